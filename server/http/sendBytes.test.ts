import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askRaw } from "../test/askRaw.ts";
import { eventually } from "../test/eventually.ts";
import { inPieces, pieceBytes, sendBytes } from "./sendBytes.ts";

const small = Buffer.from("a few letters");
/** More than networks hold. */
const large = Buffer.alloc(24 * 1024 * 1024, "0123456789x");
const app = express();
const answers: ServerResponse[] = [];
app.get("/:size", (request, response) => {
  answers.push(response);
  sendBytes(response, request.params.size === "small" ? small : large);
});
const server = createServer(app);
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ["small", small],
  ["large", large],
])("what is %s comes whole, and is not sent to who has it", async (size, bytes) => {
  const answer = await fetch(`${url()}/${size}`);
  expect(answer.headers.get("content-length")).toBe(`${bytes.length}`);
  expect(bytes.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
  const tag = answer.headers.get("etag") ?? "";
  const again = await askRaw(url(), `/${size}`, { headers: { "if-none-match": tag } });
  expect([tag === "", again.status, again.text]).toEqual([false, 304, ""]);
  const head = await askRaw(url(), `/${size}`, { method: "HEAD" });
  expect([head.status, head.headers["content-length"]]).toEqual([200, `${bytes.length}`]);
});

test("NET10 who reads none of it is kept one piece, however large it is", async () => {
  const before = answers.length;
  const deaf = Array.from({ length: 4 }, () => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.on("error", () => undefined).pause();
    socket.write("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    return socket;
  });
  const waiting = await eventually(() => {
    const found = answers.slice(before);
    if (found.length < 4 || found.some(({ writableLength }) => writableLength === 0))
      throw new Error("not all of them wait for their reader");
    return found;
  });
  for (const { writableLength } of waiting) expect(writableLength).toBeLessThan(2 * pieceBytes);
  for (const socket of deaf) socket.destroy();
});

test("NET10 texts are written in pieces, and no letter falls apart", async () => {
  async function* texts() {
    yield "short";
    yield "€".repeat(pieceBytes);
  }
  const pieces: Buffer[] = [];
  const kept: number[] = [];
  for await (const piece of inPieces(texts(), (bytes) => kept.push(bytes))) pieces.push(piece);
  expect(Math.max(...pieces.map(({ length }) => length))).toBe(pieceBytes);
  expect(Buffer.concat(pieces).toString()).toBe(`short${"€".repeat(pieceBytes)}`);
  expect(kept).toEqual([5, 0, 3 * pieceBytes, 0]);
});

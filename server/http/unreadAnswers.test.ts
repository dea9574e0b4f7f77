import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
const deaf: Socket[] = [];
beforeAll(async () => {
  // Of an address 32 MiB.
  app = await startApp({ limits: { clients: 10 } });
});
afterAll(async () => {
  for (const socket of deaf) socket.destroy();
  await app.close();
});

/** A contest whose cards are nearly a megabyte. */
const statement = "Find the sum. ".repeat(1_400).trim();
const cards = Array.from({ length: 48 }, (_, nth) => {
  const place = `${1 + (nth % 12)},${1 + Math.floor(nth / 12)}`;
  return `${place},Sums,100,number,${statement},${nth}`;
});
const table = ["row,column,category,price,kind,statement,answer", ...cards].join("\n");

test("NET10 whoever asks for what is made anew each time, and takes none of it, is cut off", async () => {
  const token = await app.signIn();
  const { code } = await contestIn(app, token, "draft", { file: Buffer.from(table).toString("base64") });
  const asking = `GET /api/rooms/${code}/cards HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n\r\n`;
  for (let count = 0; count < 6; count += 1) {
    const socket = connect(app.app.port, "127.0.0.1").on("error", () => undefined);
    deaf.push(socket);
    socket.pause();
    socket.write(asking.repeat(16));
  }
  await eventually(async () => {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toMatch(/regatta_sockets_cut_off_total\{[^}]*reason="unread"[^}]*\} [1-9]/);
  });
});

import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callRoute } from "./callRoute.ts";

const heard: string[] = [];
/** Sends on to `/p/2`, which answers what it was asked; `/p/3` sends round in a circle. */
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url = "", headers } = request;
    heard.push(`${method} ${url}`);
    if (url.startsWith("/p/2/")) {
      const body = Buffer.concat(chunks).toString();
      response.end(JSON.stringify({ token: headers.authorization, mark: headers["regatta-mark"], body }));
    } else response.writeHead(307, { location: url.startsWith("/p/3/") ? url : `/p/2${url}` }).end();
  });
});
let caller = { origin: "", localAddress: "127.0.0.1" };

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  caller = { ...caller, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
afterAll(() => {
  server.close();
});

it("BAK1 goes where it is sent, with the same method, body, token and mark", async () => {
  const body = { id: "0123456789abcdef", name: "Foxes" };
  const call = { code: "ABC234", token: "secret", mark: "seen", body };
  expect(await callRoute(caller, "joinRoom", call)).toEqual({
    ok: true,
    reply: { token: "Bearer secret", mark: "seen", body: JSON.stringify(body) },
  });
  expect(heard.splice(0)).toEqual(["POST /api/rooms/ABC234/teams", "POST /p/2/api/rooms/ABC234/teams"]);
});

it("asks one process by its path, and is not led in a circle for ever", async () => {
  await callRoute(caller, "connectScreen", { code: "ABC234", path: "/p/2" });
  expect(heard.splice(0)).toEqual(["POST /p/2/api/rooms/ABC234/connect/screen"]);
  await expect(callRoute(caller, "owner", { code: "ABC234", path: "/p/3" })).rejects.toThrow(
    "without an end",
  );
  expect(heard.splice(0).length).toBeLessThan(6);
});

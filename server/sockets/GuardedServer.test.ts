import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { createMetrics } from "../ops/metrics.ts";
import { GuardedServer } from "./GuardedServer.ts";
import { SocketFaults } from "./SocketFaults.ts";

const { socketFaults } = createMetrics();
const server = new GuardedServer({}, new SocketFaults(pino({ level: "silent" }), { socketFaults }));
afterEach(() => {
  server.removeAllListeners();
  server.close();
});

async function ask(bytes: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  socket.on("error", () => undefined);
  socket.write(bytes);
  await once(socket, "close");
  return answer;
}

test("NET1 whatever throws while a socket is served ends that socket; a fault of no socket is thrown on", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bug = () => {
    throw new Error("a bug");
  };
  const head = "HTTP/1.1\r\nHost: a\r\n";
  server.on("request", (request, response) => (request.url === "/bug" ? bug() : response.end("well")));
  server.on("upgrade", bug);
  expect(await ask(`GET /bug ${head}\r\n`)).toBe("");
  expect(await ask(`GET / ${head}Connection: Upgrade\r\nUpgrade: x\r\n\r\n`)).toBe("");
  expect(await ask(`GET / ${head}Connection: close\r\n\r\n`)).toContain("well");
  server.once("connection", bug);
  expect(await ask(`GET / ${head}\r\n`)).toBe("");
  expect((await socketFaults.get()).values[0]?.value).toBe(3);

  // As Node itself would do.
  expect(await ask("GET / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  expect(await ask(`GET / ${head}Expect: cake\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 417 /);
  expect(await ask("GET / HTTP/1.0\r\n\r\n")).toContain("well");

  server.on("listening", bug);
  expect(() => server.emit("listening")).toThrow("a bug");
});

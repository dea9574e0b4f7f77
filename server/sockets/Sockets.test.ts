import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Budgets } from "../budgets/Budgets.ts";
import { createMetrics } from "../ops/metrics.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { GuardedServer } from "./GuardedServer.ts";
import { SocketFaults } from "./SocketFaults.ts";
import { Sockets } from "./Sockets.ts";

/** Of an address 504 sockets, of all 1,008. */
const sizes = { teams: 1, seatsPerTeam: 1, clients: 2, practices: 1 };
const most = 504;

let server: GuardedServer;
let budgets: Budgets;
let sockets: Sockets;
/** The server's ends, in the order of coming. */
let ends: Socket[];
beforeEach(async () => {
  const metrics = createMetrics();
  server = new GuardedServer({}, new SocketFaults(pino({ level: "silent" }), metrics));
  budgets = new Budgets(new FakeClock(0), sizes);
  sockets = new Sockets({ server, budgets, metrics, behindProxy: false });
  ends = [];
  server.on("connection", (socket) => ends.push(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  sockets.closeAll();
  server.close();
  await eventually(() => expect(budgets.held("sockets")).toBe(0));
});

async function open(count: number, localAddress: string): Promise<readonly Socket[]> {
  const before = ends.length;
  const opened = Array.from({ length: count }, () => {
    const socket = connect({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", localAddress });
    return socket.on("error", () => undefined);
  });
  await eventually(() => expect(ends).toHaveLength(before + count));
  return opened;
}

test("NET7 whoever opens sockets without end loses their own oldest, and a newcomer gets in", async () => {
  const idle = await open(most, "127.9.0.1");
  const [other] = await open(1, "127.9.0.2");
  expect(budgets.held("addressSockets", "127.9.0.1")).toBe(most);
  const pupil = await open(1, "127.9.0.1");
  await eventually(() => expect(idle.filter(({ closed }) => closed)).toHaveLength(1));
  expect(ends[0]?.destroyed).toBe(true);
  expect([...pupil, other].some((socket) => socket?.closed)).toBe(false);
  expect(budgets.held("addressSockets", "127.9.0.1")).toBe(most);
});

test("NET7 who is in a room stays; when all are, a further socket is closed", async () => {
  await open(most, "127.9.0.1");
  for (const socket of ends.slice(0, most - 1)) sockets.enterRoom(socket);
  await open(1, "127.9.0.1");
  expect(ends.slice(0, most).filter(({ destroyed }) => destroyed)).toEqual([ends[most - 1]]);
  for (const socket of ends) sockets.enterRoom(socket);
  await open(1, "127.9.0.1");
  expect(ends.at(-1)?.destroyed).toBe(true);
});

test("NET7 what closes is free again", async () => {
  const opened = await open(10, "127.9.0.1");
  for (const socket of opened) socket.destroy();
  await eventually(() => expect(budgets.held("sockets")).toBe(0));
});

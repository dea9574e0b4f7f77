import { once } from "node:events";
import { Agent, get } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Budgets } from "../budgets/Budgets.ts";
import { createMetrics, type Metrics } from "../ops/metrics.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { GuardedServer } from "./GuardedServer.ts";
import { SocketFaults } from "./SocketFaults.ts";
import { UnreadAnswers } from "./UnreadAnswers.ts";

const MiB = 1024 * 1024;
/** More than a network holds. */
const large = Buffer.alloc(64 * MiB);
/** Of an address 96 MiB, of all 144 MiB. */
const sizes = { teams: 1, seatsPerTeam: 1, clients: 768, practices: 1 };
const asking = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

let clock: FakeClock;
let metrics: Metrics;
let server: GuardedServer;
let unread: UnreadAnswers;
/** The server's ends, in the order of coming. */
let ends: Socket[];
const opened: Socket[] = [];
beforeEach(async () => {
  clock = new FakeClock(0);
  metrics = createMetrics();
  server = new GuardedServer({}, new SocketFaults(pino({ level: "silent" }), metrics));
  const budgets = new Budgets(clock, sizes);
  unread = new UnreadAnswers({ server, budgets, metrics, clock, behindProxy: false });
  ends = [];
  server.on("connection", (socket) => ends.push(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const port = () => (server.address() as AddressInfo).port;

/** Asks, and reads nothing before it is told to; the server's end. */
async function ask(localAddress: string): Promise<readonly [Socket, Socket]> {
  const before = ends.length;
  const socket = connect({ port: port(), host: "127.0.0.1", localAddress }).on("error", () => undefined);
  opened.push(socket);
  socket.pause();
  socket.write(asking);
  const end = await eventually(() => {
    const [found] = ends.slice(before);
    if (!found || found.writableLength === 0) throw new Error("nothing waits for it to read");
    return found;
  });
  return [socket, end];
}

/** Reads so much more, and stops. */
function read(socket: Socket, bytes: number): Promise<void> {
  const goal = socket.bytesRead + bytes;
  return new Promise((resolve) => {
    const take = () => {
      if (socket.bytesRead < goal) return;
      socket.pause().off("data", take);
      resolve();
    };
    socket.on("data", take).resume();
  });
}

async function cutOff(): Promise<Readonly<Record<string, number>>> {
  const { values } = await metrics.cutOff.get();
  return Object.fromEntries(values.map(({ labels, value }) => [labels.reason, value]));
}

/** What Node could answer by itself counts as well. */
const refused = ["GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nExpect: cake\r\n\r\n"];

test.each(refused)("NET10 so is who asks on for what is refused: %j", async (refusedAsking) => {
  const socket = connect(port(), "127.0.0.1").on("error", () => undefined);
  socket.resume().write(refusedAsking.repeat(1_000));
  await once(socket, "close");
  expect(await cutOff()).toEqual({ pipelined: 1 });
});

test("NET10 who asks on without an answer is cut off, and what else came with it is not served", async () => {
  let served = 0;
  server.on("request", () => {
    served += 1;
  });
  const socket = connect(port(), "127.0.0.1").on("error", () => undefined);
  socket.resume().write(asking.repeat(1_000));
  await once(socket, "close");
  expect(served).toBe(16);
  expect(await cutOff()).toEqual({ pipelined: 1 });
});

test("NET10 whoever asks for one thing after another, as browsers and nginx do, asks for as much as they like", async () => {
  server.on("request", (_request, response) => response.end("well"));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let count = 0; count < 50; count += 1) {
    const [response] = await once(get({ port: port(), host: "127.0.0.1", agent }), "response");
    expect((await response.toArray()).join("")).toBe("well");
  }
  agent.destroy();
  expect(ends).toHaveLength(1);
  expect(await cutOff()).toEqual({});
  // Nothing is looked at any more.
  await eventually(() => expect(clock.waiting).toBe(0));
});

test("NET10 what nobody takes anything of for half a minute is given up", async () => {
  server.on("request", (_request, response) => response.end(large));
  const [, end] = await ask("127.9.0.1");
  clock.advance(28_000);
  expect(end.destroyed).toBe(false);
  clock.advance(4_000);
  expect(end.destroyed).toBe(true);
  expect(await cutOff()).toEqual({ stalled: 1 });
  await eventually(() => expect(clock.waiting).toBe(0));
});

test("NET10 who reads slowly stays", async () => {
  function* pieces() {
    for (let piece = 0; piece < 16; piece += 1) yield Buffer.alloc(4 * MiB);
  }
  server.on("request", (_request, response) => Readable.from(pieces()).pipe(response));
  const [socket, end] = await ask("127.9.0.1");
  const taken = () => end.bytesWritten - end.writableLength;
  for (let round = 0; round < 4; round += 1) {
    const before = taken();
    await read(socket, 12 * MiB);
    await eventually(() => expect(taken()).toBeGreaterThan(before));
    clock.advance(20_000);
    expect(end.destroyed).toBe(false);
  }
  expect(await cutOff()).toEqual({});
});

test("NET10 who waits for an answer that is still being made stays", async () => {
  const made = Promise.withResolvers<void>();
  server.on("request", (_request, response) => void made.promise.then(() => response.end("well")));
  const answered = once(get({ port: port(), host: "127.0.0.1", agent: false }), "response");
  await eventually(() => expect(clock.waiting).toBe(1));
  clock.advance(120_000);
  made.resolve();
  const [response] = await answered;
  expect((await response.toArray()).join("")).toBe("well");
});

test("NET10 of an address that leaves too much unread the one who has waited longest makes way", async () => {
  server.on("request", (_request, response) => response.end(large));
  const [, first] = await ask("127.9.0.1");
  const [, other] = await ask("127.9.0.2");
  clock.advance(1_000);
  expect([first, other].some(({ destroyed }) => destroyed)).toBe(false);
  const [, second] = await ask("127.9.0.1");
  clock.advance(1_000);
  expect([first, second, other].map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
  const [, third] = await ask("127.9.0.3");
  clock.advance(1_000);
  expect([other, second, third].map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
  expect(await cutOff()).toEqual({ unread: 2 });
});

test("NET10 what is kept for one reader alone counts as a whole, however little of it is written", async () => {
  function* pieces() {
    for (let at = 0; at < large.length; at += 64 * 1024) yield large.subarray(at, at + 64 * 1024);
  }
  server.on("request", (_request, response) => {
    unread.keep(response, large.length);
    Readable.from(pieces()).pipe(response);
  });
  const [, first] = await ask("127.9.0.1");
  const [, other] = await ask("127.9.0.2");
  clock.advance(1_000);
  expect([first, other].some(({ destroyed }) => destroyed)).toBe(false);
  const [, second] = await ask("127.9.0.1");
  clock.advance(1_000);
  expect([first, second, other].map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
  expect(await cutOff()).toEqual({ unread: 1 });
});

test("NET10 what is kept while the rest is still being made is not waited for in vain", async () => {
  const made = Promise.withResolvers<void>();
  server.on("request", (_request, response) => {
    unread.keep(response, MiB);
    void made.promise.then(() => response.end("well"));
  });
  const answered = once(get({ port: port(), host: "127.0.0.1", agent: false }), "response");
  await eventually(() => expect(clock.waiting).toBe(1));
  clock.advance(120_000);
  made.resolve();
  const [response] = await answered;
  expect((await response.toArray()).join("")).toBe("well");
});

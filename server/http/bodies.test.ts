import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../shared/api.ts";
import { Budgets } from "../budgets/Budgets.ts";
import { createMetrics } from "../ops/metrics.ts";
import { openServer } from "../sockets/openServer.ts";
import { SocketFaults } from "../sockets/SocketFaults.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { asHttpProblem, longestBodyBytes, longestBodyMs } from "./mountRoutes.ts";
import { RequestBodies } from "./RequestBodies.ts";

const clock = new FakeClock(Date.UTC(2026, 0, 10, 9));
const organizersMost = routes.createContest.maxBytes;
const documentMost = routes.importDocument.maxBytes;
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock });
});
afterAll(() => app.close());

/** Begins a request whose body is announced and never finished. */
function begin(path: string, bytes: number, port = app.app.port) {
  const socket = connect(port, "127.0.0.1");
  const asking = { socket, answer: "" };
  socket.on("data", (data) => {
    asking.answer += data;
  });
  socket.on("error", () => undefined);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n{`,
  );
  return asking;
}

function end(asked: readonly { readonly socket: Socket }[]): Promise<void> {
  for (const { socket } of asked) socket.destroy();
  return eventually(() => expect(asked.every(({ socket }) => socket.closed)).toBe(true));
}

test("NET6 who asks is known before the body is read", async () => {
  const stranger = begin(routes.createContest.path, organizersMost);
  await eventually(() => expect(stranger.answer).toMatch(/^HTTP\/1.1 401 .*not_signed_in/s));
  const nowhere = begin("/api/rooms/222222/teams", 100);
  await eventually(() => expect(nowhere.answer).toMatch(/^HTTP\/1.1 404 .*unknown_room/s));
  const tooLarge = begin(routes.signIn.path, routes.signIn.maxBytes + 1);
  await eventually(() => expect(tooLarge.answer).toMatch(/^HTTP\/1.1 413 .*body_too_large/s));
  // The rest of what nobody reads is awaited for a moment, then the connection ends.
  clock.advance(2_000);
  await eventually(() =>
    expect([stranger, nowhere, tooLarge].every(({ socket }) => socket.closed)).toBe(true),
  );
});

/** A server of one route, whose bodies come from one address; it reads no body at `/unread`. */
async function withBodies(
  use: (port: number, budgets: Budgets, sockets: readonly Socket[]) => Promise<void>,
): Promise<void> {
  const budgets = new Budgets(clock, { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 });
  const bodies = new RequestBodies(budgets, clock);
  const server = createServer((request, response) => {
    const isDocument = request.url === "/document";
    bodies.watch(request, response, "10.0.0.1", isDocument ? documentMost : organizersMost);
    if (request.url === "/unread") {
      response.statusCode = 401;
      response.end("unread");
      return;
    }
    bodies.read(request, "10.0.0.1", isDocument ? documentMost : organizersMost, isDocument).then(
      (body) => response.end(`read ${body.length}`),
      (error: unknown) => {
        const problem = asHttpProblem(error);
        response.statusCode = problem?.status ?? 500;
        response.end(problem?.code);
      },
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const sockets: Socket[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  await use((server.address() as AddressInfo).port, budgets, sockets);
  server.close();
}

test("NET6 a body has seconds to come, and a large one as many more as it needs at 64 KiB a second", () =>
  withBodies(async (port, budgets) => {
    const small = begin("/", 100, port);
    const large = begin("/", organizersMost, port);
    const whole = begin("/", 100, port);
    whole.socket.write(" ".repeat(99));
    await eventually(() => expect(whole.answer).toMatch(/^HTTP\/1.1 200 .*read 100/s));
    expect(budgets.held("bodyBytes")).toBe(100 + organizersMost);
    clock.advance(5_100);
    await eventually(() => expect(small.answer).toMatch(/^HTTP\/1.1 408 .*body_too_slow/s));
    expect(large.answer).toBe("");
    clock.advance(Math.ceil((organizersMost / (64 * 1024)) * 1_000));
    await eventually(() => expect(large.answer).toMatch(/^HTTP\/1.1 408 .*body_too_slow/s));
    clock.advance(2_000);
    await eventually(() => expect([small, large].every(({ socket }) => socket.closed)).toBe(true));
    await eventually(() => expect(budgets.held("bodyBytes")).toBe(0));
    await end([whole]);
  }));

test("NET6 FIL21 the largest has all of its time: Node itself ends no request before", () =>
  withBodies(async (port, budgets) => {
    const metrics = createMetrics();
    const log = pino({ level: "silent" });
    const faults = new SocketFaults(log, metrics);
    const { server } = await openServer({ tls: null, clock, log, faults, metrics, longestBodyMs });
    const large = begin("/document", documentMost, port);
    await eventually(() => expect(budgets.held("documentBytes")).toBe(documentMost));
    // Node counts the headers' time, too.
    clock.advance(server.requestTimeout - server.headersTimeout - 2_000);
    await eventually(() => expect(large.answer).toMatch(/^HTTP\/1.1 408 .*body_too_slow/s));
    clock.advance(2_000);
    await eventually(() => expect(large.socket.closed).toBe(true));
  }));

test("NET6 the unfinished bodies of an address have a bound in sum, and what ended is free again", () =>
  withBodies(async (port, budgets) => {
    const few = Math.floor(budgets.most("addressBodyBytes") / organizersMost);
    const asked = Array.from({ length: few + 3 }, () => begin("/", organizersMost, port));
    await eventually(() =>
      expect(asked.filter(({ answer }) => /^HTTP\/1.1 503 .*overloaded/s.test(answer))).toHaveLength(3),
    );
    expect(budgets.held("bodyBytes")).toBe(few * organizersMost);
    await end(asked);
    await eventually(() => expect(budgets.held("bodyBytes")).toBe(0));
    expect(budgets.held("addressBodyBytes", "10.0.0.1")).toBe(0);
  }));

test("NET6 FIL21 a contest with its pictures has a share of its own, for one at a time", () =>
  withBodies(async (port, budgets) => {
    const first = begin("/document", documentMost, port);
    await eventually(() => expect(budgets.held("documentBytes")).toBe(documentMost));
    expect([budgets.held("bodyBytes"), budgets.held("addressBodyBytes", "10.0.0.1")]).toEqual([0, 0]);
    const second = begin("/document", documentMost, port);
    await eventually(() => expect(second.answer).toMatch(/^HTTP\/1.1 503 .*overloaded/s));
    // Others go on as ever.
    const small = begin("/", 100, port);
    small.socket.write(" ".repeat(99));
    await eventually(() => expect(small.answer).toMatch(/read 100/));
    await end([first, second, small]);
    await eventually(() => expect(budgets.held("documentBytes")).toBe(0));
  }));

test("FIL21 a stranger's is not read, and none is longer than it may be", async () => {
  const stranger = begin(routes.importDocument.path, documentMost);
  await eventually(() => expect(stranger.answer).toMatch(/^HTTP\/1.1 401 .*not_signed_in/s));
  clock.advance(2_000);
  await eventually(() => expect(stranger.socket.closed).toBe(true));
  // Elsewhere nobody has its patience.
  expect(longestBodyBytes("/api/auth/sign-in")).toBeLessThan(documentMost);
  expect(longestBodyBytes(routes.importDocument.path)).toBe(documentMost);
});

test("NET6 what is thrown away of a body counts for the address, and above its bound nothing more is taken in", () =>
  withBodies(async (port, budgets, sockets) => {
    const few = Math.floor(budgets.most("addressBodyBytes") / organizersMost);
    const asked = Array.from({ length: few + 2 }, () => begin("/unread", organizersMost, port));
    await eventually(() => expect(asked.every(({ answer }) => answer.includes("401"))).toBe(true));
    await eventually(() => expect(budgets.held("addressBodyBytes", "10.0.0.1")).toBe(few * organizersMost));
    const rest = Buffer.alloc(organizersMost - 1, 0x20);
    for (const { socket } of asked) socket.write(rest);
    const whole = () => sockets.filter(({ bytesRead }) => bytesRead > organizersMost);
    await eventually(() => expect(whole()).toHaveLength(few));
    // Those that are sent whole are free again at once. The others were answered too, and end with their time.
    await eventually(() => expect(budgets.held("bodyBytes")).toBe(0));
    clock.advance(2_000);
    await eventually(() => expect(asked.filter(({ socket }) => socket.closed)).toHaveLength(2));
    expect(whole()).toHaveLength(few);
    await end(asked);
  }));

test("NET6 whoever left before the body was asked for holds nothing", async () => {
  const budgets = new Budgets(clock, { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 });
  const bodies = new RequestBodies(budgets, clock);
  const refused = Promise.withResolvers<unknown>();
  const server = createServer((request, response) => {
    bodies.watch(request, response, "10.0.0.1", organizersMost);
    request.socket.once("close", () => {
      bodies.read(request, "10.0.0.1", organizersMost).catch(refused.resolve);
      expect(budgets.held("bodyBytes")).toBe(0);
    });
    gone.socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const gone = begin("/", organizersMost, (server.address() as AddressInfo).port);
  expect(asHttpProblem(await refused.promise)?.code).toBe("invalid_request");
  expect(budgets.held("bodyBytes")).toBe(0);
  server.close();
});

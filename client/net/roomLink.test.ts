import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Trouble } from "./http.ts";
import type { Connection, LinkParts, RoomLink } from "./linkParts.ts";
import { openRoomLink } from "./roomLink.ts";
import { type FakeServer, startFakeServer } from "./testing/fakeServer.ts";

let server: FakeServer;
let link: RoomLink;
let connections: Connection[];
let troubles: (Trouble | null)[];
const goodbyes: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  server = startFakeServer(() => performance.now());
  connections = [];
  troubles = [];
  goodbyes.length = 0;
});
afterEach(() => {
  link.close();
  vi.useRealTimers();
});

function open(parts: LinkParts = server.parts): void {
  link = openRoomLink(parts, {
    connection: (connection) => connections.push(connection),
    trouble: (trouble) => troubles.push(trouble),
    socket: () => {},
    state: () => {},
    private: () => {},
    drafts: () => {},
    authors: () => {},
    entrance: () => {},
    goodbye: (reason) => goodbyes.push(reason),
    clock: () => {},
    account: () => {},
    health: () => {},
  });
}

async function openLive(): Promise<void> {
  open();
  await vi.advanceTimersByTimeAsync(1);
  expect(connections).toEqual(["connecting", "live"]);
}

test("comes back 0.2 s after the network is cut, and again after every later cut", async () => {
  await openLive();
  for (const cut of [1, 2, 3]) {
    await vi.advanceTimersByTimeAsync(6_000);
    server.last().cut();
    expect(connections.at(-1)).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(199);
    expect(server.rooms).toHaveLength(cut);
    await vi.advanceTimersByTimeAsync(2);
    expect(server.rooms).toHaveLength(cut + 1);
    expect(connections.at(-1)).toBe("live");
  }
});

test("PAG5 seats in vain mean a network without WebSockets; once it is live, that is forgotten", async () => {
  const { join } = server.parts;
  let isBlocked = true;
  const blocked = async () => Promise.reject(new Error("the upgrade was refused"));
  const parts: LinkParts = {
    ...server.parts,
    join: (...seat) => (isBlocked ? blocked() : join(...seat)),
  };
  server.refusals.push({ code: "unreachable" });
  open(parts);
  await vi.advanceTimersByTimeAsync(5_000);
  const codes = troubles.map((trouble) => trouble?.code);
  expect(codes.slice(0, 4)).toEqual(["unreachable", "unreachable", "sockets_blocked", "sockets_blocked"]);
  isBlocked = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(troubles.at(-1)).toBeNull();
  isBlocked = true;
  server.last().cut();
  await vi.advanceTimersByTimeAsync(250);
  expect(troubles.at(-1)?.code).toBe("unreachable");
});

test("goes on trying for ever, at most 5 s apart", async () => {
  await openLive();
  server.refusals.push(...Array.from({ length: 500 }, (): Trouble => ({ code: "unreachable" })));
  server.last().cut();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(connections.at(-1)).toBe("reconnecting");
  expect(server.refusals.length).toBeLessThan(500 - 110);
  server.refusals.length = 0;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(connections.at(-1)).toBe("live");
  expect(troubles.at(-1)).toBeNull();
});

test("who is thrown out at once waits longer each time", async () => {
  await openLive();
  const times: number[] = [];
  for (let cuts = 0; cuts < 4; cuts++) {
    server.last().cut();
    let waitedMs = 0;
    for (; connections.at(-1) !== "live"; waitedMs += 100) await vi.advanceTimersByTimeAsync(100);
    times.push(waitedMs);
  }
  expect(times).toEqual([200, 400, 800, 1600]);
});

test("gives a silent connection up after 8 s and makes a new one", async () => {
  await openLive();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.rooms).toHaveLength(1);
  server.isAnswering = false;
  await vi.advanceTimersByTimeAsync(2_900);
  expect(server.rooms[0]?.isOpen).toBe(true);
  let waitedMs = 0;
  for (; server.last().isOpen; waitedMs += 100) await vi.advanceTimersByTimeAsync(100);
  expect(waitedMs).toBeLessThan(6_000);
  server.isAnswering = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.rooms).toHaveLength(2);
  expect(connections).toEqual(["connecting", "live", "reconnecting", "live"]);
});

test("tries at once when the page wakes", async () => {
  await openLive();
  server.refusals.push({ code: "unreachable" }, { code: "unreachable" }, { code: "unreachable" });
  server.last().cut();
  await vi.advanceTimersByTimeAsync(800);
  server.refusals.length = 0;
  link.wake();
  await vi.advanceTimersByTimeAsync(1);
  expect(connections.at(-1)).toBe("live");
});

test("does not come back after a goodbye", async () => {
  await openLive();
  server.last().events.goodbye({ reason: "seat_released" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(goodbyes).toEqual(["seat_released"]);
  expect(connections.at(-1)).toBe("closed");
  expect(server.rooms).toHaveLength(1);
});

test("does not ask again when the room does not exist", async () => {
  server.refusals.push({ code: "unknown_room" });
  open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(connections).toEqual(["connecting", "closed"]);
  expect(troubles).toEqual([{ code: "unknown_room" }]);
});

test("waits for a contest that is not open yet", async () => {
  server.refusals.push({ code: "wrong_phase" });
  open();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(connections.at(-1)).toBe("live");
});

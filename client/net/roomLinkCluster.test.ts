import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Trouble } from "./http.ts";
import type { Connection, RoomLink } from "./linkParts.ts";
import { openRoomLink } from "./roomLink.ts";
import type { RoomSocket } from "./roomSocket.ts";
import { type FakeServer, startFakeServer, wireState } from "./testing/fakeServer.ts";

let server: FakeServer;
let link: RoomLink;
let connections: Connection[];
let shown: string[];
let socket: RoomSocket | null;

beforeEach(() => {
  vi.useFakeTimers();
  server = startFakeServer(() => performance.now());
  server.path = "/p/1";
  connections = [];
  shown = [];
  socket = null;
});
afterEach(() => {
  link.close();
  vi.useRealTimers();
});

function open(): void {
  link = openRoomLink(server.parts, {
    connection: (connection) => connections.push(connection),
    trouble: () => {},
    socket(next) {
      socket = next;
    },
    state: ({ epoch }) => shown.push(`state ${epoch}`),
    private: ({ revision }) => shown.push(`private ${revision}`),
    drafts: () => {},
    authors: () => {},
    entrance: () => {},
    goodbye: () => {},
    clock: () => {},
    account: () => {},
    health: () => {},
  });
}

/** The newest connection is shown the contest. */
function begin(epoch: number, mark = ""): void {
  server.last().events.state(wireState({ epoch, mark }));
}

async function openLive(epoch = 10): Promise<void> {
  open();
  await vi.advanceTimersByTimeAsync(1);
  begin(epoch, `m${epoch}`);
  expect(connections).toEqual(["connecting", "live"]);
}

const change = (revision: number, mark?: string) =>
  ({ revision, change: { kind: "team", name: "Otters" }, ...(mark && { mark }) }) as const;

test("BAK2 a connection is told of with its first state, and nothing of it before", async () => {
  open();
  await vi.advanceTimersByTimeAsync(1);
  server.last().events.private(change(1));
  expect(shown).toEqual([]);
  expect(socket).toBeNull();
  begin(10);
  expect(shown).toEqual(["private 1", "state 10"]);
  expect(socket).not.toBeNull();
  server.last().events.private(change(2));
  expect(shown.at(-1)).toBe("private 2");
});

test("BAK2 of an older epoch nothing is shown; the connection is given up, and the page comes back", async () => {
  await openLive(10);
  server.last().cut();
  await vi.advanceTimersByTimeAsync(300);
  const woken = server.last();
  woken.events.private(change(7));
  begin(9);
  woken.events.private(change(8));
  expect(shown).toEqual(["state 10"]);
  expect(woken.isOpen).toBe(false);
  expect(socket).toBeNull();
  await vi.advanceTimersByTimeAsync(500);
  expect(server.rooms).toHaveLength(3);
  begin(11);
  expect(shown.at(-1)).toBe("state 11");
  expect(connections).toEqual(["connecting", "live"]);
});

test("BAK1 a silent owner is asked after, and stays while nobody else has the contest", async () => {
  await openLive();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.ownerAsked).toBe(0);
  server.isAnswering = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(server.ownerAsked).toBeGreaterThan(0);
  server.owner = { path: "/p/1", epoch: 10 };
  const askedBefore = server.ownerAsked;
  await vi.advanceTimersByTimeAsync(1_500);
  expect(server.ownerAsked - askedBefore).toSatisfy((times: number) => times >= 2 && times <= 4);
  expect(connections.at(-1)).toBe("reconnecting");
  begin(10);
  expect(connections.at(-1)).toBe("live");
  expect(server.rooms).toHaveLength(1);
  const asked = server.ownerAsked;
  server.isAnswering = true;
  await vi.advanceTimersByTimeAsync(500);
  expect(server.ownerAsked).toBe(asked);
});

test("BAK1 a page whose connection ends asks for a seat within a tenth of a second", async () => {
  await openLive();
  server.last().cut();
  await vi.advanceTimersByTimeAsync(99);
  expect(server.rooms).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(server.rooms).toHaveLength(2);
});

test("BAK1 a higher epoch elsewhere is gone to at once, within 4 s of the silence", async () => {
  await openLive();
  server.isAnswering = false;
  server.owner = { path: "/p/2", epoch: 11 };
  await vi.advanceTimersByTimeAsync(4_000);
  expect(server.rooms.map(({ path, isOpen }) => [path, isOpen])).toEqual([
    ["/p/1", false],
    ["/p/2", true],
  ]);
  expect(server.wishes.at(-1)).toEqual({ path: "/p/2", mark: "m10" });
  server.isAnswering = true;
  begin(11);
  expect(connections.at(-1)).toBe("live");
  expect(shown).toEqual(["state 10", "state 11"]);
});

test("BAK1 an owner that answers and cannot save is left for one of a higher epoch, and for nobody else", async () => {
  await openLive();
  server.owner = { path: "/p/1", epoch: 10 };
  const unsaved = wireState({ epoch: 10, mark: "m10", saving: false });
  server.last().events.state(unsaved);
  await vi.advanceTimersByTimeAsync(1_400);
  expect(server.ownerAsked).toBe(0);
  await vi.advanceTimersByTimeAsync(4_600);
  expect(server.ownerAsked).toSatisfy((times: number) => times >= 2 && times <= 4);
  expect(connections).toEqual(["connecting", "live"]);
  server.owner = { path: "/p/2", epoch: 11 };
  await vi.advanceTimersByTimeAsync(2_600);
  expect(server.rooms.map(({ path, isOpen }) => [path, isOpen])).toEqual([
    ["/p/1", false],
    ["/p/2", true],
  ]);
  begin(11);
  const asked = server.ownerAsked;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(server.ownerAsked).toBe(asked);
  expect(connections.at(-1)).toBe("live");
});

test("BAK1 an owner that saves again is asked after no more", async () => {
  await openLive();
  server.last().events.state(wireState({ epoch: 10, saving: false }));
  await vi.advanceTimersByTimeAsync(1_600);
  begin(10);
  const asked = server.ownerAsked;
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(server.ownerAsked).toBe(asked);
});

test("BAK3 a contest that was handed over is followed within 0.3 s, and nobody is told", async () => {
  await openLive();
  server.last().events.moved({ path: "/p/3" });
  server.last().cut();
  expect(socket).toBeNull();
  await vi.advanceTimersByTimeAsync(299);
  expect(server.rooms).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(server.last().path).toBe("/p/3");
  begin(11);
  expect(socket).not.toBeNull();
  expect(connections).toEqual(["connecting", "live"]);
});

test("BAK3 where the new process is not reached, whoever answers is asked", async () => {
  await openLive();
  server.refusals.push({ code: "unreachable" });
  server.last().events.moved({ path: "/p/3" });
  await vi.advanceTimersByTimeAsync(600);
  expect(server.wishes.map(({ path }) => path)).toEqual(["", "/p/3", ""]);
  begin(11);
  expect(connections).toEqual(["connecting", "live"]);
});

test("BAK3 a process that has just lost the contest is asked again soon, and again", async () => {
  await openLive();
  server.refusals.push(...Array.from({ length: 10 }, (): Trouble => ({ code: "contest_moved" })));
  server.last().cut();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(server.last()).not.toBe(server.rooms[0]);
});

test("BAK4 a gap shows nothing for 1 s, then a quiet sign, and after 3 s that the connection is lost", async () => {
  await openLive();
  server.refusals.push(...Array.from({ length: 100 }, (): Trouble => ({ code: "unreachable" })));
  server.last().cut();
  await vi.advanceTimersByTimeAsync(990);
  expect(connections).toEqual(["connecting", "live"]);
  await vi.advanceTimersByTimeAsync(20);
  expect(connections.at(-1)).toBe("waiting");
  await vi.advanceTimersByTimeAsync(1_980);
  expect(connections.at(-1)).toBe("waiting");
  await vi.advanceTimersByTimeAsync(20);
  expect(connections.at(-1)).toBe("reconnecting");
  server.refusals.length = 0;
  await vi.advanceTimersByTimeAsync(600);
  begin(11);
  expect(connections).toEqual(["connecting", "live", "waiting", "reconnecting", "live"]);
});

test("BAK5 the newest mark goes with every wish for a seat", async () => {
  await openLive();
  server.last().events.private(change(1, "p1"));
  server.last().cut();
  await vi.advanceTimersByTimeAsync(300);
  expect(server.wishes.map(({ mark }) => mark)).toEqual([null, "p1"]);
  begin(10, "m11");
  server.last().cut();
  await vi.advanceTimersByTimeAsync(500);
  expect(server.wishes.at(-1)?.mark).toBe("m11");
});

test("BAK1 one process alone is never asked after, and is given up after 8 s as ever", async () => {
  server.path = "";
  open();
  await vi.advanceTimersByTimeAsync(1);
  expect(connections.at(-1)).toBe("live");
  begin(1);
  server.isAnswering = false;
  await vi.advanceTimersByTimeAsync(7_900);
  expect(server.rooms).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(connections).toContain("reconnecting");
  expect(connections).not.toContain("waiting");
  expect(server.ownerAsked).toBe(0);
});

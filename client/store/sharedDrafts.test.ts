import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RequestRefused, type RoomSocket } from "../net/roomSocket.ts";
import { createSharedDrafts } from "./sharedDrafts.ts";
import { plainPurchase, plainTeamView } from "./testing/plainTeamView.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A connection that notes what it is asked; `answer` may throw. */
function socketNoting(told: unknown[], answer: () => object = () => ({ ok: true })): RoomSocket {
  return {
    // One kind of request is made here, and its reply is not read.
    request: async (_type, payload) => {
      told.push(payload);
      return answer() as never;
    },
    drop() {},
  };
}

/** A room that notes what it is told, and tells what it has before it answers anything else. */
function roomNoting(told: unknown[], tellItsOwn: () => void = () => {}): RoomSocket {
  return {
    request: async (type, payload) => {
      if (type === "draft") told.push(payload);
      else tellItsOwn();
      return { ok: true } as never;
    },
    drop() {},
  };
}

/** Longer than any words wait until they are told. */
const rest = () => vi.advanceTimersByTimeAsync(2_000);

test("the newest words are told, not every key", async () => {
  const told: unknown[] = [];
  const drafts = createSharedDrafts(() => 0);
  drafts.connect(socketNoting(told));
  for (const text of ["1", "12", "123"]) drafts.write(7, text);
  drafts.write(8, "x");
  expect(told).toEqual([{ purchaseId: 7, text: "1" }]);
  await vi.advanceTimersByTimeAsync(400);
  expect(told.slice(1)).toEqual([
    { purchaseId: 7, text: "123" },
    { purchaseId: 8, text: "x" },
  ]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toHaveLength(3);
});

test("what is written without a connection is told by the next one", () => {
  const told: unknown[] = [];
  const drafts = createSharedDrafts(() => 0);
  drafts.write(7, "1");
  drafts.write(7, "12");
  drafts.connect(socketNoting(told));
  expect(told).toEqual([{ purchaseId: 7, text: "12" }]);
});

test("what was lost with a connection is told again; what the server refused is not", async () => {
  const drafts = createSharedDrafts(() => 0);
  drafts.connect(
    socketNoting([], () => {
      throw new Error("the connection is lost");
    }),
  );
  drafts.write(7, "1");
  await vi.advanceTimersByTimeAsync(0);
  drafts.connect(null);
  await vi.advanceTimersByTimeAsync(400);
  const told: unknown[] = [];
  drafts.connect(
    socketNoting(told, () => {
      throw new RequestRefused("no");
    }),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([{ purchaseId: 7, text: "1" }]);
});

test("DRF3 of two drafts that one connection has lost the newest is told, and once", async () => {
  const lose: (() => void)[] = [];
  const drafts = createSharedDrafts(() => 0);
  drafts.connect({
    request: () => new Promise((_, reject) => lose.push(() => reject(new Error("the connection is lost")))),
    drop() {},
  });
  drafts.write(7, "1");
  await vi.advanceTimersByTimeAsync(400);
  drafts.write(7, "12");
  drafts.connect(null);
  for (const fail of lose) fail();
  await vi.advanceTimersByTimeAsync(2_000);
  const told: unknown[] = [];
  drafts.connect(socketNoting(told));
  await vi.advanceTimersByTimeAsync(2_000);
  expect([lose.length, told]).toEqual([2, [{ purchaseId: 7, text: "12" }]]);
});

test("mates' drafts are kept by purchase until the connection is lost", () => {
  const drafts = createSharedDrafts(() => 42);
  drafts.take([
    { purchaseId: 7, seatId: "s2", text: "1" },
    { purchaseId: 8, seatId: "s3", text: "x" },
  ]);
  drafts.take([{ purchaseId: 7, seatId: "s2", text: "12" }]);
  expect(drafts.ofMates.value).toEqual({
    7: { seatId: "s2", text: "12", at: 42 },
    8: { seatId: "s3", text: "x", at: 42 },
  });
  drafts.connect(null);
  expect(drafts.ofMates.value).toEqual({});
});

test("DRF3 what the mates were told stands: each room that does not have it is told it anew, and once", async () => {
  const drafts = createSharedDrafts(() => 0);
  drafts.connect(roomNoting([]));
  for (const text of ["1", "12"]) drafts.write(7, text);
  drafts.write(8, "x");
  await rest();
  const standing = [
    { purchaseId: 7, text: "12" },
    { purchaseId: 8, text: "x" },
  ];
  for (let rooms = 0; rooms < 2; rooms += 1) {
    const told: unknown[] = [];
    drafts.connect(null);
    drafts.connect(roomNoting(told));
    await rest();
    expect(told).toEqual(standing);
  }
});

test("DRF3 nothing is told anew that the room has, that a mate has written since, or that was taken back", async () => {
  const drafts = createSharedDrafts(() => 0);
  drafts.connect(roomNoting([]));
  for (const purchaseId of [1, 2, 3, 4]) drafts.write(purchaseId, "1");
  await rest();
  drafts.write(3, "");
  drafts.take([{ purchaseId: 4, seatId: "s2", text: "12" }]);
  await rest();
  drafts.connect(null);
  const told: unknown[] = [];
  const has = [
    { purchaseId: 1, seatId: "own", text: "1" },
    { purchaseId: 2, seatId: "s2", text: "12" },
  ];
  drafts.connect(roomNoting(told, () => drafts.take(has)));
  await rest();
  expect(told).toEqual([]);
  // Who writes on after a mate has the newest words again.
  drafts.write(2, "123");
  await rest();
  drafts.connect(null);
  drafts.connect(roomNoting(told));
  await rest();
  expect(told).toEqual([
    { purchaseId: 2, text: "123" },
    { purchaseId: 1, text: "1" },
    { purchaseId: 2, text: "123" },
  ]);
});

test("DRF4 a draft ends with its purchase, and with the team that it was written at", async () => {
  const drafts = createSharedDrafts(() => 0);
  const purchases = { 1: plainPurchase(), 2: plainPurchase({ id: 2 }) };
  drafts.follow(plainTeamView({ purchases }));
  drafts.connect(roomNoting([]));
  for (const purchaseId of [1, 2]) drafts.write(purchaseId, "1");
  await rest();
  drafts.follow(plainTeamView({ purchases: { ...purchases, 1: plainPurchase({ status: "expired" }) } }));
  // It is played on: what was written before does not come back.
  drafts.follow(plainTeamView({ purchases }));
  drafts.connect(null);
  const told: unknown[] = [];
  drafts.connect(roomNoting(told));
  await rest();
  expect(told).toEqual([{ purchaseId: 2, text: "1" }]);
  drafts.connect(null);
  drafts.write(1, "of the former team");
  drafts.follow(plainTeamView({ teamId: "t2", purchases }));
  drafts.connect(roomNoting(told));
  await rest();
  expect(told).toHaveLength(1);
});

test("DRF3 words whose connection is found lost only when there is another are told by that one", async () => {
  let lose = () => {};
  const drafts = createSharedDrafts(() => 0);
  drafts.connect({
    request: () =>
      new Promise((_, reject) => {
        lose = () => reject(new Error("no answer in time"));
      }),
    drop() {},
  });
  drafts.write(7, "1");
  await rest();
  drafts.connect(null);
  const told: unknown[] = [];
  drafts.connect(roomNoting(told));
  await rest();
  expect(told).toEqual([]);
  lose();
  await rest();
  expect(told).toEqual([{ purchaseId: 7, text: "1" }]);
});

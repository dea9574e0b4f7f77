import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RequestRefused, type RoomSocket } from "../net/roomSocket.ts";
import { createSharedDrafts } from "./sharedDrafts.ts";

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

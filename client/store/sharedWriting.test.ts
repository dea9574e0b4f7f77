import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AuthorAt, AuthorView } from "../../shared/authors.ts";
import type { RoomReply } from "../../shared/protocol.ts";
import { RequestRefused, type RoomSocket } from "../net/roomSocket.ts";
import { createSharedWriting } from "./sharedWriting.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const typed = (text: string | null): AuthorAt => ({ cardId: 6, field: "statement", text });
const anna = (at: AuthorAt | null): AuthorView => ({ id: 1, name: "Anna", signIn: "f3a9", at });

/** A connection that notes what it is asked; `answer` may throw. */
function socketNoting(
  told: unknown[],
  answer: () => RoomReply["writing"] = () => ({ ok: true }),
): RoomSocket {
  return {
    // One kind of request is made here.
    request: async (_type, payload) => {
      told.push((payload as { readonly at: unknown }).at);
      return answer() as never;
    },
    drop() {},
  };
}

test("EDT9 nothing is told, nor asked for, before the board is open to be written", async () => {
  const told: unknown[] = [];
  const writing = createSharedWriting();
  writing.connect(socketNoting(told));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual([]);
  writing.enter();
  expect(told).toEqual([null]);
});

test("EDT9 the newest words are told four times a second at most, a long text less often, and nothing twice", async () => {
  const told: unknown[] = [];
  const writing = createSharedWriting();
  writing.enter();
  writing.connect(socketNoting(told));
  for (let keys = 1; keys <= 100; keys += 1) {
    writing.write(typed("x".repeat(keys)));
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told.length).toBeLessThanOrEqual(6);
  expect(told.at(-1)).toEqual(typed("x".repeat(100)));
  const before = told.length;
  for (let keys = 0; keys < 100; keys += 1) {
    writing.write(typed(`${"y".repeat(19_000)}${keys}`));
    await vi.advanceTimersByTimeAsync(30);
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.length - before).toBeLessThanOrEqual(4);
});

test("EDT9 a new connection is told where this author is; what the server found too fast is told later", async () => {
  const writing = createSharedWriting();
  writing.enter();
  writing.connect(
    socketNoting([], () => {
      throw new Error("the connection is lost");
    }),
  );
  writing.write(typed("Wh"));
  await vi.advanceTimersByTimeAsync(0);
  writing.connect(null);
  writing.write(typed("Whi"));
  const told: unknown[] = [];
  let refusals = 1;
  await vi.advanceTimersByTimeAsync(1_000);
  writing.connect(
    socketNoting(told, () => {
      refusals -= 1;
      return refusals >= 0 ? { ok: false, rejection: { code: "too_fast" } } : { ok: true };
    }),
  );
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual([typed("Whi"), typed("Whi")]);
});

test("EDT9 what the server does not take is not sent again", async () => {
  const told: unknown[] = [];
  const writing = createSharedWriting();
  writing.enter();
  writing.connect(
    socketNoting(told, () => {
      throw new RequestRefused("an older server");
    }),
  );
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual([null]);
});

test("EDT9 others are known until they go, or the connection does", () => {
  const writing = createSharedWriting();
  writing.take([anna(typed("W")), { ...anna(typed(null)), id: 2 }]);
  writing.take([anna(typed("Wh"))]);
  expect([...writing.others.value.values()].map(({ id, at }) => [id, at?.text])).toEqual([
    [1, "Wh"],
    [2, null],
  ]);
  writing.take([anna(null)]);
  expect([...writing.others.value.keys()]).toEqual([2]);
  writing.connect(null);
  expect(writing.others.value.size).toBe(0);
});

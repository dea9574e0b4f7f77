import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CommandReply } from "../../shared/protocol.ts";
import { createOutbox } from "./outbox.ts";
import { RequestRefused, type RoomSocket } from "./roomSocket.ts";
import { browserTimers } from "./timers.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pause = { type: "PauseContest" } as const;
const done: CommandReply = { ok: true, outcome: { type: "done" } };

/** A connection that answers commands one way; it writes down their ids. */
function socket(ids: string[], answer: () => Promise<CommandReply | undefined>): RoomSocket {
  return {
    // Only commands are sent here.
    request: (async (_type: string, { id }: { id: string }) => {
      ids.push(id);
      return answer();
    }) as unknown as RoomSocket["request"],
    drop: () => {},
  };
}
const silence = () => new Promise<never>(() => {});

function outbox(onMoved = () => {}) {
  let count = 0;
  return createOutbox(() => `id-${++count}`, onMoved, browserTimers);
}

test("a command that was cut off is sent again with the same id and answered once", async () => {
  const box = outbox();
  const ids: string[] = [];
  box.connect(socket(ids, () => Promise.reject(new Error("connection closed"))));
  const reply = box.send(pause);
  await vi.advanceTimersByTimeAsync(0);
  box.connect(null);
  box.connect(socket(ids, async () => done));
  expect(await reply).toEqual(done);
  expect(ids).toEqual(["id-1", "id-1"]);
  box.connect(socket(ids, async () => done));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ids).toHaveLength(2);
});

test("commands given without a connection wait for one", async () => {
  const box = outbox();
  const ids: string[] = [];
  const replies = [box.send(pause), box.send(pause)];
  box.connect(socket(ids, async () => done));
  expect(await Promise.all(replies)).toEqual([done, done]);
  expect(ids).toEqual(["id-1", "id-2"]);
});

test("no answer in time, or none at all, asks again on the same connection", async () => {
  const box = outbox();
  const ids: string[] = [];
  const answers = [() => Promise.reject(new Error("timed out")), async () => undefined, async () => done];
  box.connect(socket(ids, () => (answers.shift() ?? silence)()));
  const reply = box.send(pause);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await reply).toEqual(done);
  expect(ids).toEqual(["id-1", "id-1", "id-1"]);
});

test("what the server cannot read is refused, not repeated", async () => {
  const box = outbox();
  const ids: string[] = [];
  box.connect(socket(ids, () => Promise.reject(new RequestRefused("bad"))));
  expect(await box.send(pause)).toEqual({ ok: false, rejection: { code: "invalid_message" } });
  expect(ids).toHaveLength(1);
});

test("a contest that has moved asks for a new connection and keeps the command", async () => {
  let moved = 0;
  const box = outbox(() => moved++);
  const ids: string[] = [];
  box.connect(socket(ids, async () => ({ ok: false, rejection: { code: "contest_moved" } })));
  const reply = box.send(pause);
  await vi.advanceTimersByTimeAsync(0);
  expect(moved).toBe(1);
  box.connect(socket(ids, async () => done));
  expect(await reply).toEqual(done);
});

test("after the end every command is refused", async () => {
  const box = outbox();
  const waiting = box.send(pause);
  box.close();
  expect((await waiting).ok).toBe(false);
  expect((await box.send(pause)).ok).toBe(false);
});

test("BAK2 what a given-up connection still answers is not believed: the next one is asked under the same id", async () => {
  const box = outbox();
  const ids: string[] = [];
  const late = Promise.withResolvers<CommandReply>();
  box.connect(socket(ids, () => late.promise));
  const reply = box.send(pause);
  box.connect(null);
  late.resolve({ ok: false, rejection: { code: "not_allowed" } });
  await vi.advanceTimersByTimeAsync(1);
  box.connect(socket(ids, async () => done));
  expect(await reply).toEqual(done);
  expect(ids).toEqual(["id-1", "id-1"]);
});

import { EventEmitter } from "node:events";
import type pg from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { createPool } from "./pool.ts";
import { StatementDeadline } from "./statementDeadline.ts";

/** A connection without a server, which answers nothing. */
class FakeClient extends EventEmitter {
  isBroken = false;
  readonly connection = { stream: { destroy: (error: Error) => this.#break(error) } };

  connect(done: () => void): void {
    process.nextTick(done);
  }

  query(): Promise<never> {
    return new Promise(() => undefined);
  }

  end(done: () => void): void {
    done();
  }

  /** What the pool asks before it keeps one. */
  get _queryable(): boolean {
    return !this.isBroken;
  }

  #break(error: Error): void {
    this.isBroken = true;
    this.emit("error", error);
  }
}

function pooled(max: number, deadline: StatementDeadline | null) {
  const made: FakeClient[] = [];
  class Client extends FakeClient {
    constructor() {
      super();
      made.push(this);
    }
  }
  // It has as much of a client as the pool and the deadline use.
  const config = { max, Client: Client as unknown as new () => pg.ClientBase };
  const pool = createPool(config, () => undefined, deadline);
  onTestFinished(() => pool.end());
  return { pool, made };
}

test("connections are kept, however long nobody needs them", async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { pool } = pooled(3, null);
  for (const client of await Promise.all([1, 2, 3].map(() => pool.connect()))) client.release();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(pool.totalCount).toBe(3);
});

test("RUN17 a statement that is left unanswered breaks off the connections that were idle all the while, and no others", async () => {
  const clock = new FakeClock(0);
  const deadline = new StatementDeadline(clock);
  deadline.start();
  const { pool, made } = pooled(4, deadline);
  const [asking, busy, used, idle] = await Promise.all([
    pool.connect(),
    pool.connect(),
    pool.connect(),
    pool.connect(),
  ]);
  idle.release();
  clock.advance(1_000);
  void asking.query("select 1");
  clock.advance(1_000);
  used.release();
  clock.advance(8_999);
  expect(made.map(({ isBroken }) => isBroken)).toEqual([false, false, false, false]);
  clock.advance(1);
  expect(made.map(({ isBroken }) => isBroken)).toEqual([true, false, false, true]);
  expect(pool.idleCount).toBe(1);
  asking.release();
  busy.release();
  expect(pool.totalCount).toBe(2);
});

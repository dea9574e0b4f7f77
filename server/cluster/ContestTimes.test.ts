import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { ContestTimes } from "./ContestTimes.ts";
import { DatabaseTime } from "./DatabaseTime.ts";

const claim = { epoch: 1, lastAliveAt: null, aheadMs: 700 };

test("CLU11 a contest's time that cannot be kept is kept when it can, and the log says so once", async () => {
  const clock = new FakeClock(0);
  const logged: [object, string][] = [];
  const log = {
    info: () => undefined,
    warn: (fields: object, message: string) => void logged.push([fields, message]),
    error: () => undefined,
  };
  let failures = 3;
  const kept: [string, number][] = [];
  const store = {
    async setAhead(contestId: string, _processId: string, aheadMs: number) {
      failures -= 1;
      if (failures >= 0) throw new Error("away");
      kept.push([contestId, aheadMs]);
    },
  };
  const time = new DatabaseTime(clock, log, () => undefined);
  const times = new ContestTimes({ time, store, processId: "p1", clock, log });
  times.clockOf("c1", claim);
  times.clockOf("c2", claim);
  times.forget("c2");
  times.keep();
  for (let tries = 0; tries < 4; tries += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(5_000);
  }
  expect(kept).toEqual([["c1", 700]]);
  expect(logged).toEqual([
    [
      { contestId: "c1", err: new Error("away") },
      "a contest's time is not kept yet for its next owner, retrying",
    ],
  ]);
  times.stop();
});

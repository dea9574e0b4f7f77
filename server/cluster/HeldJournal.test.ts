import { expect, test } from "vitest";
import type { Snapshot } from "../journal/journal.ts";
import { MemoryJournal } from "../journal/memoryJournal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { smallContest } from "../test/smallContest.ts";
import { HeldJournal } from "./HeldJournal.ts";

class CountedJournal extends MemoryJournal {
  looks = 0;

  override async findSnapshot(...given: Parameters<MemoryJournal["findSnapshot"]>): Promise<Snapshot | null> {
    this.looks += 1;
    return super.findSnapshot(...given);
  }
}

function held() {
  const clock = new FakeClock(0);
  const under = new CountedJournal();
  under.createContest(smallContest({ contestId: "c1" }), 0);
  const journal = new HeldJournal(under, { held: async () => undefined }, clock);
  return { clock, under, journal, find: () => journal.findSnapshot("c1", snapshotVersion) };
}

test("CLU9 what was read for a handover waits for it for 15 s, counted from the last time it was read", async () => {
  const { clock, under, journal, find } = held();
  await journal.prepare("c1");
  clock.advance(14_000);
  await journal.prepare("c1");
  clock.advance(14_000);
  under.looks = 0;
  expect(await find()).toMatchObject({ seq: 1 });
  expect(under.looks).toBe(0);
  await journal.prepare("c1");
  clock.advance(15_000);
  under.looks = 0;
  await find();
  expect(under.looks).toBe(1);
});

test("CLU9 what was read once is used once, and what was read after that waits as long as any", async () => {
  const { clock, under, journal, find } = held();
  await journal.prepare("c1");
  clock.advance(10_000);
  await find();
  await journal.prepare("c1");
  clock.advance(10_000);
  under.looks = 0;
  await find();
  expect(under.looks).toBe(0);
  await journal.prepare("c1");
  journal.forgetPrepared();
  under.looks = 0;
  await find();
  expect(under.looks).toBe(1);
});

import { expect, test } from "vitest";
import { EpochFenced, type Snapshot } from "../journal/journal.ts";
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
  const said: number[] = [];
  /** What is thrown next. */
  const refusals: { readonly held: Error[]; readonly said: Error[] } = { held: [], said: [] };
  const refuse = (refusal: Error | undefined) => {
    if (refusal) throw refusal;
  };
  const owners = { held: async () => refuse(refusals.held.shift()) };
  const store = {
    async sayAlive(_contestId: string, epoch: number) {
      refuse(refusals.said.shift());
      said.push(epoch);
    },
  };
  const journal = new HeldJournal(under, { owners, store }, clock);
  return { clock, under, journal, said, refusals, find: () => journal.findSnapshot("c1", snapshotVersion) };
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

test("OWN3 that a contest is alive is written once for each claim, as soon as it can be", async () => {
  const { journal, said, refusals } = held();
  const away = new Error("the database is away");
  const renew = (epoch: number) => journal.renewLiveness("c1", epoch);
  refusals.said.push(away);
  await expect(renew(7)).rejects.toBe(away);
  expect(said).toEqual([]);
  for (let renewals = 0; renewals < 3; renewals += 1) await renew(7);
  expect(said).toEqual([7]);
  for (let renewals = 0; renewals < 3; renewals += 1) await renew(9);
  expect(said).toEqual([7, 9]);
  journal.left("c1");
  await renew(9);
  expect(said).toEqual([7, 9, 9]);
});

test("CLU2 OWN3 a contest that this process does not hold is not said to be alive", async () => {
  const { journal, said, refusals } = held();
  await journal.renewLiveness("c1", 7);
  const fenced = new EpochFenced("c1");
  refusals.held.push(fenced, fenced);
  for (const epoch of [7, 9]) await expect(journal.renewLiveness("c1", epoch)).rejects.toBe(fenced);
  expect(said).toEqual([7]);
});

import { setImmediate as others } from "node:timers/promises";
import { expect, test } from "vitest";
import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { OwnedElsewhere } from "../cluster/Owners.ts";
import { ToldOwners } from "../cluster/testing/ToldOwners.ts";
import type { JournalEntry } from "../journal/journal.ts";
import { MemoryJournal } from "../journal/memoryJournal.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { smallContest } from "../test/smallContest.ts";
import { uncounted } from "../test/uncounted.ts";
import { ContestBroken } from "./BrokenContests.ts";
import { LiveContests } from "./LiveContests.ts";
import { LookedContests } from "./LookedContests.ts";

const start = 1_700_000_000_000;

class UnreadJournal extends MemoryJournal {
  failure: Error | null = null;
  /** How often it was read. */
  reads = 0;
  /** When what was read is told. */
  told: Promise<void> = Promise.resolve();

  override async read(contestId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]> {
    this.reads += 1;
    if (this.failure) throw this.failure;
    const entries = await super.read(contestId, afterSeq, limit);
    await this.told;
    return entries;
  }
}

function looking() {
  const clock = new FakeClock(start);
  const journal = new UnreadJournal();
  journal.createContest(smallContest({ contestId: "c1" }), start);
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const owners = new ToldOwners(() => journal);
  const ownersOf = () => owners;
  const live = new LiveContests({ journalOf: () => journal, ownersOf, clock, log: quiet, meter: uncounted });
  const looked = new LookedContests({ live, journalOf: () => journal, ownersOf, clock });
  return { clock, journal, owners, live, looked };
}

test.each(["ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "25006"])(
  "RUN19 looks while the database is away (%s) break nothing: the next one is as good as any",
  async (code) => {
    const { journal, live, looked } = looking();
    journal.failure = Object.assign(new Error("away"), { code });
    for (let looks = 0; looks < 20; looks += 1) await expect(looked.look("c1")).rejects.toBe(journal.failure);
    journal.failure = null;
    expect((await looked.look("c1")).state.contestId).toBe("c1");
    expect(live.broken.size).toBe(0);
  },
);

test("RUN15 what cannot be read though the database is there is broken", async () => {
  const { journal, looked } = looking();
  journal.failure = new Error("out of order");
  await expect(looked.look("c1")).rejects.toThrow(ContestBroken);
});

const later = new UnreadableEvent({ type: "LaterThingHappened", version: 1 }, "no such event");
const garbled = new UnreadableEvent({ type: "LobbyOpened", version: 1 }, "its data is not what was expected");

test("RUN20 what a later version wrote breaks no contest where there are several processes, and is read again ten seconds later", async () => {
  const { clock, journal, owners, live, looked } = looking();
  [journal.failure, owners.isShared] = [later, true];
  const looks = Array.from({ length: 5 }, () => looked.look("c1"));
  for (const { status } of await Promise.allSettled(looks)) expect(status).toBe("rejected");
  const { reads } = journal;
  clock.advance(9_999);
  await expect(looked.look("c1")).rejects.toThrow(OwnedElsewhere);
  // One look that failed tells the others.
  expect([journal.reads, reads]).toEqual([2, 2]);
  expect(live.broken.size).toBe(0);
  journal.failure = null;
  clock.advance(1);
  expect((await looked.look("c1")).state.contestId).toBe("c1");
});

test("RUN20 what another process has open is not broken because this one cannot read it", async () => {
  const { journal, owners, live, looked } = looking();
  [journal.failure, owners.isShared] = [garbled, true];
  owners.tell("c1", { at: "there", slot: 2 });
  await expect(looked.look("c1")).rejects.toThrow(OwnedElsewhere);
  expect(live.broken.size).toBe(0);
});

test("RUN20 what a look found broken while nobody had it open is so no longer when another process has opened it", async () => {
  const { clock, journal, owners, live, looked } = looking();
  [journal.failure, owners.isShared] = [garbled, true];
  for (const place of [{ at: "nobody", slot: null }, { at: "nobody", slot: 2 }, { at: "here" }] as const) {
    owners.tell("c1", place);
    await expect(looked.look("c1")).rejects.toThrow(ContestBroken);
  }
  const { reads } = journal;
  owners.tell("c1", { at: "there", slot: 2 });
  for (let looks = 0; looks < 2; looks += 1) await expect(looked.look("c1")).rejects.toThrow(OwnedElsewhere);
  expect([live.broken.size, journal.reads]).toEqual([0, reads]);
  journal.failure = null;
  clock.advance(10_000);
  expect((await looked.look("c1")).state.contestId).toBe("c1");
});

test.each([
  ["alone", later, false],
  ["that nobody has open", garbled, true],
] as const)("RUN15 what cannot be read is broken: %s", async (_what, failure, isShared) => {
  const { journal, owners, live, looked } = looking();
  [journal.failure, owners.isShared] = [failure, isShared];
  owners.tell("c1", { at: "nobody", slot: null });
  await expect(looked.look("c1")).rejects.toThrow(ContestBroken);
  expect(live.broken.has("c1")).toBe(true);
});

test("RUN16 whoever looks while a contest is read shares the next read, for that one may be too old for them", async () => {
  const { journal, looked } = looking();
  const { promise, resolve: tell } = Promise.withResolvers<void>();
  journal.told = promise;
  const first = looked.look("c1");
  await others();
  const by = { role: "moderator", accountId: "a1" } as const;
  const epoch = await journal.claim("c1");
  const events = [{ type: "LobbyOpened", at: start, by } as const];
  await journal.append({ contestId: "c1", epoch, firstSeq: 2, commandKey: null, events });
  const later = Array.from({ length: 5 }, () => looked.look("c1"));
  await others();
  tell();
  expect((await first).state.phase).toBe("draft");
  expect((await Promise.all(later)).map(({ state }) => state.phase)).toEqual(later.map(() => "lobby"));
  expect(journal.reads).toBe(2);
});

test("RUN8 with what a contest is like comes what was just read of it, and nothing where it runs here", async () => {
  const { journal, live, looked } = looking();
  const by = { role: "moderator", accountId: "a1" } as const;
  const epoch = await journal.claim("c1");
  const events = [{ type: "LobbyOpened", at: start, by } as const];
  await journal.append({ contestId: "c1", epoch, firstSeq: 2, commandKey: null, events });
  const recent = async () => (await looked.look("c1")).read?.recent.map(({ seq }) => seq);
  expect(await recent()).toEqual([1, 2]);
  // Nobody keeps it: what was read for the next one is the last entry alone.
  expect(await recent()).toEqual([2]);
  const { state, read } = await looked.look("c1");
  const runner = await live.get("c1", null, read);
  expect(runner.state).toBe(state);
  expect(await looked.look("c1")).toEqual({ state: runner.state, read: null });
  await live.closeAll();
});

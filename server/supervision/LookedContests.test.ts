import { expect, test } from "vitest";
import { SoleOwners } from "../cluster/SoleOwners.ts";
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

  override async read(contestId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]> {
    if (this.failure) throw this.failure;
    return super.read(contestId, afterSeq, limit);
  }
}

function looking() {
  const clock = new FakeClock(start);
  const journal = new UnreadJournal();
  journal.createContest(smallContest({ contestId: "c1" }), start);
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ownersOf = () => new SoleOwners(journal);
  const live = new LiveContests({ journalOf: () => journal, ownersOf, clock, log: quiet, meter: uncounted });
  return { journal, live, looked: new LookedContests({ live, journalOf: () => journal }) };
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

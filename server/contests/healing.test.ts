import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { EpochFenced } from "../journal/journal.ts";
import { eventually, passing } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { FaultyJournal } from "../test/faultyJournal.ts";
import { smallContest } from "../test/smallContest.ts";
import { delay } from "./clock.ts";
import { RunnerEnded } from "./runnerTypes.ts";
import { guest, HealedContest, moderator, seat } from "./testing/HealedContest.ts";

const start = 1_700_000_000_000;
const minute = 60_000;
const open: HealedContest[] = [];
afterEach(async () => {
  for (const { runner } of open.splice(0)) await runner.close();
});

describe("a database that went back while the owner lives", () => {
  test("HEA1 HEA2 gets again what it lacks, at the same numbers, under the same keys and times", async () => {
    const { contest, journal } = await running();
    await contest.send(seat, { type: "BuyCard", cardId: 1 });
    await contest.act();
    const before = await contest.entries();
    const shown = contest.shown.length;

    await contest.goBack(before.length - 2);
    expect(await contest.entries()).toHaveLength(before.length - 2);
    await contest.claimAnew();

    expect(await contest.entries()).toEqual(before);
    expect(contest.shown).toHaveLength(shown);
    expect(contest.endedBy).toBe(null);
    expect(await journal.findCommand("c1", before.at(-1)?.commandKey ?? "")).toEqual([before.at(-1)?.event]);
    expect(await contest.act()).toMatchObject({ ok: true });
    expect(await contest.entries()).toHaveLength(before.length + 1);
  });

  test("HEA5 whoever listens is told the new epoch, after all stands that was shown", async () => {
    const { contest } = await running();
    const { epoch } = contest.runner;
    const { length } = await contest.entries();
    await contest.goBack(length - 1);
    await contest.claimAnew();
    expect(contest.runner.epoch).toBe(epoch + 1);
    expect(contest.epochs).toEqual([epoch + 1]);
  });

  test("HEA2 HEA5 commands that are under way when it is claimed anew have one effect and their reply", async () => {
    const { contest, journal } = await running();
    const { length } = await contest.entries();
    const release = journal.hold();
    const replies = Promise.all([1, 2, 3].map((cardId) => contest.send(seat, { type: "BuyCard", cardId })));
    await contest.goBack(length - 1);
    const anew = contest.claimAnew();
    release();
    await passing(contest.clock, anew);
    expect(await passing(contest.clock, replies)).toMatchObject([{ ok: true }, { ok: true }, { ok: false }]);
    expect(contest.shown.filter(({ type }) => type === "CardBought")).toHaveLength(2);
    await agree(contest);
  });

  test("HEA3 a command sent again after a heal has no second effect, and its reply of before", async () => {
    const { contest, journal, reopen } = await running();
    const id = "buy-1-aaaaaaaaaaaa";
    const first = await contest.send(seat, { type: "BuyCard", cardId: 1 }, id);
    await contest.goBack(contest.runner.seq - 1);
    await contest.claimAnew();
    expect(await contest.send(seat, { type: "BuyCard", cardId: 1 }, id)).toEqual(first);
    const { appends } = journal;
    const next = await reopen();
    expect(await next.send(seat, { type: "BuyCard", cardId: 1 }, id)).toEqual(first);
    expect(journal.appends).toBe(appends);
    expect(next.runner.state.teams.t1?.purchases).toHaveLength(1);
  });

  test("HEA3 an append of which the answer was lost is shown once it is found", async () => {
    const { contest, journal } = await running();
    journal.mode = "answerLost";
    const reply = contest.send(seat, { type: "BuyCard", cardId: 1 });
    await contest.claimAnew();
    expect(await passing(contest.clock, reply)).toMatchObject({ ok: true });
    expect(contest.shown.filter(({ type }) => type === "CardBought")).toHaveLength(1);
    await agree(contest);
  });

  test("HEA2 a write meets it before it is claimed anew: nothing is acknowledged that stands on nothing", async () => {
    const { contest } = await running();
    await contest.act();
    const before = await contest.entries();
    await contest.goBack(before.length - 2);
    expect(await passing(contest.clock, contest.act())).toMatchObject({ ok: true });
    expect((await contest.entries()).slice(0, before.length)).toEqual(before);
    await agree(contest);
  });

  test("HEA5 a claim that went back with it is waited for, not taken for another owner's", async () => {
    const { contest, journal } = await running();
    const before = await contest.entries();
    await contest.goBack(before.length - 1);
    journal.goBack("c1", before.length - 1, 0);
    const reply = contest.act();
    await eventually(() => expect(contest.runner.saving).toBe(false), contest.clock);
    const epoch = contest.runner.epoch + 10;
    journal.goBack("c1", before.length - 1, epoch);
    await passing(contest.clock, contest.runner.reclaim({ epoch, lastAliveAt: null, aheadMs: 0 }));
    expect(await passing(contest.clock, reply)).toMatchObject({ ok: true });
    expect((await contest.entries()).slice(0, before.length)).toEqual(before);
  });

  test("HEA2 a database that goes away in between is tried again", async () => {
    const { contest, journal } = await running();
    await contest.act();
    const before = await contest.entries();
    await contest.goBack(before.length - 2);
    journal.mode = "answerLost";
    await passing(contest.clock, contest.claimAnew());
    await contest.goBack(before.length - 1);
    const anew = contest.claimAnew();
    journal.mode = "down";
    await eventually(() => expect(contest.runner.saving).toBe(false), contest.clock);
    journal.mode = "up";
    await passing(contest.clock, anew);
    expect(await contest.entries()).toEqual(before);
  });

  test("HEA4 ends where another owner wrote what differs, and nothing is written over", async () => {
    const { contest, journal } = await running();
    await contest.act();
    const { length } = await contest.entries();
    await contest.goBack(length - 1);
    const other = await HealedContest.open(databaseOf(journal), contest.clock, "c1");
    open.push(other);
    await other.send(guest, { type: "JoinContest", name: "Owls", pin: "123457", seatId: "seat000002" });
    const theirs = await other.entries();

    await expect(contest.claimAnew()).rejects.toThrow();
    expect(contest.endedBy).toBe("fenced");
    expect(await other.entries()).toEqual(theirs);
  });

  test("HEA4 ends where more is lost than is kept", async () => {
    const { contest } = await running();
    const { length } = await contest.entries();
    contest.clock.advance(2 * minute);
    for (let count = 0; count < 3; count += 1) await contest.act();
    await contest.goBack(length - 1);
    await expect(contest.claimAnew()).rejects.toThrow();
    expect(contest.endedBy).toBe("fenced");
    expect(await contest.entries()).toHaveLength(length - 1);
  });

  test.each([
    ["handed the contest over", true],
    ["was killed", false],
  ] as const)(
    "HEA1 HEA2 gets again what the owner had committed that %s, within a minute",
    async (_, isClosed) => {
      const { contest, reopen } = await running();
      await contest.send(seat, { type: "BuyCard", cardId: 1 });
      await contest.act();
      const before = await contest.entries();
      if (isClosed) await contest.runner.close();
      const next = await reopen();
      await next.act();
      await next.goBack(before.length - 2);
      await next.claimAnew();
      expect((await next.entries()).slice(0, -1)).toEqual(before);
      expect(next.endedBy).toBe(null);
      expect(await next.act()).toMatchObject({ ok: true });

      contest.clock.advance(2 * minute);
      await next.act();
      const later = await next.entries();
      await next.runner.close();
      const last = await reopen();
      await last.goBack(later.length - 2);
      await expect(last.claimAnew()).rejects.toThrow();
      expect(last.endedBy).toBe("fenced");
    },
  );

  test.each([
    ["with the first event", 3, false],
    ["more than a minute ago", 3, true],
    ["500 entries ago", 520, false],
  ] as const)(
    "HEA1 what was read to open it is kept at once, and read no second time where it begins %s",
    async (begins, acts, isFromSnapshot) => {
      const { contest, journal, reopen } = await running();
      let former: HealedContest = contest;
      if (isFromSnapshot) {
        await contest.runner.close();
        contest.clock.advance(2 * minute);
        former = await reopen();
      } else journal.saveSnapshot = async () => undefined;
      const { seq } = former.runner;
      for (let count = 0; count < acts; count += 1) await former.act();
      const before = await former.entries();
      expect(before).toHaveLength(seq + acts);
      const reads = watchReads(journal);
      const next = await reopen();
      expect(reads).toHaveLength(begins === "500 entries ago" ? 2 : 1);
      await next.goBack(Math.max(seq, before.length - 450));
      await next.claimAnew();
      expect(await next.entries()).toEqual(before);
      expect(next.endedBy).toBe(null);
    },
  );

  test("HEA1 where a minute began before what was read to open it, that is kept at once, and the rest as soon as it can be read", async () => {
    const { contest, journal, reopen } = await running();
    await contest.runner.close();
    const former = await reopen();
    const { seq } = former.runner;
    for (let count = 0; count < 3; count += 1) await former.act();
    const before = await former.entries();
    const read = journal.read.bind(journal);
    let isAway = true;
    journal.read = async (contestId, afterSeq, limit) => {
      const isForEarlier = afterSeq === 0 && limit === seq;
      if (isForEarlier && isAway) throw new Error("away");
      return read(contestId, afterSeq, limit);
    };
    const next = await reopen();
    await next.goBack(seq);
    await next.claimAnew();
    expect(await next.entries()).toEqual(before);

    isAway = false;
    contest.clock.advance(5_000);
    await new Promise((resolve) => setImmediate(resolve));
    await next.goBack(1);
    await next.claimAnew();
    expect(await next.entries()).toEqual(before);
    expect(next.endedBy).toBe(null);
  });

  test("HEA1 what the owner before had committed is read again when it could not be, and nobody is told", async () => {
    const { contest, journal, reopen } = await running();
    await contest.act();
    const before = await contest.entries();
    await contest.runner.close();
    const read = journal.read.bind(journal);
    let failures = 2;
    journal.read = async (contestId, afterSeq, limit) => {
      const isForEarlier = afterSeq === 0 && limit === before.length;
      if (isForEarlier && failures > 0) {
        failures -= 1;
        throw new Error("away");
      }
      return read(contestId, afterSeq, limit);
    };
    const next = await reopen();
    for (let tries = 0; tries < 4; tries += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      contest.clock.advance(5_000);
    }
    expect(failures).toBe(0);
    expect(next.saving).toEqual([]);
    await next.goBack(before.length - 1);
    await passing(contest.clock, next.claimAnew());
    expect((await next.entries()).slice(0, before.length)).toEqual(before);
  });

  test.each(["before it is closed", "only then"] as const)(
    "HEA1 a runner that is closed waits no longer for what the owner before had committed: it failed %s",
    async (failed) => {
      const { contest, journal, reopen } = await running();
      const { length } = await contest.entries();
      await contest.runner.close();
      const read = journal.read.bind(journal);
      let fail = () => {};
      const away = new Promise<never>((_, reject) => {
        fail = () => reject(new Error("away"));
      });
      journal.read = (contestId, afterSeq, limit) =>
        afterSeq === 0 && limit === length ? away : read(contestId, afterSeq, limit);
      const { runner } = await reopen();
      const settled = () => new Promise((resolve) => setImmediate(resolve));
      if (failed === "before it is closed") {
        const { waiting } = contest.clock;
        fail();
        await settled();
        expect(contest.clock.waiting).toBe(waiting + 1);
      }
      await runner.close();
      fail();
      await settled();
      expect(contest.clock.waiting).toBe(0);
    },
  );

  test("HEA5 another process's claim ends it", async () => {
    const { contest, journal } = await running();
    await journal.claim("c1");
    await expect(contest.act()).rejects.toThrow();
    expect(contest.endedBy).toBe("fenced");
  });

  test("HEA5 nothing is written while the lock is lost, and the room says so", async () => {
    let isHeld: Promise<void> = Promise.resolve();
    const { contest } = await running(() => isHeld);
    const lock = Promise.withResolvers<void>();
    isHeld = lock.promise;
    const { length } = await contest.entries();
    const reply = contest.act();
    contest.clock.advance(2_001);
    await eventually(() => expect(contest.runner.saving).toBe(false), contest.clock);
    expect(await contest.entries()).toHaveLength(length);
    lock.resolve();
    expect(await passing(contest.clock, reply)).toMatchObject({ ok: true });
    expect(contest.saving).toEqual([false, true]);

    isHeld = Promise.reject(new EpochFenced("c1"));
    await expect(contest.act()).rejects.toThrow();
    expect(contest.endedBy).toBe("fenced");
  });

  test("HEA3 HEA5 one that comes back late shows nothing of what another owner wrote meanwhile", async () => {
    let held: () => Promise<void> = async () => undefined;
    const { contest, journal } = await running(() => held());
    held = () => Promise.reject(new Error("the lock is lost"));
    const waiting = contest.act();
    waiting.catch(() => undefined);
    await eventually(() => expect(contest.runner.saving).toBe(false), contest.clock);
    const other = await HealedContest.open(databaseOf(journal), contest.clock, "c1");
    open.push(other);
    await other.act();
    const shown = contest.shown.length;
    // It reads the database again before it hears whose the contest is.
    await passing(contest.clock, delay(contest.clock, 5_000));
    expect(contest.shown).toHaveLength(shown);
    held = () => Promise.reject(new EpochFenced("c1"));
    await passing(
      contest.clock,
      waiting.catch(() => undefined),
    );
    expect(contest.endedBy).toBe("fenced");
    expect(contest.shown).toHaveLength(shown);
    expect(other.shown.length).toBeGreaterThan(0);
  });

  test("HEA2 results of a contest that is over are written again", async () => {
    const { contest, journal } = await running();
    await contest.send(moderator, { type: "FinishContest" });
    await contest.runner.idle();
    await contest.goBack(contest.runner.seq - 1);
    expect(await journal.findResultsSeq("c1")).toBe(null);
    await contest.claimAnew();
    await contest.runner.idle();
    expect(await journal.findResultsSeq("c1")).toBe(contest.runner.seq);
  });

  test("HEA2 HEA3 wherever it is cut within what is kept, and however often: journal, views and account agree", async () => {
    let lost = 0;
    let underWay = 0;
    const aRound = fc.record({
      acts: fc.integer({ min: 1, max: 50 }),
      cut: fc.nat(49),
      during: fc.nat(3),
      isClaimedFirst: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(aRound, { minLength: 1, maxLength: 3 }), async (rounds) => {
        const { contest } = await running();
        for (const { acts, cut, during, isClaimedFirst } of rounds) {
          for (let count = 0; count < acts; count += 1) await contest.act();
          const before = await contest.entries();
          const missing = Math.min(cut + 1, acts);
          await contest.goBack(before.length - missing);
          const replies = Promise.all(Array.from({ length: during }, () => contest.act()));
          if (!isClaimedFirst) await passing(contest.clock, replies);
          await passing(contest.clock, contest.claimAnew());
          await passing(contest.clock, replies);
          expect((await contest.entries()).slice(0, before.length)).toEqual(before);
          lost += missing;
          underWay += during;
        }
        await agree(contest);
        await contest.runner.close();
      }),
      { numRuns: 60 },
    );
    expect(lost).toBeGreaterThan(100);
    expect(underWay).toBeGreaterThan(30);
  });
});

describe("a client that has seen more than the journal holds", () => {
  test("HEA7 interrupts the contest, and everybody is told how much is missing", async () => {
    const { contest, reopen } = await running();
    await contest.send(seat, { type: "BuyCard", cardId: 1 });
    const mark = { epoch: contest.runner.epoch, seq: contest.runner.seq };
    await contest.goBack(mark.seq - 1);
    const next = await reopen();
    await next.act();
    void next.runner.noteMark(mark);
    void next.runner.noteMark(mark);
    await next.runner.idle();
    const { phase, missingActs } = viewFor(next.runner.state, { kind: "public" });
    expect([phase, missingActs]).toEqual(["paused", 1]);
    expect(next.shown.map(({ type }) => type)).toEqual(["EntrySet", "ContestInterrupted", "ActsMissed"]);
    await agree(next);
    await next.send(moderator, { type: "ResumeContest" });
    void next.runner.noteMark(mark);
    await next.runner.idle();
    expect(next.runner.state.phase).toBe("running");
  });

  test("HEA7 a client that comes only after the contest was claimed anew tells of the same loss", async () => {
    const { contest, reopen } = await running();
    for (let count = 0; count < 3; count += 1) await contest.act();
    const mark = { epoch: contest.runner.epoch, seq: contest.runner.seq };
    await contest.goBack(mark.seq - 2);
    const next = await reopen();
    for (let count = 0; count < 4; count += 1) await next.act();
    await next.claimAnew();
    void next.runner.noteMark(mark);
    await next.runner.idle();
    expect(next.runner.state.missed?.acts).toBe(2);
  });

  test("HEA7 whoever knows of a loss is let in by no runner that ends before it could write it down", async () => {
    const { contest, journal, reopen } = await running();
    await contest.act();
    const mark = { epoch: contest.runner.epoch, seq: contest.runner.seq };
    await contest.goBack(mark.seq - 1);
    const next = await reopen();
    journal.mode = "down";
    const noted = next.runner.noteMark(mark).then(
      () => "let in",
      (error: unknown) => error,
    );
    await passing(
      contest.clock,
      eventually(() => expect(next.runner.saving).toBe(false)),
    );
    await passing(contest.clock, next.runner.close());
    expect(await noted).toBeInstanceOf(RunnerEnded);
    await expect(next.runner.noteMark(mark)).rejects.toThrow(RunnerEnded);
    journal.mode = "up";
    const later = await reopen();
    await later.runner.noteMark(mark);
    expect(later.runner.state.missed?.acts).toBe(1);
  });

  test("HEA7 an older mark, or one of this owner, or of what was healed, is nothing", async () => {
    const { contest, reopen } = await running();
    await contest.act();
    const { epoch, seq } = contest.runner;
    void contest.runner.noteMark({ epoch, seq: seq + 5 });
    void contest.runner.noteMark({ epoch: epoch + 5, seq: seq + 5 });
    await contest.goBack(seq - 2);
    await contest.claimAnew();
    void contest.runner.noteMark({ epoch, seq });
    const next = await reopen();
    void next.runner.noteMark({ epoch, seq });
    void next.runner.noteMark({ epoch, seq: 1 });
    await next.runner.idle();
    expect([contest.runner.state.missed, next.runner.state.missed]).toEqual([undefined, undefined]);
    expect(next.runner.state.phase).toBe("running");
  });

  test("HEA7 a second opening counts the same loss no second time", async () => {
    const { contest, reopen } = await running();
    for (let count = 0; count < 9; count += 1) await contest.act();
    const mark = { epoch: contest.runner.epoch, seq: contest.runner.seq };
    await contest.goBack(mark.seq - 9);
    const next = await reopen();
    void next.runner.noteMark({ ...mark, seq: mark.seq - 4 });
    await next.runner.idle();
    expect(next.runner.state.missed?.acts).toBe(5);
    await next.send(moderator, { type: "ResumeContest" });
    const third = await reopen();
    void third.runner.noteMark(mark);
    void third.runner.noteMark({ ...mark, seq: mark.seq - 1 });
    await third.runner.idle();
    expect(third.runner.state.missed?.acts).toBe(9);
    expect(third.shown.map(({ type }) => type)).toEqual(["ContestInterrupted", "ActsMissed"]);
  });
});

function databaseOf(journal: FaultyJournal) {
  return {
    journal,
    goBack: async (contestId: string, seq: number) => journal.goBack(contestId, seq),
  };
}

async function running(held?: () => Promise<void>) {
  const clock = new FakeClock(start);
  const journal = new FaultyJournal();
  journal.createContest(smallContest(), start, moderator);
  const openIt = async () => {
    const contest = await HealedContest.open(databaseOf(journal), clock, "c1", held);
    open.push(contest);
    return contest;
  };
  const contest = await openIt();
  await contest.start();
  return { contest: Object.assign(contest, { clock }), journal, reopen: openIt };
}

/** After which entries the journal is read from now on. */
function watchReads(journal: FaultyJournal): readonly number[] {
  const read = journal.read.bind(journal);
  const reads: number[] = [];
  journal.read = (contestId, afterSeq, limit) => {
    reads.push(afterSeq);
    return read(contestId, afterSeq, limit);
  };
  return reads;
}

/** Journal, memory and an independent account say the same, and what was shown is what is written. */
async function agree(contest: HealedContest): Promise<void> {
  const written = await contest.entries();
  expect(written.map(({ seq }) => seq)).toEqual(written.map((_, index) => index + 1));
  expect(viewFor(contest.runner.state, { kind: "public" })).toEqual(
    viewFor(await contest.replayed(), { kind: "public" }),
  );
  expect(contest.shown).toEqual(written.slice(-contest.shown.length).map(({ event }) => event));
  expect(await contest.findings()).toEqual([]);
}

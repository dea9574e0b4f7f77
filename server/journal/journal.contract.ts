import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import {
  BatchRefused,
  CommandKnown,
  EpochFenced,
  type Journal,
  SequenceTaken,
  UnknownContest,
} from "./journal.ts";
import { MemoryJournal } from "./memoryJournal.ts";
import {
  longState,
  sampleAt,
  sampleAuthor,
  sampleDefinition,
  sampleResults,
  sampleState,
  teamJoins,
} from "./samples.ts";

export interface JournalUnderTest {
  readonly journal: Journal;
  /** Makes `sampleDefinition(number)` at `sampleAt`. */
  readonly createContest: (number: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What every journal promises: the JRN rules of `shared/SPEC.md`. */
export function describeJournal(name: string, open: () => Promise<JournalUnderTest>): void {
  describe(`journal: ${name}`, () => {
    let subject: JournalUnderTest;
    let journal: Journal;
    let contests = 0;
    beforeAll(async () => {
      subject = await open();
      journal = subject.journal;
    });
    afterAll(() => subject?.close());

    /** A contest of its own, claimed: its journal holds ContestCreated. */
    async function claimed() {
      contests += 1;
      const number = contests;
      await subject.createContest(number);
      const { contestId } = sampleDefinition(number);
      const epoch = await journal.claim(contestId);
      const append = (
        firstSeq: number,
        commandKey: string | null,
        events: readonly ContestEvent[] = teamJoins(1),
      ) => journal.append({ contestId, epoch, firstSeq, commandKey, events });
      return { contestId, epoch, append, number };
    }

    async function seqsOf(contestId: string) {
      return (await journal.read(contestId, 0, 1000)).map(({ seq }) => seq);
    }

    test("JRN1 a claim raises the epoch, and everything of a lower epoch is refused", async () => {
      const { contestId, epoch, append, number } = await claimed();
      await journal.saveSnapshot(contestId, epoch, { seq: 1, state: sampleState(number) }, "1");
      await journal.renewLiveness(contestId, epoch, sampleAt);

      expect(await journal.claim(contestId)).toBeGreaterThan(epoch);

      await expect(append(2, "a/1")).rejects.toThrow(EpochFenced);
      await expect(journal.renewLiveness(contestId, epoch, sampleAt + 5)).rejects.toThrow(EpochFenced);
      await expect(journal.saveResults(epoch, sampleResults(contestId, 1))).rejects.toThrow(EpochFenced);
      await journal.saveSnapshot(contestId, epoch, { seq: 2, state: sampleState(number) }, "1");
      expect(await seqsOf(contestId)).toEqual([1]);
      expect(await journal.findLiveness(contestId)).toBe(sampleAt);
      expect(await journal.findResultsSeq(contestId)).toBe(null);
      expect((await journal.findSnapshot(contestId, "1"))?.seq).toBe(1);
    });

    test("JRN1 an epoch that nobody was given yet is refused too", async () => {
      const { contestId, epoch } = await claimed();
      const batch = { contestId, epoch: epoch + 1, firstSeq: 2, commandKey: null };
      await expect(journal.append({ ...batch, events: teamJoins(1) })).rejects.toThrow(EpochFenced);
    });

    test("JRN1 an unknown contest cannot be claimed and holds nothing", async () => {
      await expect(journal.claim("nowhere")).rejects.toThrow(UnknownContest);
      expect(await journal.read("nowhere", 0, 10)).toEqual([]);
      expect(await journal.findCommand("nowhere", "a/1")).toBe(null);
      expect(await journal.findSnapshot("nowhere", "1")).toBe(null);
      expect(await journal.findLiveness("nowhere")).toBe(null);
      expect(await journal.findResultsSeq("nowhere")).toBe(null);
      await expect(journal.renewLiveness("nowhere", 0, sampleAt)).rejects.toThrow(EpochFenced);
    });

    test("JRN2 what is read is what was written, in order", async () => {
      const { contestId, append, number } = await claimed();
      await append(2, "a/1", teamJoins(1));
      await append(4, null, [
        { type: "ContestStarted", at: sampleAt + 9, by: sampleAuthor, endsAt: sampleAt + 2_400_009 },
      ]);
      const [joined, seated] = teamJoins(1);
      expect(await journal.read(contestId, 0, 10)).toEqual([
        {
          seq: 1,
          commandKey: null,
          event: { type: "ContestCreated", at: sampleAt, by: sampleAuthor, ...sampleDefinition(number) },
        },
        { seq: 2, commandKey: "a/1", event: joined },
        { seq: 3, commandKey: "a/1", event: seated },
        {
          seq: 4,
          commandKey: null,
          event: { type: "ContestStarted", at: sampleAt + 9, by: sampleAuthor, endsAt: sampleAt + 2_400_009 },
        },
      ]);
    });

    test("JRN2 many events of one command come back in order", async () => {
      const { contestId, append } = await claimed();
      const events = Array.from({ length: 300 }, (_, index) => teamJoins(index + 1)[0]);
      await append(2, "a/1", events);
      expect((await journal.read(contestId, 1, 1000)).map(({ event }) => event)).toEqual(events);
      expect(await journal.findCommand(contestId, "a/1")).toEqual(events);
    });

    test("JRN2 any text comes back unchanged", async () => {
      const { contestId, append } = await claimed();
      const name = `' " \\ \\u0000 $1 ? :x {} [] \u2028 \t\n\r \u0001 é é 👩‍👩‍👧 \uFEFF ${"ы".repeat(5000)}`;
      const event: ContestEvent = { type: "TeamRenamed", at: sampleAt, by: sampleAuthor, teamId: "t1", name };
      await append(2, `a/${"_-".repeat(20)}`, [event]);
      expect((await journal.read(contestId, 1, 1))[0]?.event).toEqual(event);
    });

    test("JRN3 a batch overlapping what is written writes nothing", async () => {
      const { contestId, append } = await claimed();
      await append(2, "a/1", teamJoins(1));
      await expect(append(3, "a/2", teamJoins(2))).rejects.toThrow(SequenceTaken);
      await expect(append(1, "a/2", teamJoins(2))).rejects.toThrow(SequenceTaken);
      await expect(append(3, null, teamJoins(2))).rejects.toThrow(SequenceTaken);
      expect(await seqsOf(contestId)).toEqual([1, 2, 3]);
      expect(await journal.findCommand(contestId, "a/2")).toBe(null);
    });

    test("JRN4 a command is written once: again it is known, at whatever sequence number", async () => {
      const { contestId, append } = await claimed();
      await append(2, "a/1", teamJoins(1));
      for (const firstSeq of [1, 2, 3, 4, 5])
        await expect(append(firstSeq, "a/1", teamJoins(1))).rejects.toThrow(CommandKnown);
      await expect(append(4, "a/1", [...teamJoins(1), ...teamJoins(2)])).rejects.toThrow(CommandKnown);
      expect(await seqsOf(contestId)).toEqual([1, 2, 3]);
    });

    test("JRN4 commands of time have no key and may repeat", async () => {
      const { contestId, append } = await claimed();
      await append(2, null, [
        { type: "ContestInterrupted", at: sampleAt, by: sampleAuthor, lastAliveAt: sampleAt },
      ]);
      await append(3, null, [
        { type: "ContestInterrupted", at: sampleAt, by: sampleAuthor, lastAliveAt: sampleAt },
      ]);
      expect(await seqsOf(contestId)).toEqual([1, 2, 3]);
    });

    test("JRN4 the same key in two contests is two commands", async () => {
      const [one, two] = [await claimed(), await claimed()];
      await one.append(2, "a/1", teamJoins(1));
      await two.append(2, "a/1", teamJoins(2));
      expect(await journal.findCommand(one.contestId, "a/1")).toEqual(teamJoins(1));
      expect(await journal.findCommand(two.contestId, "a/1")).toEqual(teamJoins(2));
    });

    test("JRN15 the keys of commands are read in order, page by page, each where it begins", async () => {
      const { contestId, append } = await claimed();
      await append(2, "a/1", [...teamJoins(1), ...teamJoins(2)]);
      const next = 2 + teamJoins(1).length + teamJoins(2).length;
      await append(next, null, [
        { type: "ContestInterrupted", at: sampleAt, by: sampleAuthor, lastAliveAt: sampleAt },
      ]);
      await append(next + 1, "b/1", teamJoins(3));
      const written = [
        { seq: 2, commandKey: "a/1" },
        { seq: next + 1, commandKey: "b/1" },
      ];
      expect(await journal.readCommandKeys(contestId, 0, 10)).toEqual(written);
      expect(await journal.readCommandKeys(contestId, 0, 1)).toEqual(written.slice(0, 1));
      expect(await journal.readCommandKeys(contestId, 2, 10)).toEqual(written.slice(1));
      expect(await journal.readCommandKeys(contestId, next + 1, 10)).toEqual([]);
    });

    test("JRN5 a batch beyond the end writes nothing: the journal has no holes", async () => {
      const { contestId, append } = await claimed();
      await expect(append(3, "a/1", teamJoins(1))).rejects.toThrow(RangeError);
      expect(await seqsOf(contestId)).toEqual([1]);
      await expect(append(2, "a/1", [])).rejects.toThrow(RangeError);
    });

    test("JRN13 data that cannot be stored is refused, writes nothing, and does no other harm", async () => {
      const { contestId, append } = await claimed();
      for (const name of ["a\0b", "half \uD83D of a pair"]) {
        const event: ContestEvent = {
          type: "TeamRenamed",
          at: sampleAt,
          by: sampleAuthor,
          teamId: "t1",
          name,
        };
        await expect(append(2, "a/1", [...teamJoins(1), event])).rejects.toThrow(BatchRefused);
      }
      expect(await seqsOf(contestId)).toEqual([1]);
      await append(2, "a/1");
      expect(await seqsOf(contestId)).toEqual([1, 2, 3]);
    });

    test("JRN6 reading goes on after a sequence number, at most so many at a time", async () => {
      const { contestId, append } = await claimed();
      await append(2, "a/1", [...teamJoins(1), ...teamJoins(2), ...teamJoins(3)]);
      const pages: number[][] = [];
      for (let after = 0; ; after += 3) {
        const page = await journal.read(contestId, after, 3);
        if (page.length === 0) break;
        pages.push(page.map(({ seq }) => seq));
      }
      expect(pages).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    });

    test("JRN7 the newest snapshot of a version is kept, and no other", async () => {
      const { contestId, epoch, number } = await claimed();
      const state = sampleState(number);
      expect(await journal.findSnapshot(contestId, "1")).toBe(null);
      await journal.saveSnapshot(contestId, epoch, { seq: 10, state }, "1");
      await journal.saveSnapshot(contestId, epoch, { seq: 9, state: { ...state, title: "old" } }, "1");
      const kept = await journal.findSnapshot(contestId, "1");
      expect(kept).toEqual({ seq: 10, state });
      expect(JSON.stringify(kept?.state)).toBe(JSON.stringify(state));
      expect(await journal.findSnapshot(contestId, "2")).toBe(null);

      await journal.saveSnapshot(contestId, epoch, { seq: 10, state: { ...state, title: "new" } }, "2");
      expect(await journal.findSnapshot(contestId, "1")).toBe(null);
      expect((await journal.findSnapshot(contestId, "2"))?.state.title).toBe("new");
    });

    test("JRN7 a snapshot of many teams comes back as it was, and a smaller one after it", async () => {
      const { contestId, epoch, number } = await claimed();
      const long = longState(number, 400);
      await journal.saveSnapshot(contestId, epoch, { seq: 10, state: long }, "1");
      expect(JSON.stringify(await journal.findSnapshot(contestId, "1"))).toBe(
        JSON.stringify({ seq: 10, state: long }),
      );
      for (const [seq, version] of [
        [10, "2"],
        [11, "2"],
        [12, "1"],
      ] as const) {
        const state = longState(number, 1 + (seq % 3));
        await journal.saveSnapshot(contestId, epoch, { seq, state }, version);
        expect(JSON.stringify(await journal.findSnapshot(contestId, version))).toBe(
          JSON.stringify({ seq, state }),
        );
      }
    });

    test("JRN7 JRN1 a snapshot under way while the contest is claimed is kept as a whole or not at all", async () => {
      const { contestId, epoch, number } = await claimed();
      await journal.saveSnapshot(contestId, epoch, { seq: 10, state: longState(number, 300) }, "1");
      const late = journal.saveSnapshot(contestId, epoch, { seq: 20, state: longState(number, 400) }, "1");
      const next = await journal.claim(contestId);
      await late;
      const kept = await journal.findSnapshot(contestId, "1");
      const size = kept?.seq === 20 ? 400 : 300;
      expect(kept).toEqual({ seq: kept?.seq, state: longState(number, size) });
      await journal.saveSnapshot(contestId, next, { seq: 21, state: longState(number, 200) }, "1");
      expect(await journal.findSnapshot(contestId, "1")).toEqual({ seq: 21, state: longState(number, 200) });
    });

    test("JRN8 liveness is the last renewal, and survives a claim", async () => {
      const { contestId, epoch } = await claimed();
      expect(await journal.findLiveness(contestId)).toBe(null);
      await journal.renewLiveness(contestId, epoch, sampleAt);
      await journal.renewLiveness(contestId, epoch, sampleAt + 5_001);
      await journal.claim(contestId);
      expect(await journal.findLiveness(contestId)).toBe(sampleAt + 5_001);
    });

    test("JRN9 results replace the earlier ones as a whole", async () => {
      const { contestId, epoch } = await claimed();
      expect(await journal.findResultsSeq(contestId)).toBe(null);
      await journal.saveResults(epoch, sampleResults(contestId, 20));
      await journal.saveResults(epoch, { ...sampleResults(contestId, 21), standings: [], purchases: [] });
      await journal.saveResults(epoch, sampleResults(contestId, 22));
      expect(await journal.findResultsSeq(contestId)).toBe(22);
    });

    test("JRN9 results that contradict themselves change nothing", async () => {
      const { contestId, epoch } = await claimed();
      await journal.saveResults(epoch, sampleResults(contestId, 20));
      const results = { ...sampleResults(contestId, 21), standings: [] };
      await expect(journal.saveResults(epoch, results)).rejects.toThrow();
      expect(await journal.findResultsSeq(contestId)).toBe(20);
    });

    test("JRN10 of simultaneous batches at one place one is written; of simultaneous retries, one", async () => {
      const { contestId, append } = await claimed();
      const rivals = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => append(2, `a/${index}`, teamJoins(index + 1))),
      );
      expect(rivals.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const rival of rivals)
        if (rival.status === "rejected") expect(rival.reason).toBeInstanceOf(SequenceTaken);

      const retries = await Promise.allSettled(Array.from({ length: 20 }, () => append(4, "b/1")));
      expect(retries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const retry of retries)
        if (retry.status === "rejected") expect(retry.reason).toBeInstanceOf(CommandKnown);
      expect(await seqsOf(contestId)).toEqual([1, 2, 3, 4, 5]);
    });

    test("JRN14 of simultaneous batches of many contests each is written or refused for itself", async () => {
      const contests = await Promise.all(Array.from({ length: 40 }, () => claimed()));
      const [fenced, repeated, late, unstorable, beyond, ...others] = contests;
      if (!fenced || !repeated || !late || !unstorable || !beyond) throw new Error("too few contests");
      await journal.claim(fenced.contestId);
      await repeated.append(2, "a/1");
      await late.append(2, "a/1");
      const poison: ContestEvent = {
        type: "TeamRenamed",
        at: sampleAt,
        by: sampleAuthor,
        teamId: "t1",
        name: "a\0b",
      };

      const good = others.map(({ append }, index) => append(2, `b/${index}`, teamJoins(index)));
      await Promise.all([
        expect(fenced.append(2, "b/1")).rejects.toThrow(EpochFenced),
        expect(repeated.append(4, "a/1")).rejects.toThrow(CommandKnown),
        expect(late.append(3, "b/1")).rejects.toThrow(SequenceTaken),
        expect(unstorable.append(2, "b/1", [...teamJoins(1), poison])).rejects.toThrow(BatchRefused),
        expect(beyond.append(3, "b/1")).rejects.toThrow(RangeError),
        ...good,
      ]);
      for (const [index, { contestId }] of others.entries()) {
        expect(await seqsOf(contestId)).toEqual([1, 2, 3]);
        expect(await journal.findCommand(contestId, `b/${index}`)).toEqual(teamJoins(index));
      }
      expect(await seqsOf(fenced.contestId)).toEqual([1]);
      expect(await seqsOf(unstorable.contestId)).toEqual([1]);
      expect(await seqsOf(beyond.contestId)).toEqual([1]);
      expect(await seqsOf(repeated.contestId)).toEqual([1, 2, 3]);
      expect(await seqsOf(late.contestId)).toEqual([1, 2, 3]);
    });

    test("JRN14 simultaneous renewals of many contests are each written or refused for itself", async () => {
      const contests = await Promise.all(Array.from({ length: 30 }, () => claimed()));
      const renewals = contests.map(async ({ contestId, epoch }, index) => {
        const isFenced = index % 7 === 3;
        const renewal = journal.renewLiveness(contestId, isFenced ? epoch - 1 : epoch, sampleAt + index);
        if (isFenced) await expect(renewal).rejects.toThrow(EpochFenced);
        else await renewal;
        expect(await journal.findLiveness(contestId)).toBe(isFenced ? null : sampleAt + index);
      });
      await Promise.all(renewals);
    });

    test("JRN14 any simultaneous batches have the effect that they have one after another", async () => {
      const contests = await Promise.all(Array.from({ length: 6 }, () => claimed()));
      const model = new MemoryJournal();
      for (const { contestId, epoch, number } of contests) {
        model.createContest(sampleDefinition(number), sampleAt, sampleAuthor);
        while ((await model.claim(contestId)) < epoch);
      }
      const nextSeqOf = async (contestId: string) => (await model.read(contestId, 0, 10_000)).length + 1;
      let written = 0;
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyAppend, { minLength: 3, maxLength: 30 }), async (appends) => {
          const seqs = await Promise.all(contests.map(({ contestId }) => nextSeqOf(contestId)));
          const batches = appends.map(({ nth, epochLag, seqLag, commandKey, events }) => {
            const index = nth % contests.length;
            const { contestId = "", epoch = 0 } = contests[index] ?? {};
            const firstSeq = Math.max(1, (seqs[index] ?? 1) + seqLag);
            return { contestId, epoch: epoch + epochLag, firstSeq, commandKey, events };
          });
          const outcomes = await Promise.all(batches.map((batch) => outcomeOf(() => journal.append(batch))));
          for (const [index, batch] of batches.entries())
            expect(outcomes[index]).toEqual(await outcomeOf(() => model.append(batch)));
          written += outcomes.filter(({ error }) => error === null).length;
          refused += outcomes.filter(({ error }) => error !== null).length;
        }),
        { numRuns: 40 },
      );
      for (const { contestId } of contests)
        expect(await journal.read(contestId, 0, 10_000)).toEqual(await model.read(contestId, 0, 10_000));
      expect(written).toBeGreaterThan(40);
      expect(refused).toBeGreaterThan(40);
    });

    test("JRN1 simultaneous claims all get different epochs", async () => {
      const { contestId } = await claimed();
      const epochs = await Promise.all(Array.from({ length: 20 }, () => journal.claim(contestId)));
      expect(new Set(epochs).size).toBe(20);
    });

    test("JRN11 any sequence of calls has the same effect as on the simplest journal", async () => {
      let written = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyCall, { minLength: 5, maxLength: 25 }), async (calls) => {
          const { contestId, epoch, number } = await claimed();
          const model = new MemoryJournal();
          model.createContest(sampleDefinition(number), sampleAt, sampleAuthor);
          expect(await model.claim(contestId)).toBe(epoch);
          const cursor = { contestId, number, epoch, nextSeq: 2 };
          for (const call of calls) {
            const expected = await outcomeOf(() => call(model, cursor));
            expect(await outcomeOf(() => call(journal, cursor))).toEqual(expected);
            cursor.epoch = expected.epoch ?? cursor.epoch;
            cursor.nextSeq = (await model.read(contestId, 0, 1000)).length + 1;
          }
          const everything = await model.read(contestId, 0, 1000);
          expect(await journal.read(contestId, 0, 1000)).toEqual(everything);
          written += everything.length - 1;
        }),
        { numRuns: 40 },
      );
      expect(written).toBeGreaterThan(40);
    });
  });
}

interface Cursor {
  readonly contestId: string;
  readonly number: number;
  epoch: number;
  nextSeq: number;
}

type Call = (journal: Journal, cursor: Cursor) => Promise<unknown>;

const lag = fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: -2, max: 2 }));
const key = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 12 }).map((id) => `a/${id}`),
);

/** An append to one of several contests, mostly where it belongs. */
const anyAppend = fc.record({
  nth: fc.nat(5),
  epochLag: lag,
  seqLag: lag,
  commandKey: fc.oneof(
    fc.constant(null),
    fc.nat(200).map((id) => `a/${id}`),
  ),
  events: fc
    .integer({ min: 1, max: 3 })
    .map((count) => Array.from({ length: count }, (_, index) => teamJoins(index + 1)[0])),
});

const anyCall: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(lag, lag, key, fc.integer({ min: 0, max: 4 })).map(
      ([epochLag, seqLag, commandKey, count]): Call =>
        async (journal, { contestId, epoch, nextSeq }) => {
          const events = Array.from({ length: count }, (_, index) => teamJoins(index + 1)[0]);
          const firstSeq = Math.max(1, nextSeq + seqLag);
          await journal.append({
            contestId,
            epoch: epoch + epochLag,
            firstSeq,
            commandKey,
            events,
          });
        },
    ),
  },
  fc.constant<Call>(async (journal, { contestId }) => ({ epoch: await journal.claim(contestId) })),
  key.map(
    (commandKey): Call =>
      (journal, { contestId }) =>
        journal.findCommand(contestId, commandKey ?? ""),
  ),
  fc.nat(9).map(
    (after): Call =>
      (journal, { contestId }) =>
        journal.read(contestId, after, 3),
  ),
  fc.tuple(lag, fc.integer({ min: 1, max: 9 }), fc.constantFrom("1", "2")).map(
    ([epochLag, seq, version]): Call =>
      async (journal, { contestId, number, epoch }) => {
        await journal.saveSnapshot(contestId, epoch + epochLag, { seq, state: sampleState(number) }, version);
        return [await journal.findSnapshot(contestId, "1"), await journal.findSnapshot(contestId, "2")];
      },
  ),
  fc.tuple(lag, fc.nat(99_999)).map(
    ([epochLag, at]): Call =>
      async (journal, { contestId, epoch }) => {
        await journal.renewLiveness(contestId, epoch + epochLag, sampleAt + at);
        return journal.findLiveness(contestId);
      },
  ),
  fc.tuple(lag, fc.integer({ min: 1, max: 9 })).map(
    ([epochLag, seq]): Call =>
      async (journal, { contestId, epoch }) => {
        await journal.saveResults(epoch + epochLag, sampleResults(contestId, seq));
        return journal.findResultsSeq(contestId);
      },
  ),
);

async function outcomeOf(call: () => Promise<unknown>) {
  try {
    const value = await call();
    const epoch =
      typeof value === "object" && value !== null && "epoch" in value && typeof value.epoch === "number"
        ? value.epoch
        : null;
    return { value, error: null, epoch };
  } catch (error) {
    return { value: null, error: error instanceof Error ? error.name : error, epoch: null };
  }
}

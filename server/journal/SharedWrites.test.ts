import { describe, expect, test } from "vitest";
import type { JournalBatch } from "./journal.ts";
import { SharedWrites } from "./SharedWrites.ts";
import { teamJoins } from "./samples.ts";

describe("shared writes", () => {
  test("JRN14 the first two start at once; what is asked for meanwhile shares the next write", async () => {
    const { writer, writes } = held();
    const all = [1, 2, 3, 4, 5].map((number) => writer.add(batchOf(`c${number}`, 2)));
    expect(contestsOf(writes)).toEqual([["c1"], ["c2"]]);
    await writes[1]?.commit();
    expect(contestsOf(writes)).toEqual([["c1"], ["c2"], ["c3", "c4", "c5"]]);
    await writes[0]?.commit();
    await writes[2]?.commit();
    await Promise.all(all);
    const later = writer.add(batchOf("c1", 4));
    expect(contestsOf(writes)).toHaveLength(4);
    await writes[3]?.commit();
    await later;
  });

  test("JRN14 beside a write of many none begins", async () => {
    const { writer, writes } = held();
    const all = Array.from({ length: 9 }, (_, index) => writer.add(batchOf(`c${index}`, 2)));
    await writes[0]?.commit();
    expect(writes.map(({ batches }) => batches.length)).toEqual([1, 1, 7]);
    all.push(writer.add(batchOf("late", 2)));
    await writes[1]?.commit();
    expect(writes).toHaveLength(3);
    await writes[2]?.commit();
    await writes[3]?.commit();
    await Promise.all(all);
  });

  test("JRN14 nothing is acknowledged before its write", async () => {
    const { writer, writes } = held();
    let acknowledged = 0;
    const all = ["c1", "c2"].map((contestId) =>
      writer.add(batchOf(contestId, 2)).then(() => {
        acknowledged += 1;
      }),
    );
    await writes[0]?.commit();
    expect(acknowledged).toBe(1);
    await writes[1]?.commit();
    await Promise.all(all);
    expect(acknowledged).toBe(2);
  });

  test("JRN14 what one contest asks for waits for its own, also when another write could begin", async () => {
    const { writer, writes } = held();
    const all = [2, 4].map((firstSeq) => writer.add(batchOf("c1", firstSeq)));
    expect(contestsOf(writes)).toEqual([["c1"]]);
    all.push(writer.add(batchOf("c2", 2)));
    expect(contestsOf(writes)).toEqual([["c1"], ["c2"]]);
    await writes[1]?.commit();
    expect(writes).toHaveLength(2);
    await writes[0]?.commit();
    expect(contestsOf(writes)).toEqual([["c1"], ["c2"], ["c1"]]);
    await writes[2]?.commit();
    await Promise.all(all);
  });

  test("JRN14 batches of one contest go one after another, in the order of asking", async () => {
    const { writer, writes } = held();
    const all = [2, 4, 6].flatMap((firstSeq) => [
      writer.add(batchOf("c1", firstSeq)),
      writer.add(batchOf("c2", firstSeq)),
    ]);
    for (let write = 0; write < writes.length; write += 1) await writes[write]?.commit();
    await Promise.all(all);
    const placesOf = (contestId: string) =>
      writes.flatMap(({ batches }) =>
        batches.filter((batch) => batch.contestId === contestId).map(({ firstSeq }) => firstSeq),
      );
    expect(placesOf("c1")).toEqual([2, 4, 6]);
    expect(placesOf("c2")).toEqual([2, 4, 6]);
    for (const contests of contestsOf(writes)) expect(new Set(contests).size).toBe(contests.length);
  });

  test("JRN14 a write is bounded, and what does not fit goes into the next", async () => {
    const { writer, writes } = held();
    const all = Array.from({ length: 300 }, (_, index) => writer.add(batchOf(`c${index}`, 2)));
    for (let write = 0; write < writes.length; write += 1) await writes[write]?.commit();
    await Promise.all(all);
    expect(writes.map(({ batches }) => batches.length)).toEqual([1, 1, 128, 128, 42]);
  });

  test("JRN14 a write that fails fails those in it, and nobody else", async () => {
    const { writer, writes } = held();
    const all = ["c1", "c2", "c3"].map((contestId) => writer.add(batchOf(contestId, 2)));
    const settled = Promise.allSettled(all);
    await writes[0]?.commit();
    await writes[1]?.fail(new Error("connection lost"));
    await writes[2]?.fail(new Error("connection lost"));
    const later = writer.add(batchOf("c4", 2));
    await writes[3]?.commit();
    await later;
    expect((await settled).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  });
});

interface HeldWrite {
  readonly batches: readonly JournalBatch[];
  readonly commit: () => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

/** A writer whose writes wait to be let go. */
function held() {
  const writes: HeldWrite[] = [];
  const writer = new SharedWrites<JournalBatch>((batches) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly PromiseSettledResult<void>[]>();
    writes.push({
      batches,
      commit: async () => {
        resolve(batches.map(() => ({ status: "fulfilled", value: undefined })));
        await settling();
      },
      fail: async (error) => {
        reject(error);
        await settling();
      },
    });
    return promise;
  });
  return { writer, writes };
}

function settling(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function contestsOf(writes: readonly HeldWrite[]): readonly (readonly string[])[] {
  return writes.map(({ batches }) => batches.map(({ contestId }) => contestId));
}

function batchOf(contestId: string, firstSeq: number): JournalBatch {
  return { contestId, epoch: 1, firstSeq, commandKey: null, events: teamJoins(1) };
}

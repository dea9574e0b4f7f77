import { expect, test } from "vitest";
import { SharedReads } from "./SharedReads.ts";

/** Reads that end when they are told to, with their number. */
function reading() {
  const ends: { readonly end: () => void; readonly fail: (error: Error) => void }[] = [];
  const reads = new SharedReads(() => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const number = ends.length + 1;
    ends.push({ end: () => resolve(number), fail: reject });
    return promise;
  });
  return { ends, reads };
}

test("whoever asks while a read is under way shares the next one, and never that", async () => {
  const { ends, reads } = reading();
  const first = reads.ask();
  const [second, third] = [reads.ask(), reads.ask()];
  expect(ends).toHaveLength(1);
  ends[0]?.end();
  expect(await first).toBe(1);
  await expect.poll(() => ends.length).toBe(2);
  const fourth = reads.ask();
  ends[1]?.end();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await expect.poll(() => ends.length).toBe(3);
  ends[2]?.end();
  expect(await fourth).toBe(3);
});

test("a read that fails is nobody's but of those who share it", async () => {
  const { ends, reads } = reading();
  const failure = new Error("away");
  const [first, second] = [reads.ask(), reads.ask()];
  ends[0]?.fail(failure);
  await expect(first).rejects.toBe(failure);
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.end();
  expect(await second).toBe(2);
});

test("when nothing is read, whoever asks has a read begin at once", async () => {
  const { ends, reads } = reading();
  for (const number of [1, 2, 3]) {
    const asked = reads.ask();
    expect(ends).toHaveLength(number);
    ends.at(-1)?.end();
    expect(await asked).toBe(number);
  }
});

import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { ShortMemory } from "./ShortMemory.ts";

function memory() {
  const clock = new FakeClock(0);
  const asked: string[] = [];
  const state = { fails: false, until: Promise.resolve() };
  const kept = new ShortMemory({
    clock,
    keptMs: 300,
    read: async (key) => {
      asked.push(key);
      const nth = asked.length;
      await state.until;
      if (state.fails) throw new Error("away");
      return nth;
    },
  });
  return { clock, asked, state, kept };
}

test("WAY8 a thousand questions at once are one, and so are those of the next moment", async () => {
  const { clock, asked, kept } = memory();
  expect(new Set(await Promise.all(Array.from({ length: 1_000 }, () => kept.find("a"))))).toEqual(
    new Set([1]),
  );
  clock.advance(299);
  expect(await kept.find("a")).toBe(1);
  clock.advance(1);
  expect(await kept.find("a")).toBe(2);
  expect(await kept.find("b")).toBe(3);
  expect(asked).toEqual(["a", "a", "b"]);
});

test("WAY8 an answer that takes its time is one question for all who ask meanwhile, and is old when it comes", async () => {
  const { clock, asked, state, kept } = memory();
  const { promise, resolve } = Promise.withResolvers<void>();
  state.until = promise;
  const first = kept.find("a");
  clock.advance(500);
  const second = kept.find("a");
  resolve();
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  expect(await kept.find("a")).toBe(2);
  expect(asked).toEqual(["a", "a"]);
});

test("WAY8 a failure is told to those who asked, and nobody after them; what is forgotten is asked anew", async () => {
  const { asked, state, kept } = memory();
  state.fails = true;
  const both = await Promise.allSettled([kept.find("a"), kept.find("a")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(asked).toEqual(["a"]);
  state.fails = false;
  expect(await kept.find("a")).toBe(2);
  kept.forget("a");
  expect(await kept.find("a")).toBe(3);
});

test("WAY8 what is asked about without end takes no memory without end", async () => {
  const { asked, kept } = memory();
  for (let nth = 0; nth < 1_500; nth += 1) await kept.find(`k${nth}`);
  await kept.find("k0");
  expect(asked.length).toBe(1_501);
  await kept.find("k1499");
  expect(asked.length).toBe(1_501);
});

test("WAY8 who needs an answer from after a moment is given none from before, and an old one from after it", async () => {
  const { clock, asked, kept } = memory();
  expect(await kept.find("a")).toBe(1);
  clock.advance(10);
  const since = clock.monotonicMs();
  expect(await kept.findSince("a", since - 11)).toBe(1);
  expect(await kept.findSince("a", since)).toBe(2);
  clock.advance(10);
  // The last one is of that very moment, and nobody knows which was first.
  expect(await kept.findSince("a", since)).toBe(3);
  clock.advance(60_000);
  expect(await kept.findSince("a", since)).toBe(3);
  expect(asked).toEqual(["a", "a", "a"]);
});

test("WAY8 what was answered may be forgotten, and a question that is under way stays one for all", async () => {
  const { asked, state, kept } = memory();
  await kept.find("a");
  const { promise, resolve } = Promise.withResolvers<void>();
  state.until = promise;
  const first = kept.find("b");
  kept.forgetGiven();
  const [second, again] = [kept.find("b"), kept.find("a")];
  resolve();
  expect(await Promise.all([first, second, again])).toEqual([2, 2, 3]);
  expect(asked).toEqual(["a", "b", "a"]);
});

import { expect, it } from "vitest";
import { judgePace, paceOf, slownessOf } from "./pace.ts";

const every = (ms: number, count: number) => Array.from({ length: count }, (_, index) => index * ms);

it("tells how evenly frames came", () => {
  const at = [...every(50, 101), 5_400];
  expect(paceOf(at)).toEqual({
    frames: 102,
    perSecond: (101 / 5_400) * 1_000,
    medianGapMs: 50,
    p99GapMs: 50,
    worstGapMs: 400,
  });
});

it("FLM5 calls a film of less than ten frames a second slow, and void when an empty page has no more", () => {
  const [fast, slow] = [paceOf(every(50, 50)), paceOf(every(120, 50))];
  expect(judgePace(fast, [slow, slow])).toBe("good");
  expect(judgePace(slow, [fast, fast])).toBe("slow");
  expect(judgePace(slow, [fast, slow])).toBe("void");
});

it("FLM5 calls a film slow that stands still for a moment, however many frames it has", () => {
  const [even, held] = [paceOf(every(20, 300)), paceOf([...every(20, 300), 6_600])];
  expect(slownessOf(even)).toEqual([]);
  expect(slownessOf(held)).toEqual(["a frame stood for 620 ms, longer than 500"]);
  expect(judgePace(held, [even, even])).toBe("slow");
  expect(judgePace(held, [even, held])).toBe("void");
});

it("has no mercy on a film without frames", () => {
  expect(judgePace(paceOf([]), [paceOf(every(50, 50))])).toBe("slow");
});

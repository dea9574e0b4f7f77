import { describe, expect, test } from "vitest";
import { type AnswerBox, follows, isOffered, typingAt } from "./answerBox.ts";

const untouched: AnswerBox = { text: "", followed: null, typedAt: null, isHeld: false };
const mate = (text: string) => ({ seatId: "s2", text, at: 10_000 });

describe("DRF5 a mate's draft arrives", () => {
  test("a box that nobody writes in follows it", () => {
    expect(follows(untouched, mate("3"))).toBe(true);
    expect(follows({ ...untouched, text: "2", followed: "2" }, mate("3"))).toBe(true);
    expect(follows({ ...untouched, text: "2", typedAt: 7_000 }, mate("3"))).toBe(true);
  });

  test("a box that somebody has gone into stays as it is, also an empty one", () => {
    expect(follows({ ...untouched, isHeld: true }, mate("3"))).toBe(false);
    expect(follows({ ...untouched, text: "2", isHeld: true }, mate("3"))).toBe(false);
  });

  test("a box in which somebody wrote within 3 s stays as it is", () => {
    expect(follows({ ...untouched, text: "2", typedAt: 7_001 }, mate("3"))).toBe(false);
    expect(follows({ ...untouched, text: "", typedAt: 9_000 }, mate("3"))).toBe(false);
  });

  test("a mate's emptied box empties only what came from a mate", () => {
    expect(follows({ ...untouched, text: "3", followed: "3" }, mate(""))).toBe(true);
    expect(follows({ ...untouched, text: "2", typedAt: 1_000 }, mate(""))).toBe(false);
    expect(follows({ ...untouched, text: "34", followed: "3", typedAt: 1_000 }, mate(""))).toBe(false);
  });
});

test("a mate's draft is offered when it says something else", () => {
  expect(isOffered("2", mate("3"))).toBe(true);
  expect(isOffered("3", mate("3"))).toBe(false);
  expect(isOffered("2", mate(""))).toBe(false);
  expect(isOffered("2", undefined)).toBe(false);
});

test("a mate is typing for four seconds after the last word", () => {
  expect(typingAt(mate("3"), 13_999)).toEqual({ value: true, until: 14_000 });
  expect(typingAt(mate("3"), 14_000)).toEqual({ value: false, until: null });
  expect(typingAt(mate(""), 10_000)).toEqual({ value: false, until: null });
});

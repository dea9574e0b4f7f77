import { expect, test } from "vitest";
import { attackPlan, controlPlan } from "./attackPlan.ts";
import { lackOf } from "./lackOf.ts";

test("a round in which all was tried and came in says something, whatever came of it", () => {
  expect(lackOf(attackPlan.codes, 2_500, { tried: 2_500, answers: { "404 not_found": 2_500 } })).toBeNull();
  const held = { "held to the end": 700, "cut off": 260, "not let in": 40 };
  expect(lackOf(attackPlan.idle, 1_000, { tried: 1_000, answers: held })).toBeNull();
  // It is kept out again and again, and sends all the same.
  const sent = { "not let in": 900, "sent away with 4100": 60 };
  expect(lackOf(attackPlan.flood, 4_000, { tried: 4_000, answers: sent })).toBeNull();
});

test("a round in which one is missing is void", () => {
  const report = { tried: 2_499, answers: { "404 not_found": 2_499 } };
  expect(lackOf(attackPlan.codes, 2_500, report)).toBe("only 2499 of 2500 wrong codes were tried: void");
});

test("a round in which many were kept out, or not answered, is void", () => {
  const answers = { "held to the end": 189, "not let in": 11 };
  expect(lackOf(attackPlan.slow, 200, { tried: 200, answers })).toBe(
    "only 189 of 200 slow readers came in: void",
  );
  const silent = { "no answer": 4, "no answer yet": 6 };
  expect(lackOf(controlPlan, 100, { tried: 100, answers: silent })).toBe(
    "only 90 of 100 files came in: void",
  );
});

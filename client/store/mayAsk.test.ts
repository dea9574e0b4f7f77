import { expect, test } from "vitest";
import { whyNoQuestion } from "./mayAsk.ts";

test.each([
  ["running", "provisional", false, null],
  ["paused", "provisional", false, null],
  ["finished", "provisional", false, null],
  ["finished", "final", false, "results_are_final"],
  ["lobby", "provisional", false, "contest_not_started"],
  ["running", "provisional", true, "team_blocked"],
] as const)("QST1 SEA7 in %s, %s, blocked: %s: %s", (phase, finality, blocked, why) => {
  expect(whyNoQuestion({ phase, finality }, { blocked })).toBe(why);
});

import { expect, test } from "vitest";
import { answersLine, Tally, together } from "./Tally.ts";

test("what several attackers were answered is told together, the most frequent answer first", () => {
  const [one, other] = [new Tally(), new Tally()];
  one.tried = 3;
  one.note(404);
  one.note("no answer");
  other.tried = 2;
  other.note(404);
  const all = together([one.report(), other.report()]);
  expect(all.tried).toBe(5);
  expect(answersLine(all)).toBe("2 × 404, 1 × no answer");
});

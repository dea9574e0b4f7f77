import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleChecker } from "../testing/kinds.ts";
import { otherAnswer, rightAnswer, wrongAnswers } from "./answers.ts";
import { type Checker, judgeReading, makeChecker, possibleAnswers, readerOf } from "./checker.ts";
import { judgeAnswer } from "./judgedAnswer.ts";
import { checkerKinds, readAnswer } from "./readers.ts";

const anyChecker = fc
  .record({ kind: fc.constantFrom(...checkerKinds), seed: fc.nat(600), isNew: fc.boolean() })
  .map(({ kind, seed, isNew }): Checker => {
    const checker = sampleChecker(kind, seed);
    return isNew ? makeChecker(checker, "ru") : checker;
  });

test("CHK3 the key as it is written is right, and wrong answers are read, wrong, and none of them twice", () => {
  fc.assert(
    fc.property(anyChecker, (checker) => {
      const read = (answer: string) => {
        const result = readAnswer(readerOf(checker), answer);
        if (!result.ok) throw new Error(`${answer} is not read`);
        return result.reading;
      };
      expect(judgeReading(checker, read(rightAnswer(checker)))).toBe(true);
      const wrong = wrongAnswers(checker, 9).map(read);
      expect(wrong.map((reading) => judgeReading(checker, reading))).toEqual(wrong.map(() => false));
      expect(new Set(wrong).size).toBe(wrong.length);
      const possible = possibleAnswers(checker);
      expect(wrong).toHaveLength(possible === null ? 9 : Math.min(9, possible - 1));
    }),
  );
});

test("CHK23 the possible answers of a choice are all there are, each once, as they read", () => {
  const several: Checker = { kind: "choice", options: ["a", "b", "c"], correct: [1, 3], several: true };
  const all = Array.from({ length: possibleAnswers(several) ?? 0 }, (_, nth) => otherAnswer(several, nth));
  expect(all).toEqual(["1", "2", "1,2", "3", "1,3", "2,3", "1,2,3"]);
  const one: Checker = { kind: "choice", options: ["a", "b", "c"], correct: [2], several: false };
  expect([0, 1, 2, 3].map((nth) => otherAnswer(one, nth))).toEqual(["1", "2", "3", "1"]);
});

test("where nearly every number is right there are fewer wrong answers, or none", () => {
  expect(wrongAnswers({ kind: "number", answer: "2000000", tolerance: "1000000" }, 3)).toEqual([]);
});

test("ANS3 an answer that was judged before is judged the same, also after many others", () => {
  fc.assert(
    fc.property(anyChecker, fc.array(fc.nat(40), { minLength: 30, maxLength: 60 }), (checker, numbers) => {
      for (const nth of numbers) {
        const answer = nth === 0 ? rightAnswer(checker) : nth === 1 ? " " : otherAnswer(checker, nth);
        const read = readAnswer(readerOf(checker), answer);
        expect(judgeAnswer(checker, answer)).toEqual(
          read.ok ? { ...read, accepted: judgeReading(checker, read.reading) } : read,
        );
      }
    }),
    { numRuns: 50 },
  );
});

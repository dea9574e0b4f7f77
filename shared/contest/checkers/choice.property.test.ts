import fc from "fast-check";
import { expect, test } from "vitest";
import { ChoiceChecker, judge, readerOf } from "./choice.ts";
import { read } from "./choiceReading.ts";

const checker = fc.integer({ min: 2, max: 12 }).chain((count) =>
  fc.uniqueArray(fc.integer({ min: 1, max: count }), { minLength: 1, maxLength: count }).map((correct) =>
    ChoiceChecker.parse({
      kind: "choice",
      options: Array.from({ length: count }, (_, index) => `option ${index}`),
      correct,
      several: true,
    }),
  ),
);
const separator = fc.constantFrom(",", " ", ", ", " ,, ");

test("CHK3 CHK19 CHK21 the correct options are right in any order, with any separators", () => {
  const written = checker.chain((checker) =>
    fc.record({
      checker: fc.constant(checker),
      numbers: fc.shuffledSubarray([...checker.correct], { minLength: checker.correct.length }),
      separator,
    }),
  );
  fc.assert(
    fc.property(written, ({ checker, numbers, separator }) => {
      const result = read(readerOf(checker), numbers.join(separator));
      expect(result.ok && judge(checker, result.reading)).toBe(true);
    }),
  );
});

test("CHK1 CHK2 reading never throws, and reading a reading changes nothing", () => {
  const input = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(..."0123456789, "), maxLength: 12 }),
  );
  fc.assert(
    fc.property(checker, fc.boolean(), input, (checker, several, input) => {
      const reader = { ...readerOf(checker), several };
      const result = read(reader, input);
      if (result.ok) expect(read(reader, result.reading)).toEqual(result);
    }),
    { numRuns: 1_000 },
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleChecker } from "../testing/kinds.ts";
import { rightAnswer } from "./answers.ts";
import { type Checker, makeChecker } from "./checker.ts";
import { checkerKinds } from "./readers.ts";
import { typedVariants } from "./typedVariants.ts";

/** What becomes of each variant, by how it is typed. */
function verdictsOf(checker: Checker): ReadonlyMap<string, string> {
  return new Map(typedVariants(checker).map(({ typed, verdict }) => [typed, verdict]));
}

const ofToday = (checker: Checker, language: "en" | "ru") => makeChecker(checker, language);
const number = (answer: string, more: { readonly tolerance?: string } = {}) =>
  ofToday({ kind: "number", answer, ...more }, "en");
const text = (...answers: readonly string[]) => ofToday({ kind: "text", answers }, "ru");
const choice = (options: number, correct: readonly number[], several = false): Checker => ({
  kind: "choice",
  options: Array.from({ length: options }, (_, index) => `option ${index + 1}`),
  correct,
  several,
});

test("CHK41 there are ten to fourteen for whatever key, no two alike, the key itself first and right", () => {
  const keys = fc.record({ kind: fc.constantFrom(...checkerKinds), seed: fc.nat(600) });
  fc.assert(
    fc.property(keys, fc.constantFrom("en", "ru"), ({ kind, seed }, language) => {
      const checker = makeChecker(sampleChecker(kind, seed), language);
      const variants = typedVariants(checker);
      expect(variants.length).toBeGreaterThanOrEqual(10);
      expect(variants.length).toBeLessThanOrEqual(14);
      expect(new Set(variants.map(({ typed }) => typed)).size).toBe(variants.length);
      expect(variants[0]).toMatchObject({ typed: rightAnswer(checker), verdict: "accepted" });
      expect(variants.some(({ verdict }) => verdict === "wrong")).toBe(true);
      if (kind !== "text") expect(variants.some(({ verdict }) => verdict === "refused")).toBe(true);
    }),
    { numRuns: 200 },
  );
});

describe("CHK41 a number", () => {
  test("with a point or comma, as a fraction or per cents, with a unit; and slips of sign and place", () => {
    expect([...verdictsOf(number("0.5"))]).toEqual([
      ["0.5", "accepted"],
      ["0,5", "accepted"],
      [" 0.5 ", "accepted"],
      ["0.5 cm", "refused"],
      ["1/2", "accepted"],
      ["50%", "accepted"],
      ["0.50", "accepted"],
      ["x=0.5", "accepted"],
      [".5", "accepted"],
      ["0.5.", "accepted"],
      ["0.6", "wrong"],
      ["-0.5", "wrong"],
      ["5", "wrong"],
      ["0.05", "wrong"],
    ]);
  });

  test("a whole one with its thousands apart, and asked about as per cents", () => {
    const verdicts = verdictsOf(number("12500"));
    expect(verdicts.get("12 500")).toBe("accepted");
    expect(verdicts.get("12500%")).toBe("refused");
    expect(verdicts.get("12501")).toBe("wrong");
  });

  test("per cents with and without their sign", () => {
    const verdicts = verdictsOf(number("12%"));
    expect(verdicts.get("12,0%")).toBe("accepted");
    expect(verdicts.get("12")).toBe("refused");
    expect(verdicts.get("13%")).toBe("wrong");
  });

  test("at the edge of what is tolerated, and just beyond", () => {
    const verdicts = verdictsOf(number("2.5", { tolerance: "0.1" }));
    expect(verdicts.get("2.6")).toBe("accepted");
    expect(verdicts.get("2.7")).toBe("wrong");
  });

  test.each(["0", "-3/4", "1/3", "7 2/3", "1000000", "0.125"])("%s has a wrong and a refused one", (key) => {
    const verdicts = [...verdictsOf(number(key)).values()];
    expect(verdicts.length).toBeGreaterThanOrEqual(10);
    expect(new Set(verdicts)).toEqual(new Set(["accepted", "refused", "wrong"]));
  });
});

describe("CHK41 a text", () => {
  test("in other letters, with the other keyboard, in quotes; and mistyped", () => {
    const verdicts = verdictsOf(text("Ёлочка", "ёлка"));
    expect(verdicts.get("ЁЛОЧКА")).toBe("accepted");
    expect(verdicts.get(" Ёлочка ")).toBe("accepted");
    expect(verdicts.get("Елочка")).toBe("accepted");
    expect(verdicts.get("«Ёлочка»")).toBe("accepted");
    expect(verdicts.get("ёлка")).toBe("accepted");
    expect(verdicts.get("`kjxrf")).toBe("refused");
    expect(verdicts.get("Ёлоччка")).toBe("wrong");
  });

  test("of two words, apart and together", () => {
    const verdicts = verdictsOf(text("New York"));
    expect(verdicts.get("New-York")).toBe("accepted");
    expect(verdicts.get("New")).toBe("wrong");
  });

  test.each(["A", "42", "?", "x^2", "Йод"])("%s has ten, and a wrong one", (key) => {
    const verdicts = [...verdictsOf(text(key)).values()];
    expect(verdicts.length).toBeGreaterThanOrEqual(10);
    expect(verdicts).toContain("wrong");
  });
});

describe("CHK41 a choice", () => {
  test("by number, twice, by a letter of either alphabet, by its words", () => {
    const verdicts = verdictsOf(choice(4, [2]));
    expect(verdicts.get(" 2 ")).toBe("accepted");
    expect(verdicts.get("2,2")).toBe("accepted");
    expect(verdicts.get("B")).toBe("refused");
    expect(verdicts.get("В")).toBe("refused");
    expect(verdicts.get("Б")).toBe("refused");
    expect(verdicts.get("option 2")).toBe("refused");
    expect(verdicts.get("1")).toBe("wrong");
    expect(verdicts.get("5")).toBe("refused");
  });

  test("several in any order; one too many and one too few are wrong", () => {
    const verdicts = verdictsOf(choice(4, [1, 3], true));
    expect(verdicts.get("3, 1")).toBe("accepted");
    expect(verdicts.get("1,3,1")).toBe("accepted");
    expect(verdicts.get("1,2,3")).toBe("wrong");
    expect(verdicts.get("1")).toBe("wrong");
  });
});

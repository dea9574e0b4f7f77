import type { Checker, CheckerOf } from "./checker.ts";
import { judgeReading, readerOf } from "./checker.ts";
import { choiceAnswer } from "./choice.ts";
import { type CheckerKind, readAnswer } from "./readers.ts";

/** Answers to any checker that a contest may hold, for those who play without a person: bots and simulated teams. */
interface Answers<Kind extends CheckerKind> {
  readonly right: (checker: CheckerOf<Kind>) => string;
  /** For every whole number from 0. It may by chance be right. */
  readonly other: (checker: CheckerOf<Kind>, nth: number) => string;
}

const answers: { readonly [Kind in CheckerKind]: Answers<Kind> } = {
  number: {
    right: ({ answer }) => answer,
    other: ({ percent }, nth) => `${2_000_000 + nth}${percent === "expected" ? "%" : ""}`,
  },
  text: { right: ({ answers: [first = ""] }) => first, other: (_, nth) => `no ${nth}` },
  choice: { right: ({ correct }) => correct.join(","), other: choiceAnswer },
};

/** The key as its author wrote it. CHK3 */
export function rightAnswer<Kind extends CheckerKind>(checker: CheckerOf<Kind>): string {
  return answers[checker.kind].right(checker);
}

/** Some answer, for every whole number from 0; of a choice its possible answers, one after another. */
export function otherAnswer<Kind extends CheckerKind>(checker: CheckerOf<Kind>, nth: number): string {
  return answers[checker.kind].other(checker, nth);
}

/** Wrong answers, no two of them with one reading: as many as asked for, or fewer where hardly any answer is wrong. */
export function wrongAnswers(checker: Checker, count: number): readonly string[] {
  const reader = readerOf(checker);
  const wrong = new Map<string, string>();
  for (let nth = 0; wrong.size < count && nth < count + MOST_RIGHT; nth++) {
    const answer = otherAnswer(checker, nth);
    const read = readAnswer(reader, answer);
    if (read.ok && !wrong.has(read.reading) && !judgeReading(checker, read.reading))
      wrong.set(read.reading, answer);
  }
  return [...wrong.values()];
}

/** So many others are looked at in vain, before it is believed that there is no wrong one. */
const MOST_RIGHT = 50;

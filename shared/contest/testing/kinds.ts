import type { CheckerOf } from "../checkers/checker.ts";
import type { CheckerKind } from "../checkers/readers.ts";

/** An answer and what it means, known without reading it: the checkers are not asked. */
export interface Guess {
  readonly answer: string;
  readonly meaning: "right" | "unreadable" | `wrong ${string}`;
}

/** Picks 0 and 1 are right, 2 to 5 wrong, 6 is wrong as 2 is but written otherwise, 7 and 8 cannot be read. */
export const picks = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Pick = (typeof picks)[number];

/** What tests and bots know of a kind: told a second time, without its reader and judge. */
interface KindSample<Kind extends CheckerKind> {
  /** A checker for every whole number from 0. */
  readonly make: (seed: number) => CheckerOf<Kind>;
  /** About a checker of {@link make}. */
  readonly guess: (checker: CheckerOf<Kind>, pick: Pick) => Guess;
  /** Another key for the same reader: no answer is right for both. */
  readonly rekeyed: (checker: CheckerOf<Kind>) => CheckerOf<Kind>;
  /** The most attempts before guessing blindly pays. */
  readonly tries: (checker: CheckerOf<Kind>) => number;
  /** Cannot be read by any checker of the kind that a contest may hold. */
  readonly malformed: string;
}

const samples: { readonly [Kind in CheckerKind]: KindSample<Kind> } = {
  number: {
    make: (seed) => ({ kind: "number", answer: `${seed % 100}` }),
    guess({ answer }, pick) {
      const key = Number(answer);
      if (pick >= 7) return { answer: pick === 7 ? "many" : " ", meaning: "unreadable" };
      if (pick < 2) return { answer: pick === 0 ? `${key}` : `${2 * key}/2`, meaning: "right" };
      const other = key + (pick === 6 ? 2 : pick);
      return { answer: pick === 6 ? `+${other},0` : `${other}`, meaning: `wrong ${other}` };
    },
    rekeyed: (checker) => ({ ...checker, answer: "7654321", tolerance: "0.25" }),
    tries: () => Number.POSITIVE_INFINITY,
    malformed: "two dozen",
  },
  text: {
    make: (seed) => ({ kind: "text", answers: [`word ${seed % 100}`] }),
    guess({ answers: [key = ""] }, pick) {
      if (pick >= 7) return { answer: pick === 7 ? "x".repeat(201) : " ", meaning: "unreadable" };
      if (pick < 2) return { answer: pick === 0 ? key : ` ${key.toUpperCase()} `, meaning: "right" };
      const other = pick === 6 ? 2 : pick;
      return { answer: pick === 6 ? ` NO   ${other}` : `no ${other}`, meaning: `wrong ${other}` };
    },
    rekeyed: (checker) => ({ ...checker, answers: ["another key", "and one more"] }),
    tries: () => Number.POSITIVE_INFINITY,
    malformed: "  ",
  },
  choice: {
    make(seed) {
      const size = 2 + (seed % 6);
      const options = Array.from({ length: size }, (_, index) => `option ${index + 1}`);
      return { kind: "choice", options, correct: [1 + (Math.floor(seed / 6) % size)], several: false };
    },
    guess({ correct: [key = 0], options }, pick) {
      if (pick >= 7) return { answer: pick === 7 ? "99" : " ", meaning: "unreadable" };
      if (pick < 2) return { answer: pick === 0 ? `${key}` : ` ${key}, `, meaning: "right" };
      const steps = 1 + (((pick === 6 ? 2 : pick) - 2) % (options.length - 1));
      const other = ((key - 1 + steps) % options.length) + 1;
      return { answer: pick === 6 ? `${other} ${other}` : `${other}`, meaning: `wrong ${other}` };
    },
    rekeyed: (checker) => ({
      ...checker,
      correct: checker.correct.map((option) => (option % checker.options.length) + 1).sort((a, b) => a - b),
    }),
    tries: ({ options, several }) =>
      Math.max(1, Math.floor((several ? 2 ** options.length - 1 : options.length) / 2)),
    malformed: "0",
  },
};

/** A checker of this kind for every whole number from 0. */
export function sampleChecker<Kind extends CheckerKind>(kind: Kind, seed: number): CheckerOf<Kind> {
  return samples[kind].make(seed);
}

export function guessFor<Kind extends CheckerKind>(checker: CheckerOf<Kind>, pick: Pick): Guess {
  return samples[checker.kind].guess(checker, pick);
}

export function rekeyed<Kind extends CheckerKind>(checker: CheckerOf<Kind>): CheckerOf<Kind> {
  return samples[checker.kind].rekeyed(checker);
}

export function blindTries<Kind extends CheckerKind>(checker: CheckerOf<Kind>): number {
  return samples[checker.kind].tries(checker);
}

export function malformedAnswer(kind: CheckerKind): string {
  return samples[kind].malformed;
}

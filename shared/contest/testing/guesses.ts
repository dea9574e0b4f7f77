import type { Card } from "../board.ts";

/** An answer and what it means, known without reading it: the checkers are not asked. */
export interface Guess {
  readonly answer: string;
  readonly meaning: "right" | "unreadable" | `wrong ${string}`;
}

/** Picks 0 and 1 are right, 2 to 5 wrong, 6 is wrong as 2 is but written otherwise, 7 and 8 cannot be read. */
export const picks = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Pick = (typeof picks)[number];

export function guessFor({ task: { checker } }: Card, pick: Pick): Guess {
  if (pick === 8) return { answer: " ", meaning: "unreadable" };
  switch (checker.kind) {
    case "number": {
      const key = Number(checker.answer);
      if (pick === 7) return { answer: "many", meaning: "unreadable" };
      if (pick < 2) return { answer: pick === 0 ? `${key}` : `${2 * key}/2`, meaning: "right" };
      const other = key + (pick === 6 ? 2 : pick);
      return { answer: pick === 6 ? `+${other},0` : `${other}`, meaning: `wrong ${other}` };
    }
    case "text": {
      const key = checker.answers[0] ?? "";
      if (pick === 7) return { answer: "x".repeat(201), meaning: "unreadable" };
      if (pick < 2) return { answer: pick === 0 ? key : ` ${key.toUpperCase()} `, meaning: "right" };
      const other = pick === 6 ? 2 : pick;
      return { answer: pick === 6 ? ` NO   ${other}` : `no ${other}`, meaning: `wrong ${other}` };
    }
    case "choice": {
      const key = checker.correct[0] ?? 0;
      if (pick === 7) return { answer: "99", meaning: "unreadable" };
      if (pick < 2) return { answer: pick === 0 ? `${key}` : ` ${key}, `, meaning: "right" };
      const steps = 1 + (((pick === 6 ? 2 : pick) - 2) % (checker.options.length - 1));
      const other = ((key - 1 + steps) % checker.options.length) + 1;
      return { answer: pick === 6 ? `${other} ${other}` : `${other}`, meaning: `wrong ${other}` };
    }
  }
}

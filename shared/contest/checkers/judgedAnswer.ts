import { type Checker, judgeReading, readerOf } from "./checker.ts";
import { type Misreading, readAnswer } from "./readers.ts";

/** An answer as a checker reads it, and what the checker says of it. */
export type JudgedAnswer =
  | { readonly ok: false; readonly misreading: Misreading }
  | { readonly ok: true; readonly reading: string; readonly accepted: boolean };

/**
 * Reads and judges an answer. The last ones of each checker are remembered: a class types the same few again and again, and
 * simulated teams nothing else.
 */
export function judgeAnswer(checker: Checker, answer: string): JudgedAnswer {
  const known = remembered.get(checker) ?? new Map<string, JudgedAnswer>();
  remembered.set(checker, known);
  const judged = known.get(answer) ?? judge(checker, answer);
  if (known.size >= MOST_REMEMBERED && !known.has(answer)) known.clear();
  known.set(answer, judged);
  return judged;
}

/** A key and a wrong answer for each attempt that rules can allow, and some. Answers are short, and checkers many. */
const MOST_REMEMBERED = 16;

// A checker never changes.
const remembered = new WeakMap<Checker, Map<string, JudgedAnswer>>();

function judge(checker: Checker, answer: string): JudgedAnswer {
  const read = readAnswer(readerOf(checker), answer);
  if (!read.ok) return read;
  return { ok: true, reading: read.reading, accepted: judgeReading(checker, read.reading) };
}

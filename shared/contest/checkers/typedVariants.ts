import { rightAnswer } from "./answers.ts";
import { type CheckerOf, judgeReading, readerOf } from "./checker.ts";
import { choiceVariants } from "./choiceVariants.ts";
import { numberVariants } from "./numberVariants.ts";
import { type CheckerKind, type Misreading, readAnswer } from "./readers.ts";
import { textVariants } from "./textVariants.ts";

/** What a pupil might type, and what comes of it: judged, or refused for free. */
export type TypedVariant = { readonly typed: string } & (
  | { readonly verdict: "accepted" | "wrong"; readonly reading: string }
  | { readonly verdict: "refused"; readonly misreading: Misreading }
);

/** Made from a key by rules of a kind, before anything is read. */
export interface Variants {
  /** The key in other clothes, the likeliest first. */
  readonly likely: readonly string[];
  /** Near the key, and most of them wrong. */
  readonly slips: readonly string[];
}

const makers: { readonly [Kind in CheckerKind]: (checker: CheckerOf<Kind>) => Variants } = {
  number: numberVariants,
  text: textVariants,
  choice: choiceVariants,
};

const MOST = 14;
const MOST_LIKELY = 10;

/**
 * Ten to fourteen answers as pupils type them, each read and judged as in a contest: the key, other ways to write it, and slips,
 * the wrong ones first. The same checker gives the same ones. CHK41
 */
export function typedVariants<Kind extends CheckerKind>(checker: CheckerOf<Kind>): readonly TypedVariant[] {
  const { likely, slips } = makers[checker.kind](checker);
  const first = [...new Set([rightAnswer(checker), ...likely])].slice(0, MOST_LIKELY);
  const rest = [...new Set(slips)]
    .filter((typed) => !first.includes(typed))
    .map((typed) => tried(checker, typed))
    .toSorted((a, b) => Number(a.verdict !== "wrong") - Number(b.verdict !== "wrong"));
  return [...first.map((typed) => tried(checker, typed)), ...rest].slice(0, MOST);
}

function tried<Kind extends CheckerKind>(checker: CheckerOf<Kind>, typed: string): TypedVariant {
  const read = readAnswer(readerOf(checker), typed);
  if (!read.ok) return { typed, verdict: "refused", misreading: read.misreading };
  const { reading } = read;
  return { typed, verdict: judgeReading(checker, reading) ? "accepted" : "wrong", reading };
}

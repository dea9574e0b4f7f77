import type { Encoding } from "../../shared/contestFile/encodings.ts";
import { holdsNonsense, plausibilityOf } from "./plausibility.ts";

/** A text that the bytes may be, the likeliest first. */
export interface Guess {
  readonly encoding: Encoding;
  readonly text: string;
  /** See `plausibilityOf`, less what speaks against the encoding itself. */
  readonly score: number;
  /** How many it says something of. */
  readonly characters: number;
}

/** Encodings without a mark of their own, and how much rarer than Windows-1251 each is met, as a logarithm. */
const rarity: Readonly<Partial<Record<Encoding, number>>> = {
  "utf-8": -7,
  "windows-1251": 0,
  "windows-1252": 0,
  ibm866: 3,
  "koi8-r": 4,
  "koi8-u": 4,
  "windows-1250": 3,
  "windows-1254": 3,
  "windows-1257": 5,
  "x-mac-cyrillic": 4,
  macintosh: 4,
  shift_jis: 4,
};

/** How much likelier than the next the likeliest must be, and how likely each of its characters on average. */
const MARGIN = 9;
const LEAST_PER_CHARACTER = -5.5;
/** Few letters of Cyrillic are words in several of its encodings: so many tell by themselves. */
const TELLING_LETTERS = 5;

/** What the bytes may say, one guess for each different text, the likeliest first. */
export function guessTexts(bytes: Uint8Array): readonly Guess[] {
  const guesses = Object.entries(rarity).flatMap(([name, rare]) => {
    const encoding = name as Encoding;
    const text = decodeStrictly(bytes, encoding);
    const found = text === null ? null : plausibilityOf(text);
    if (text === null || found === null) return [];
    return [{ encoding, text, score: found.score - rare, characters: found.characters }];
  });
  const sorted = guesses.toSorted((a, b) => b.score - a.score);
  return sorted.filter(({ text }, index) => sorted.findIndex((other) => other.text === text) === index);
}

/** The first guess where it is beyond doubt. */
export function findCertain([best, next]: readonly Guess[]): Guess | null {
  if (best === undefined) return null;
  const isLikely = best.score >= LEAST_PER_CHARACTER * best.characters - MARGIN;
  if (holdsNonsense(best.text)) return null;
  return isLikely && best.score - (next?.score ?? Number.NEGATIVE_INFINITY) >= marginFor(best) ? best : null;
}

function marginFor({ text, characters }: Guess): number {
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
  return MARGIN + (isCyrillic ? 2 * Math.max(0, TELLING_LETTERS - characters) : 0);
}

/** Null where a byte means nothing in the encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

import { removeEmoji } from "./characters.ts";

/**
 * A number without what pupils write around it: `x = 5`, `Answer: 5.`, `(5)`, `5;`. Plain characters in, plain
 * characters out; what is no number inside stays none. CHK27
 */
export function unwrapNumber(plain: string): string {
  const named = removeEmoji(plain).trim().replace(NAME, "");
  // One mark only: 0.333... is not 0.333.
  const closed = named.replace(/([^.,;:?…]) ?[.,;:?]$/u, "$1");
  for (const wrapping of WRAPPINGS) {
    const [, inner] = wrapping.exec(closed) ?? [];
    if (inner !== undefined) return inner.trim();
  }
  return closed;
}

/** A variable or the word answer, at the beginning. */
const NAME = /^(?:(?:ответ|отв|answer|ans|result) ?[:=.]? ?|\p{L} ?= ?|= ?)/iu;

/** Pairs, and a bracket that closes what was not opened: `5)`. */
const WRAPPINGS = [
  /^\(([^()]*)\)$/u,
  /^\[([^[\]]*)\]$/u,
  /^"([^"]*)"$/u,
  /^«([^«»]*)»$/u,
  /^[“„]([^“”]*)[”“]$/u,
  /^([^()]*)\)$/u,
];

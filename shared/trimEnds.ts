/**
 * A text without the characters at its ends that are marginal, each asked for by itself: in time that grows as the text does, where an expression
 * with `+$` looks at every run of them anew from each of its places. SCY9
 */
export function trimEnds(text: string, marginal: RegExp): string {
  return trimStart(trimEnd(text, marginal), marginal);
}

/** The same at its beginning only. */
export function trimStart(text: string, marginal: RegExp): string {
  let start = 0;
  while (start < text.length && marginal.test(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** The same at its end only. */
export function trimEnd(text: string, marginal: RegExp): string {
  let end = text.length;
  while (end > 0 && marginal.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

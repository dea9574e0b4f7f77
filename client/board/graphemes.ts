/**
 * PAG19 A text cut into what a reader takes for single characters: letters with their marks, joined emoji, flags. Where the
 * browser cannot tell (Safari before 14.1 and Firefox before 125) by rules that hold for what is typed in schools.
 */
export function graphemesOf(text: string): readonly string[] {
  return typeof Intl.Segmenter === "function" ? segmented(text) : byRules(text);
}

function segmented(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function byRules(text: string): readonly string[] {
  return text.match(grapheme) ?? [];
}

const grapheme =
  /\p{RI}{2}|\P{M}[\p{M}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*(?:\u200D\P{M}[\p{M}\p{Emoji_Modifier}]*)*|./gsu;

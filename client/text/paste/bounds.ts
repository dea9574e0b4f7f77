/** What a paste may hold; more of it is read as plain text. A statement has 20,000 characters. PST6 */
export const pasteLimits = {
  htmlCharacters: 2_000_000,
  tags: 120_000,
  notes: 5_000,
  /** Elements that a parser makes anew in each block, because nobody closed them. */
  repeatedElements: 200_000,
  openElements: 600,
  depth: 120,
  textCharacters: 24_000,
  runsInLine: 2_000,
  /** A statement draws 300. */
  formulas: 300,
  blocks: 1_000,
  cells: 4_000,
  pictures: 40,
  pictureCharacters: 16_000_000,
  rtfCharacters: 120_000_000,
} as const;

const wordsOf = (names: string) => new Set(names.split(" "));
const formatting = wordsOf("a b big code em font i nobr s small strike strong tt u");
/** Not closed by those who write HTML by the book. */
const unclosed = wordsOf(
  "area base br col embed hr img input link meta param source track wbr p li td th tr tbody thead tfoot colgroup dt dd option body head html",
);

/**
 * Whether a parser makes of this HTML no more than it holds, in time that its length decides: formatting that is never closed is
 * opened again in every block that follows, and what lies deep is looked through for every element in it.
 */
export function isBearable(html: string): boolean {
  if (html.length > pasteLimits.htmlCharacters || notesIn(html) > pasteLimits.notes) return false;
  let tags = 0;
  let opened = 0;
  let repeated = 0;
  let depth = 0;
  for (const [, slash, written = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9:]*)/giu)) {
    const name = written.toLowerCase();
    const step = slash === "/" ? -1 : 1;
    tags += 1;
    if (formatting.has(name)) opened = Math.max(0, opened + step);
    else if (step > 0) repeated += opened;
    if (!unclosed.has(name)) depth = Math.max(0, depth + step);
    if (
      tags > pasteLimits.tags ||
      repeated > pasteLimits.repeatedElements ||
      depth > pasteLimits.openElements
    )
      return false;
  }
  return true;
}

/** Comments, and what a parser takes for them. */
function notesIn(html: string): number {
  return html.split(/<(?:[!?]|\/(?![a-z]))/iu).length - 1;
}

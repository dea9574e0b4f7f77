/*
 * How many characters (code points) of what people write at length are taken. Schemas refuse more, and pages say how many are
 * too many before they send: a text that is cut without a word has lost its end. PAG44
 */

export const mostCharacters = {
  /** To teams, and on the screens. */
  message: 500,
  /** And a reply to one. */
  question: 500,
  /** Of a team, and one that is tried on a key. */
  answer: 500,
  /** Why something was put right, settled or given. */
  reason: 300,
  /** Why results are final all the same. */
  finalReason: 500,
  /** What the organizer's own is for. */
  award: 200,
  /** And a solution. */
  statement: 20_000,
} as const;

/** Of a key as it is typed, in the cells of a table. */
export const mostKeyCharacters = { answer: 2_000, choices: 4_000, tolerance: 100, exact: 100 } as const;

/** How many characters of a text are too many; 0: all are taken. */
export function charactersOver(text: string, most: number): number {
  // A character has at most two units: what fits in units fits.
  return text.length <= most ? 0 : Math.max(0, [...text].length - most);
}

/** The beginning of a text, no longer than what is taken. */
export function takenPart(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join("");
}

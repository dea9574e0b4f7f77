/**
 * Exports put an apostrophe before what a spreadsheet would compute, at the beginning of a text and after each separator in it, since some program begins
 * a cell there. Apostrophes that stand there already get one more, so that `unguarded` finds the text again. BUD4 FIL13
 */
export function guarded(text: string): string {
  return changedAtPlaces(text, BEFORE, (character) => GUARD + character);
}

export function unguarded(text: string): string {
  return changedAtPlaces(text, BEFORE, (character) => (character === GUARD ? "" : character));
}

/** The same for a table that nothing reads back: an apostrophe that stands there is guard enough, and before a blank that separates stands one too. */
export function guardedForReaders(text: string): string {
  const safe = changedAtPlaces(text, BLANK, (character) => GUARD + character);
  return /^[\t\r\n]/u.test(safe) ? GUARD + safe : safe;
}

const GUARD = "'";
/** Stands before the kind of a task whose texts are guarded. */
export const GUARDED_ROW = GUARD;

const SEPARATOR = /[,;\t\r\n\u2028\u2029]/u;
const COMPUTES = /[=+\-@|%＝＋－＠]/u;
/** What may stand before a formula, */
const BLANK = /["\s\p{Cf}]/u;
/** and with guards among it, so that none hides a place. */
const BEFORE = /['"\s\p{Cf}]/u;

/** Changes the first character of every cell that would compute; from the end, so that long runs of blanks are passed once. */
function changedAtPlaces(text: string, before: RegExp, change: (character: string) => string): string {
  const characters = [...text];
  let computes = false;
  for (let index = characters.length - 1; index >= 0; index -= 1) {
    const character = characters[index] ?? "";
    computes = COMPUTES.test(character) || (computes && before.test(character));
    const isPlace = index === 0 || SEPARATOR.test(characters[index - 1] ?? "");
    if (computes && isPlace) characters[index] = change(character);
  }
  return characters.join("");
}

import { foldLookalikes } from "./alphabets.ts";
import { DASH, expandVulgarFractions, removeEmoji, removeInvisible, SLASH } from "./characters.ts";
import { foldPowers } from "./powers.ts";
import { foldQuotes } from "./quotes.ts";
import type { Folds, TextReader } from "./textReading.ts";
import { joinChains, spaceSigns, spaceUnits } from "./textSpaces.ts";
import { foldDecimal, unwrapText } from "./textWrapping.ts";

/** More rounds than any input needs; a text that changes on and on would still end. */
const MAX_ROUNDS = 400;

/**
 * A text as the second edition reads it. One fold may uncover what another folds (`«Paris».`), so they go on until
 * nothing changes: then reading a reading changes nothing. CHK2
 */
export function foldSurface(reader: TextReader, input: string): string {
  let text = removeInvisible(input);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const folded = foldOnce(reader, text);
    if (folded === text) return folded;
    text = folded;
  }
  return text;
}

function foldOnce({ folds, alphabet, capitals }: TextReader, input: string): string {
  // Before NFKC, which makes x2 of x², and two primes of ″.
  let text = foldPowers(removeOr(removeInvisible(input), removeEmoji));
  if (folds.quotes) text = foldQuotes(text);
  text = expandVulgarFractions(text).normalize("NFKC").replace(SLASH, "/").replace(POINTS, "$1");
  // Before lower case, since more capitals look alike than small letters.
  if (alphabet) text = foldLookalikes(alphabet, text);
  if (folds.case && capitals !== "count") text = text.toLowerCase();
  if (folds.case) text = text.replaceAll("ß", "ss").replaceAll("ς", "σ");
  if (folds.yo) text = text.replaceAll("ё", "е").replaceAll("Ё", "Е");
  if (folds.dashes) text = text.replace(DASH, "-");
  return foldDecimal(removeOr(foldSpaces(folds, text), (spaced) => unwrapText(folds, capitals, spaced)));
}

function foldSpaces(folds: Folds, text: string): string {
  if (!folds.spaces) return text;
  const spaced = spaceUnits(spaceSigns(text.replace(/\s+/gu, " ").trim()));
  return folds.dashes ? joinChains(spaced) : spaced;
}

/** What is nothing but signs is an answer, too: `?`, `🍎`. */
function removeOr(text: string, remove: (text: string) => string): string {
  const rest = remove(text);
  return rest.trim() === "" ? text : rest;
}

/** Hebrew points, Arabic vowel marks, the stress of a Russian word: aids of reading that many leave out. */
const POINTS =
  /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u0652\u0670]|(\p{Script=Cyrillic})\u0301/gu;

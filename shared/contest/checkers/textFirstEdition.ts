import { DASH, expandVulgarFractions, removeInvisible, SLASH } from "./characters.ts";
import type { Folds } from "./textReading.ts";

/**
 * A text as tasks without an edition are read. Frozen: running contests compare new readings with stored ones.
 * Folding may leave something to fold (an ё with a second diaeresis), so it goes on until nothing changes. CHK30
 */
export function foldAsFirst(folds: Folds, input: string): string {
  const folded = foldOnce(folds, input);
  return folded === input ? folded : foldAsFirst(folds, folded);
}

function foldOnce(folds: Folds, input: string): string {
  let text = removeInvisible(input);
  // Before NFKC, which takes ´ apart into a space and an accent, and ″ into two primes.
  if (folds.quotes) text = text.replace(QUOTE, "'");
  text = expandVulgarFractions(text).normalize("NFKC").replace(SLASH, "/");
  if (folds.case) text = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  if (folds.yo) text = text.replaceAll("ё", "е").replaceAll("Ё", "Е");
  if (folds.dashes) text = text.replace(DASH, "-");
  if (folds.spaces) text = text.replace(/\s+/gu, " ").trim();
  return text;
}

const QUOTE =
  /["'`\u00AB\u00B4\u00BB\u02B9-\u02BF\u02C8\u02CA\u02CB\u02EE\u0374\u0384\u055A\u05F3\u05F4\u2018-\u201F\u2032-\u2037\u2039\u203A\u2057\u275B-\u2760\u276E\u276F\u2E42\u301D-\u301F\uFF02\uFF07\uFF40]/gu;

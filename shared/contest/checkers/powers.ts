/**
 * Superscripts as `^` and plain signs, so that 10³ is not 103; a charge as chemists type it: `Ca²⁺` is `Ca2+`.
 * Two asterisks are a power, too. CHK31
 */
export function foldPowers(text: string): string {
  return text
    .replace(SUPERSCRIPTS, (signs) => `^${signs.normalize("NFKC").replace(/\u2212/gu, "-")}`)
    .replace(/\*\*/gu, "^")
    .replace(/\^[({]([^(){}]*)[)}]/gu, "^$1")
    .replace(/\^+(?:(\d*[+-])(?!\d))?/gu, (written: string, charge?: string) => charge ?? written);
}

const SUPERSCRIPTS = /[\u00B2\u00B3\u00B9\u2070\u2071\u2074-\u207F]+/gu;

/** In the order in which teachers name options; Russian ones without ё and й. */
const orders = { latin: "abcdefghijkl", cyrillic: "абвгдежзиклм" } as const;
type Script = keyof typeof orders;

/** Letters that look the same in capitals: who types one may have the other before his eyes. */
const twins: Readonly<Record<string, string>> = Object.fromEntries(
  ["aа", "bв", "cс", "eе", "hн", "kк", "mм"].flatMap(([latin = "", cyrillic = ""]) => [
    [latin, cyrillic],
    [cyrillic, latin],
  ]),
);

/** Which alphabets the letters of a table's options and keys are of. */
export type Scripts = ReadonlySet<Script>;

export function scriptsOf(letters: readonly string[]): Scripts {
  return new Set(letters.map(scriptOf).filter((script) => script !== null));
}

function scriptOf(letter: string): Script | null {
  if (/^\p{Script=Latin}$/u.test(letter)) return "latin";
  return /^\p{Script=Cyrillic}$/u.test(letter) ? "cyrillic" : null;
}

/**
 * The numbers of the options, from 1, that a letter may name: one where it is clear. `labels`: the letters that the table gives its
 * options, in lower case; empty where it gives none. In a table of both alphabets `В` may be the second option and the third.
 */
export function numbersOfLetter(
  letter: string,
  count: number,
  labels: readonly string[],
  scripts: Scripts,
): readonly number[] {
  const key = letter.toLowerCase();
  const exact = labels.indexOf(key) + 1;
  if (exact > 0) return [exact];
  const twin = twins[key];
  const candidates = [placeInOrder(key)];
  if (twin !== undefined && labels.length > 0) candidates.push(labels.indexOf(twin) + 1);
  else if (twin !== undefined && scripts.size > 1) candidates.push(placeInOrder(twin));
  return [...new Set(candidates.filter((number) => number >= 1 && number <= count))];
}

function placeInOrder(letter: string): number {
  const script = scriptOf(letter);
  return script === null ? 0 : orders[script].indexOf(letter) + 1;
}

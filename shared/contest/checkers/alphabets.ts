/** The alphabets that keyboards of our classrooms write, and whose letters look alike. */
export const alphabets = ["latin", "cyrillic"] as const;
export type Alphabet = (typeof alphabets)[number];

/**
 * The alphabet of a task, from all its accepted answers; null when they have none or several. An answer with a
 * look-alike of another alphabet, as a hurried author types it, still has one: the only one that can write it whole.
 */
export function findAlphabet(answers: readonly string[]): Alphabet | null {
  const letters = answers.join("").normalize("NFC").match(/\p{L}/gu) ?? [];
  const native = alphabets.filter((alphabet) => letters.every((letter) => own[alphabet].test(letter)));
  const possible = alphabets.filter((alphabet) =>
    letters.every((letter) => own[alphabet].test(letter) || lookalikes[alphabet].has(letter)),
  );
  const [found, other] = native.length > 0 ? native : possible;
  return found === undefined || other !== undefined ? null : found;
}

/** Words that can be written whole in the alphabet, in it: `Рaris` with a Cyrillic Р is `Paris`. CHK34 */
export function foldLookalikes(alphabet: Alphabet, text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => foldWord(alphabet, word));
}

function foldWord(alphabet: Alphabet, word: string): string {
  let folded = "";
  for (const letter of word) {
    const native = lookalikes[alphabet].get(letter);
    if (native === undefined && !own[alphabet].test(letter) && /\p{L}/u.test(letter)) return word;
    folded += native ?? letter;
  }
  return folded;
}

/** The text with the first letter that has a twin in the other alphabet written as that twin: `Рaris` for `Paris`. */
export function withTwinLetter(text: string): string {
  const letters = [...text];
  const twins = letters.map((letter) => lookalikes.cyrillic.get(letter) ?? lookalikes.latin.get(letter));
  const first = twins.findIndex((twin) => twin !== undefined);
  return letters.map((letter, index) => (index === first ? (twins[index] ?? letter) : letter)).join("");
}

/** Whether a text has letters, and all of them are of the alphabet. */
export function isWrittenIn(alphabet: Alphabet, text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 0 && letters.every((letter) => own[alphabet].test(letter));
}

const own: Readonly<Record<Alphabet, RegExp>> = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
};

/** Letters that cannot be told apart on paper, Latin and Cyrillic, each over the other. */
const LATIN = "ABCEHIJKMOPSTXYaceijkopsxy";
const CYRILLIC = "АВСЕНІЈКМОРЅТХУасеіјкорѕху";

const lookalikes: Readonly<Record<Alphabet, ReadonlyMap<string, string>>> = {
  latin: pairUp(CYRILLIC, LATIN),
  cyrillic: pairUp(LATIN, CYRILLIC),
};

function pairUp(from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...from].map((letter, index) => [letter, [...to][index] ?? letter]));
}

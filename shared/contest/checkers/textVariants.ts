import { findAlphabet, isWrittenIn, withTwinLetter } from "./alphabets.ts";
import { typeOnOther } from "./keyboards.ts";
import type { TextChecker } from "./text.ts";
import type { Variants } from "./typedVariants.ts";

/** How pupils write a word or two, and how they mistype it. */
export function textVariants({ answers }: TextChecker): Variants {
  const [key = "", second] = answers;
  const alphabet = findAlphabet(answers);
  const isRussian = isWrittenIn("cyrillic", key);
  const upper = key.toUpperCase();
  const likely = [
    upper === key ? key.toLowerCase() : upper,
    ` ${key.replaceAll(" ", "  ")} `,
    `${key}.`,
    ...(alphabet === null ? [] : [typeOnOther(alphabet, key)]),
    ...(/[ёЁ]/u.test(key) ? [key.replaceAll("ё", "е").replaceAll("Ё", "Е")] : []),
    isRussian ? `«${key}»` : `"${key}"`,
    ...(second === undefined ? [] : [second]),
    withTwinLetter(key),
    key.includes("-") ? key.replaceAll("-", " ") : key.replaceAll(" ", "-"),
    isRussian ? `Ответ: ${key}` : `Answer: ${key}`,
    `(${key})`,
  ];
  return { likely, slips: slipsOf(key, isRussian) };
}

/** Two letters the wrong way round, one doubled, one lost, another ending, a word too many or too few. */
function slipsOf(key: string, isRussian: boolean): readonly string[] {
  const letters = [...key];
  const middle = Math.floor(letters.length / 2);
  const without = replaced(letters, middle, 1).join("");
  const words = key.split(" ");
  return [
    swapped(letters, middle),
    replaced(letters, middle, 0, letters[middle] ?? "").join(""),
    ...(words.length > 1 ? [words.slice(0, -1).join(" ")] : []),
    ...(without === "" ? [] : [without]),
    isRussian ? `${key}ы` : `${key}s`,
    isRussian ? `не ${key}` : `not ${key}`,
    `${key} ${key}`,
    `${key}${key}`,
  ];
}

function swapped(letters: readonly string[], middle: number): string {
  // Doubled letters change nothing when they change places.
  const at = letters.findIndex(
    (letter, index) => index >= middle - 1 && isOtherLetter(letter, letters[index + 1]),
  );
  if (at < 0) return [...letters].reverse().join("");
  return replaced(letters, at, 2, letters[at + 1] ?? "", letters[at] ?? "").join("");
}

function isOtherLetter(letter: string, next: string | undefined): boolean {
  const isPair = next !== undefined && /\p{L}|\p{N}/u.test(letter) && /\p{L}|\p{N}/u.test(next);
  return isPair && letter.toLowerCase() !== next.toLowerCase();
}

/** With other letters in place of so many from there on; a page of an old browser asks for it, too. */
function replaced(
  letters: readonly string[],
  at: number,
  count: number,
  ...others: readonly string[]
): string[] {
  return [...letters.slice(0, at), ...others, ...letters.slice(at + count)];
}

import type { Language } from "../../shared/languages.ts";

/** In the contest's language: its teams may see the title. */
const copyWords: Readonly<Record<Language, string>> = { en: "copy", ru: "копия" };
/** As `ContestTitle` has it. */
const longest = 120;

/** What a copy of a contest is called: its title and "(copy)", counted up past the titles that are taken. LIB4 */
export function copyTitle(title: string, language: Language, taken: ReadonlySet<string>): string {
  const word = copyWords[language];
  const original = title.replace(new RegExp(` \\(${word}(?: \\d{1,6})?\\)$`, "u"), "");
  for (let number = 1; ; number += 1) {
    const mark = number === 1 ? ` (${word})` : ` (${word} ${number})`;
    const copy = shortened(original, longest - mark.length) + mark;
    if (!taken.has(copy)) return copy;
  }
}

function shortened(text: string, length: number): string {
  const characters = [...text];
  while (characters.join("").length > length) characters.pop();
  return characters.join("").trimEnd();
}

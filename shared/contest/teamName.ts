const maxCharacters = 40;

/**
 * A team's name as it will be shown: composed Unicode, single spaces, without characters that cannot be seen or that
 * turn the text around them; null when nothing readable or more than 40 characters are left. Emoji that are joined into
 * one, families and flags, stay one and count as one. ENT3
 */
export function readTeamName(typed: string): string | null {
  const name = typed
    .replace(/[\p{Zl}\p{Zp}\p{Cc}]/gu, " ")
    .replace(joinedOrInvisible, (_, joinedEmoji?: string) => joinedEmoji ?? "")
    .normalize("NFC") // after the removal, which may bring a letter and its accent together
    .replace(/\p{Zs}+/gu, " ")
    .replace(/\p{M}{3,}/gu, (marks) => [...marks].slice(0, 2).join(""))
    .trim();
  if (countCharacters(name) > maxCharacters || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return null;
  return name;
}

function countCharacters(name: string): number {
  return [...name.replace(joined, "😀")].length;
}

/** Two names with the same fold are one name, however it is typed. ENT4 */
export function foldTeamName(name: string): string {
  return name
    .replace(unseenInFold, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Two names that look the same, in capitals at least, have the same outline: `Team A` and `Team А` with a Cyrillic А
 * would be mistaken for each other, so a contest holds only one of them. Names with one fold have one outline. ENT4
 */
export function outlineTeamName(name: string): string {
  return [...foldTeamName(name)].map((letter) => lookalikes.get(letter) ?? letter).join("");
}

/** Cyrillic and Greek letters whose capitals or small letters look as Latin ones, lower-cased. */
const lookalikes: ReadonlyMap<string, string> = new Map([
  ..."авсеніјкморѕтхуӏһ"
    .split("")
    .map((letter, index) => [letter, "abcehijkmopstxylh"[index] ?? letter] as const),
  ..."αβεζηικμνορτυχ".split("").map((letter, index) => [letter, "abezhikmnoptyx"[index] ?? letter] as const),
]);

/**
 * Formats, private and unassigned characters, the Braille blank, and the letters and marks that Unicode shows as
 * nothing (Hangul fillers, joiners), but not U+FE0F, which makes an emoji of a sign.
 */
const invisible = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2800]|(?!\uFE0F)\p{DI}/u;

/** Several emoji that are shown as one, of as many parts as Unicode's longest; and the flags of parts of countries. */
const joined =
  /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)?(?:[\u{E0030}-\u{E007A}]{3,6}\u{E007F}|(?:\u200D\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)?){1,4})/gu;

const joinedOrInvisible = new RegExp(`(${joined.source})|${invisible.source}`, "gu");

/** What of a name that was read is not seen by itself; the letters of a flag tell it from others. */
const unseenInFold = /(?![\u{E0030}-\u{E007F}])\p{DI}/gu;

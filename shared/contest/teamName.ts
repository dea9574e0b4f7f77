const maxCharacters = 40;

/**
 * A team's name as it will be shown: composed Unicode, single spaces, without characters that cannot be seen or that
 * turn the text around them; null when nothing readable or more than 40 characters are left. ENT3
 */
export function readTeamName(typed: string): string | null {
  const name = typed
    .replace(/[\p{Zl}\p{Zp}\p{Cc}]/gu, " ")
    .replace(invisible, "")
    .normalize("NFC") // after the removal, which may bring a letter and its accent together
    .replace(/\p{Zs}+/gu, " ")
    .replace(/\p{M}{3,}/gu, (marks) => [...marks].slice(0, 2).join(""))
    .trim();
  if ([...name].length > maxCharacters || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return null;
  return name;
}

/** Two names with the same fold would be mistaken for each other, so a contest holds only one of them. ENT4 */
export function foldTeamName(name: string): string {
  return name
    .replace(/\p{DI}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Formats, private and unassigned characters, the Braille blank, and the letters and marks that Unicode shows as
 * nothing (Hangul fillers, joiners), but not U+FE0F, which makes an emoji of a sign.
 */
const invisible = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2800]|(?!\uFE0F)\p{DI}/gu;

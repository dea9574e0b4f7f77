/** Marks nobody sees: zero-width, soft hyphens, bidi marks, variation selectors, stray control codes. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu;

/** Hyphens, dashes and minus signs of every width and height. Wave dashes mean "about" and are not here. */
export const DASH =
  /[-\u02D7\u058A\u05BE\u1806\u2010-\u2015\u2043\u207B\u208B\u2212\u2796\u2E3A\u2E3B\uFE31\uFE32\uFE58\uFE63\uFF0D]/gu;

/** Fraction slash, division slash. NFKC makes the first out of `½`. */
export const SLASH = /[\u2044\u2215]/gu;

const VULGAR = "\\u00BC-\\u00BE\\u2150-\\u215F\\u2189";
const VULGAR_FRACTION = new RegExp(`[${VULGAR}]`, "gu");
const BEFORE_VULGAR = new RegExp(`(\\p{N})(?=[${VULGAR}])`, "gu");
// `⅟` (U+215F) is a numerator that waits for its denominator: `⅟8`.
const AFTER_VULGAR = new RegExp(`((?!\\u215F)[${VULGAR}])(?=\\p{N})`, "gu");

/** Without invisible characters; half of a surrogate pair, which no database stores, becomes U+FFFD. */
export function removeInvisible(input: string): string {
  return input.replace(/\p{Cs}/gu, "\uFFFD").replace(INVISIBLE, "");
}

/** Without pictures: what a keyboard offers as emoji and no text needs. Letters, digits and © stay. */
export function removeEmoji(input: string): string {
  return input.replace(EMOJI, "");
}

/** Also the hearts and faces that are pictures only by a selector after them, and the frame of a keycap. */
const EMOJI = /\p{Emoji_Presentation}|\u20E3|[\u2639\u263A\u2763\u2764]/gu;

/**
 * `½` as `1⁄2`, and apart from the digits beside it: plain NFKC would make eleven halves of `1½`.
 * Invisible characters must be gone already.
 */
export function expandVulgarFractions(input: string): string {
  return input
    .replace(BEFORE_VULGAR, "$1 ")
    .replace(AFTER_VULGAR, "$1 ")
    .replace(VULGAR_FRACTION, (fraction) => fraction.normalize("NFKC"));
}

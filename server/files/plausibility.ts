import { isRussian, russianScore } from "./russianLetters.ts";

export interface Plausibility {
  /** About the logarithm of the text's probability, summed over the characters that were looked at. */
  readonly score: number;
  /** How many characters beyond ASCII were looked at. */
  readonly characters: number;
}

/**
 * How likely a text is what somebody wrote and not another encoding's bytes. Letters count by how often Russian has them, by their
 * case, and by their neighbours' alphabet; signs by where they stand. Null: nobody writes that.
 */
export function plausibilityOf(text: string): Plausibility | null {
  const sample = sampleOf(text);
  if (holdsNonsense(sample.join(""))) return null;
  let score = 0;
  let scored = 0;
  for (const [index, character] of sample.entries()) {
    if (character <= "\u007f") continue;
    const place = { characters: sample, index };
    score += scoreOf(character, sample[index - 1] ?? "\n", sample[index + 1] ?? "\n", place);
    scored += 1;
  }
  return { score: score - oddities(sample.join("")), characters: scored };
}

/** Enough to know an encoding by: a file of a megabyte must not take long. */
const SAMPLE = 8_000;

function sampleOf(text: string): readonly string[] {
  const first = Math.max(0, text.search(/[^\0-\x7f]/u));
  return [...text.slice(Math.max(0, first - 50), first + SAMPLE)];
}

/** Quotations open and close; Japanese is hardly ever written without its syllables. */
function oddities(sample: string): number {
  const unclosed = Math.abs(sample.split(/[«“„]/u).length - sample.split(/[»”]/u).length);
  const isOddJapanese = /[\u4E00-\u9FFF]/u.test(sample) && !/[\u3041-\u30FE]/u.test(sample);
  return 6 * Math.min(unclosed, 3) + (isOddJapanese ? 10 : 0);
}

/** Controls, private characters, and what stands for bytes that mean nothing. */
export function holdsNonsense(text: string): boolean {
  return /[\u0080-\u0084\u0086-\u009F\uFFFD\p{Co}\p{Cn}\p{Cs}]/u.test(text);
}

interface Place {
  readonly characters: readonly string[];
  readonly index: number;
}

function scoreOf(character: string, before: string, after: string, place: Place): number {
  if (/\p{Script=Cyrillic}/u.test(character)) return cyrillic(character, before, after);
  if (/(?![ªº])\p{Script=Latin}/u.test(character)) return latin(character, before, after);
  if (/[\u3000-\u30FF\u4E00-\u9FFF\uFF00-\uFFEF]/u.test(character)) return japanese(character, before, after);
  return /[\u2800-\u2BFF]/u.test(character) || (isLetter(character) && !/\p{Script=Greek}/u.test(character))
    ? OTHER_ALPHABET
    : sign(character, before, after, place);
}

const OTHER_ALPHABET = -13;

const isUpper = (character: string) => /\p{Lu}/u.test(character);
const isLower = (character: string) => /\p{Ll}/u.test(character);
const isLetter = (character: string) => /\p{L}/u.test(character);
const isLatin = (character: string) => /\p{Script=Latin}/u.test(character);
const isDigit = (character: string) => /\d/u.test(character);
const isSpace = (character: string) => /\s/u.test(character);

/** Inside a word, capitals follow capitals only. */
function caseScore(character: string, before: string): number {
  if (!isUpper(character)) return isUpper(before) && before > "\u007f" ? -0.5 : 0;
  if (isLower(before)) return -9;
  return isUpper(before) ? -0.4 : -2.5;
}

/** Ukrainian and Belarusian; other letters are hardly met. */
const neighbours = /[іїєґў]/iu;

function cyrillic(character: string, before: string, after: string): number {
  const often = isRussian(character)
    ? russianScore(before, character)
    : neighbours.test(character)
      ? -7
      : -10;
  const end = isRussian(character) && !isLetter(after) ? russianScore(character, " ") : 0;
  const strangers = [before, after].filter(isLatin).length;
  return often + end + caseScore(character, before) - strangers * 8;
}

/** Letters with marks, of the west and of the middle of Europe, and how often they are met. */
const markedLetters: readonly (readonly [string, number])[] = [
  ["é", -3],
  ["èàçêâîôûùïüöäßñáíóúãõ", -4],
  ["čěřžšůłąęśćżźńőűşğıățșāēīūņļėųį", -5],
  ["åæøœëý", -6],
];

function latin(character: string, before: string, after: string): number {
  const lower = character.toLowerCase();
  const often = markedLetters.find(([letters]) => letters.includes(lower))?.[1] ?? -8;
  const strangers = [before, after].filter((near) => isLetter(near) && !isLatin(near)).length;
  const marked = [before, after].filter((near) => isLatin(near) && near > "\u007f").length;
  const isAlone = !isLetter(before) && !isLetter(after);
  return (
    often +
    caseScore(character, before) -
    strangers * 8 -
    marked * 4 -
    // żQué is ¿Qué.
    (isLower(character) && isUpper(after) ? 6 : 0) -
    (isAlone && !/[àéyóèÀÉ]/u.test(character) ? 5 : 0)
  );
}

function japanese(character: string, before: string, after: string): number {
  // A single one among other letters is some other alphabet's.
  const isJapanese = (near: string) => /[\u3000-\u30FF\u4E00-\u9FFF\uFF00-\uFF60]/u.test(near);
  const strangers = [before, after].filter((near) => near > "\u007f" && !isJapanese(near)).length;
  return japaneseScore(character) - strangers * 5;
}

function japaneseScore(character: string): number {
  if (/[\u3041-\u309F]/u.test(character)) return -3.5;
  if (/[\u30A0-\u30FF\u3000-\u3003\u300C-\u300F]/u.test(character)) return -4.5;
  if (/[\uFF01-\uFF60]/u.test(character)) return -5.5;
  return /[\u4E00-\u9FFF]/u.test(character) ? -7 : -12;
}

/** Where a sign stands as it does in a text. */
const fitting: readonly (readonly [RegExp, number, (before: string, after: string) => boolean])[] = [
  [/[«“„‹]/u, -2.5, (before, after) => !isLetter(before) && !isDigit(before) && !isSpace(after)],
  [/[»”›]/u, -2.5, (before, after) => !isSpace(before) && !isLetter(after) && !isDigit(after)],
  [/‘/u, -6, (before, after) => !isLetter(before) && isLetter(after)],
  [
    /[–—−]/u,
    -2,
    (before, after) => (isSpace(before) && isSpace(after)) || (isDigit(before) && isDigit(after)),
  ],
  [/[–—−]/u, -5, (before, after) => isSpace(before) && (isDigit(after) || isLetter(after))],
  [/…/u, -5, (before, after) => !isSpace(before) && !isLetter(after)],
  [/\u00A0/u, -5, (before, after) => !isSpace(before) && !isSpace(after)],
  [/[°º]/u, -4, isDigit],
  [/°/u, -6, (_, after) => /[CFС]/u.test(after)],
  [
    /[×÷·]/u,
    -5,
    (before, after) => (isSpace(before) && isSpace(after)) || isDigit(after) || /[a-zа-я(]/iu.test(after),
  ],
  [/±/u, -6, (_, after) => isDigit(after) || isSpace(after)],
  [/[²³¹]/u, -5, (before, after) => /[\p{L}\d)]/u.test(before) && !isLetter(after) && !isDigit(after)],
  [/[½¼¾]/u, -6, (before, after) => !isLetter(before) && !isLetter(after)],
  [/№/u, -4, (_, after) => isDigit(after) || isSpace(after)],
  [/[€£¥]/u, -5, (before, after) => isDigit(before) || isDigit(after) || isSpace(before)],
  [/[¿¡]/u, -4, (before, after) => !isLetter(before) && isLetter(after)],
  [/[§©®™]/u, -7, (before, after) => !isLetter(before) || !isLetter(after)],
  [/[•‰]/u, -6, (before, after) => isDigit(before) || isSpace(after)],
  [/[√≤≥≈≠∞∑π∆Ωµ]/u, -7, (before, after) => !isLetter(before) && !isLetter(after)],
];

const UNFITTING = -11;
const DRAWN_BOX = -15;

function sign(character: string, before: string, after: string, place: Place): number {
  if (/[\u2500-\u259F]/u.test(character)) return DRAWN_BOX;
  if (/[’ʼ]/u.test(character)) return apostrophe(before, after, place);
  const scores = fitting.flatMap(([signs, score, fits]) =>
    signs.test(character) && fits(before, after) ? [score] : [],
  );
  return Math.max(UNFITTING, ...scores);
}

/** don’t, l’eau, O’Neill; not Mar’a, where another encoding has a letter. */
function apostrophe(before: string, after: string, { characters, index }: Place): number {
  if (!isLatin(before)) return UNFITTING;
  if (!isLetter(after)) return -5.5;
  const lettersAt = (from: number, step: number) => {
    let word = "";
    for (let at = from; isLetter(characters[at] ?? ""); at += step) word += characters[at];
    return word.toLowerCase();
  };
  const next = lettersAt(index + 1, 1);
  const previous = [...lettersAt(index - 1, -1)].reverse().join("");
  return /^(?:s|t|d|m|re|ve|ll)$/u.test(next) || /^(?:[oldjnmtsc]|qu|dell|all|un|nell)$/u.test(previous)
    ? -1
    : -9;
}

import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { trimEnds } from "../../shared/trimEnds.ts";
import { type Inside, insidesOf } from "./insides.ts";

/**
 * Emphasis needs words: `2*3*4`, `x*y*z`, `(_) + (_)` are shown as written, signs and all. FIL3
 */
export function arithmeticEmphasis(md: MarkdownIt): void {
  md.core.ruler.push("emphasis_of_words", (state: StateCore) => {
    for (const token of state.tokens) if (token.children) keepSigns(token.children);
  });
}

interface Pair {
  readonly open: number;
  readonly close: number;
}

function keepSigns(tokens: readonly Token[]): void {
  const texts = tokens.map(textOf);
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length;
  }
  const whole = texts.join("");
  const pairs = pairsOf(tokens);
  if (pairs.length === 0) return;
  const insideOf = insidesOf(whole, MARK);
  for (const { open, close } of pairs) {
    const from = starts[open] ?? 0;
    const to = starts[close] ?? whole.length;
    const before = whole.slice(Math.max(0, from - BESIDE), from);
    const after = whole.slice(to, to + BESIDE);
    if (isEmphasis(unmarked(before), insideOf(from + MARK.length, to), unmarked(after))) continue;
    for (const index of [open, close]) {
      const token = tokens[index];
      if (token) Object.assign(token, { type: "text", tag: "", nesting: 0, content: token.markup });
    }
  }
}

function pairsOf(tokens: readonly Token[]): readonly Pair[] {
  const opened: number[] = [];
  const pairs: Pair[] = [];
  tokens.forEach(({ type }, index) => {
    if (/^(?:em|strong|s)_open$/u.test(type)) opened.push(index);
    if (!/^(?:em|strong|s)_close$/u.test(type)) return;
    const open = opened.pop();
    if (open !== undefined) pairs.push({ open, close: index });
  });
  return pairs;
}

/** Stands for the marks of other emphasis, which keep apart what is beside them. */
const MARK = "\uE000";
const MARKS = /\uE000/u;
/** So far is looked at what stands before and after. */
const BESIDE = 40;

/** Without the marks at its ends: nothing is to be kept apart there. */
function unmarked(text: string): string {
  return trimEnds(text, MARKS);
}

/** As a reader sees it; a formula is a letter. */
function textOf({ type, content, nesting }: Token): string {
  if (nesting !== 0) return MARK;
  switch (type) {
    case "math":
      return "x";
    case "softbreak":
    case "hardbreak":
      return "\n";
    default:
      return content;
  }
}

const SIGN = "[-+*/=×·÷^<>≤≥±−:]";
const FIGURE_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:\\p{L}|[\\d)\\]]|${SIGN})\\s*$`, "u");
const FIGURE_AFTER = new RegExp(`^\\s*(?:\\p{L}(?!\\p{L})|[\\d([]|${SIGN})`, "u");

/** Among words stands what a word is beside, also a short one, or a mark that ends a part of a sentence. */
const WORD_BEFORE = /(?:^|\n|[,;:.!?]\s+|\p{L}{2}[\s.,:;!?()«»"]*|(?:^|\s)[авикосуя]\s)$/iu;
const WORD_AFTER = /^(?:$|\n|[,;:.!?](?:\s|$)|[\s.,:;!?()«»"]*(?:\p{L}{2}|[авикосуя]\s))/iu;

function isEmphasis(before: string, inside: Inside, after: string): boolean {
  // 2*3*4, a*b*c
  if (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(after)) return false;
  // (__) and (__): what opens stands after what closes
  if (/[)\].,;:!?]/u.test(inside.first) || /[([]/u.test(inside.last)) return false;
  if (inside.hasArithmetic) return false;
  if (inside.hasWord) return !(FIGURE_BEFORE.test(before) && FIGURE_AFTER.test(after));
  // A single letter or number, where it stands among words.
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const isAmongWords = /\p{L}{2}/u.test(line) || /^[^\n]*\p{L}{2}/u.test(after);
  return isAmongWords && inside.hasLetterOrDigit && WORD_BEFORE.test(before) && WORD_AFTER.test(after);
}

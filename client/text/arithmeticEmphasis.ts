import type { MarkdownIt, StateCore, Token } from "markdown-it";

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
  for (const { open, close } of pairsOf(tokens)) {
    const from = starts[open] ?? 0;
    const to = starts[close] ?? whole.length;
    const before = whole.slice(Math.max(0, from - 40), from);
    const inside = whole.slice(from + MARK.length, to);
    if (isEmphasis(unmarked(before), unmarked(inside), unmarked(whole.slice(to, to + 40)))) continue;
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

/** Without the marks at its ends: nothing is to be kept apart there. */
function unmarked(text: string): string {
  return text.replace(/^\uE000+|\uE000+$/gu, "");
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
const ARITHMETIC_INSIDE = /\d\s*[+*/=×·÷^<>≤≥±−]|[+*/=×·÷^<>≤≥±−]\s*\d/u;
const FIGURE_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:\\p{L}|[\\d)\\]]|${SIGN})\\s*$`, "u");
const FIGURE_AFTER = new RegExp(`^\\s*(?:\\p{L}(?!\\p{L})|[\\d([]|${SIGN})`, "u");

/** Among words stands what a word is beside, also a short one, or a mark that ends a part of a sentence. */
const WORD_BEFORE = /(?:^|\n|[,;:.!?]\s+|\p{L}{2}[\s.,:;!?()«»"]*|(?:^|\s)[авикосуя]\s)$/iu;
const WORD_AFTER = /^(?:$|\n|[,;:.!?](?:\s|$)|[\s.,:;!?()«»"]*(?:\p{L}{2}|[авикосуя]\s))/iu;

function isEmphasis(before: string, inside: string, after: string): boolean {
  // 2*3*4, a*b*c
  if (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(after)) return false;
  // (__) and (__): what opens stands after what closes
  if (/^[)\].,;:!?]|[([]$/u.test(inside)) return false;
  if (ARITHMETIC_INSIDE.test(inside)) return false;
  if (/\p{L}{2}/u.test(inside)) return !(FIGURE_BEFORE.test(before) && FIGURE_AFTER.test(after));
  // A single letter or number, where it stands among words.
  const isAmongWords = /\p{L}{2}[^\n]*$/u.test(before) || /^[^\n]*\p{L}{2}/u.test(after);
  return isAmongWords && /[\p{L}\d]/u.test(inside) && WORD_BEFORE.test(before) && WORD_AFTER.test(after);
}

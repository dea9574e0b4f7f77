import type { MarkdownIt, StateBlock } from "markdown-it";

/**
 * A line of arithmetic keeps the sign it starts with: `- 5 + 3 = ?` is no list, `> 5` no quotation, `___` no rule across
 * the page, and what stands above `---` no heading. A list has several items, and words in them. FIL3
 */
export function arithmeticLines(md: MarkdownIt): void {
  md.disable("lheading");
  guard(md, "list", ["paragraph", "reference", "blockquote"], startsWithSign);
  guard(md, "blockquote", ["paragraph", "reference", "blockquote", "list"], startsWithMore);
  guard(md, "hr", ["paragraph", "reference", "blockquote", "list"], isBlank);
}

type Rule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/** The rule of this name, where the line is not one to leave alone. */
function guard(
  md: MarkdownIt,
  name: string,
  alt: string[],
  isLeftAlone: (state: StateBlock, line: number, endLine: number) => boolean,
): void {
  const { ruler } = md.block;
  const all = ruler.getRules("");
  ruler.disable(name);
  const others = new Set(ruler.getRules(""));
  ruler.enable(name);
  const rule: Rule | undefined = all.find((known) => !others.has(known));
  if (rule === undefined) throw new Error(`markdown-it has no rule ${name}`);
  const guarded: Rule = (state, startLine, endLine, silent) =>
    !isLeftAlone(state, startLine, endLine) && rule(state, startLine, endLine, silent);
  ruler.at(name, guarded, { alt });
}

/** A list goes on that far, at most, before its next item. */
const LINES_OF_ITEM = 40;

function startsWithSign(state: StateBlock, line: number, endLine: number): boolean {
  const marker = /^([-+*])(?:\s|$)/u.exec(lineOf(state, line))?.[1];
  if (marker === undefined) return false;
  const isItem = (text: string) =>
    text.startsWith(`${marker} `) && !isArithmetic(text.slice(1).trim()) && hasWords(text);
  if (!isItem(lineOf(state, line))) return true;
  for (let next = line + 1; next < Math.min(endLine, line + LINES_OF_ITEM); next += 1)
    if (isItem(wholeLineOf(state, next))) return false;
  return !isGoingOn(state, line, isItem);
}

/** The last item of a list. */
function isGoingOn(state: StateBlock, line: number, isItem: (text: string) => boolean): boolean {
  for (let before = line - 1; before >= Math.max(0, line - LINES_OF_ITEM); before -= 1)
    if (isItem(wholeLineOf(state, before))) return true;
  return false;
}

function startsWithMore(state: StateBlock, line: number): boolean {
  const text = lineOf(state, line);
  if (!/^>(?!>)/u.test(text)) return false;
  const rest = text.slice(1).trimStart();
  return /^[\d$\\(−+-]/u.test(rest) || isArithmetic(rest) || wordsIn(rest) < 2;
}

function wordsIn(text: string): number {
  return (text.match(/\p{L}{2,}/gu) ?? []).length;
}

/** To be filled in: `___`, `* * *`. */
function isBlank(state: StateBlock, line: number): boolean {
  return !/^-{3,}$/u.test(lineOf(state, line));
}

/** Starts with a number, a letter or a formula, and then a sign; or with a number, and has a sign among words. */
function isArithmetic(text: string): boolean {
  return (
    /^[([{|√]*(?:(?:[\d.,]+|\p{L}|\$[^$]+\$|\\\(.*?\\\))[)\]}|]*\s*|(?:sin|cos|tan|tg|ctg|cot|log|ln|lg|sqrt)\b.*?)[-+*/=:×·÷^<>≤≥±−–]/u.test(
      text,
    ) || /^[([{]*\d.*\s[-+*/=×·÷<>−–]\s/u.test(text)
  );
}

/** Words have two letters or more; a formula is as good as one. */
function hasWords(text: string): boolean {
  return /\p{L}{2}|\$[^$]+\$|\\[([]/u.test(text);
}

/** Inside a list, the lines of its items begin after the marker: this is with it. */
function wholeLineOf(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line], state.eMarks[line]).trim();
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
}

/** How a formula is written in a text. */
export interface FormulaNotation {
  /** Sticky; its first group is the formula. */
  readonly pattern: RegExp;
  readonly display: boolean;
}

/** `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` displayed, each of at most 2,000 characters. The first that fits counts. */
export const formulaNotations: readonly [FormulaNotation, FormulaNotation, FormulaNotation, FormulaNotation] =
  [
    { pattern: /\$\$((?:[^$\\]|\\[\s\S]|\$(?!\$)){1,2000}?)\$\$/y, display: true },
    // The first free $ decides: no space inside either end, no digit after. "$5 or $6" has two prices.
    { pattern: /\$(?![\s$])((?:[^$\\]|\\[\s\S]){0,1999}(?:[^$\\\s]|\\\S))\$(?!\d)/y, display: false },
    { pattern: /\\\(((?:[^\\]|\\[^)]){1,2000}?)\\\)/y, display: false },
    { pattern: /\\\[((?:[^\\]|\\[^\]]){1,2000}?)\\\]/y, display: true },
  ];

export interface Formula {
  readonly tex: string;
  readonly display: boolean;
  /** As its author wrote it, delimiters and all. */
  readonly source: string;
  /** Where it begins in its text. */
  readonly at: number;
}

/** The formulas of a statement, as its drawing finds them, and the text between them at its place; code is neither. */
export function findFormulas(text: string): { readonly formulas: readonly Formula[]; readonly rest: string } {
  const formulas: Formula[] = [];
  let rest = "";
  let at = 0;
  while (at < text.length) {
    const code = codeAt(text, at);
    const formula = code === null ? formulaAt(text, at) : null;
    if (formula) formulas.push(formula);
    const passed = code ?? formula?.source ?? passPlain(text, at);
    rest += code !== null || formula ? " ".repeat(passed.length) : withoutEscape(passed);
    at += passed.length;
  }
  return { formulas, rest };
}

/** A sign after a backslash begins nothing, nor do backticks that nothing closes. */
function passPlain(text: string, at: number): string {
  const run = runAt(text, at);
  if (run > 0) return text.slice(at, at + run);
  return text.slice(at, at + (/^\\[^a-zA-Z]/u.test(text.slice(at, at + 2)) ? 2 : 1));
}

/** An opened formula that nothing closes stays to be seen. */
function withoutEscape(passed: string): string {
  return passed.length === 1 || /^\\[([]/u.test(passed) ? passed : " ".repeat(passed.length);
}

function formulaAt(text: string, at: number): Formula | null {
  if (text[at] !== "$" && text[at] !== "\\") return null;
  for (const { pattern, display } of formulaNotations) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { tex: found[1] ?? "", display, source: found[0], at };
  }
  return null;
}

/** Code from here, between runs of as many backticks. */
function codeAt(text: string, at: number): string | null {
  const run = runAt(text, at);
  if (run === 0) return null;
  for (let next = text.indexOf("`", at + run); next >= 0; ) {
    const length = runAt(text, next);
    if (length === run) return text.slice(at, next + length);
    next = text.indexOf("`", next + length);
  }
  return null;
}

function runAt(text: string, at: number): number {
  let end = at;
  while (text[end] === "`") end += 1;
  return end - at;
}

/** KaTeX's `renderToString`. */
export type RenderFormula = (
  tex: string,
  options: typeof formulaOptions & { readonly displayMode: boolean },
) => string;

const formulaOptions = {
  output: "htmlAndMathml",
  throwOnError: false,
  trust: false,
  strict: false,
  maxSize: 20,
  maxExpand: 500,
} as const;

/** Of drawn HTML; a formula of a line has about 3,000. */
const MAX_DRAWN_CHARACTERS = 150_000;
/** Browsers flatten what is nested deeper than 512 elements, and a purifier would have seen something else. */
const MAX_DRAWN_DEPTH = 150;

/** KaTeX limits how often a macro expands but not to how much: 1,500 characters can cost minutes. */
const DEFINES_MACRO =
  /(?:^|[^\\])(?:\\\\)*(\\(?:[gex]?def|let|futurelet|(?:new|renew|provide)command))(?![a-zA-Z@])/u;

/** The command by which a formula defines others; null for one that defines none. */
export function macroDefinedBy(tex: string): string | null {
  return DEFINES_MACRO.exec(tex)?.[1] ?? null;
}

/**
 * A formula as HTML to see and MathML to hear; null for one that KaTeX cannot read, that defines macros, or that would grow
 * out of bounds. Commands that KaTeX does not know stand in it as written, in red. Never throws.
 */
export function drawFormulaBy(render: RenderFormula, tex: string, display: boolean): string | null {
  if (macroDefinedBy(tex) !== null) return null;
  try {
    const drawn = render(tex, { ...formulaOptions, displayMode: display });
    const isBounded = drawn.length <= MAX_DRAWN_CHARACTERS && depthOf(drawn) <= MAX_DRAWN_DEPTH;
    return isBounded && !drawn.includes('class="katex-error"') ? drawn : null;
  } catch {
    // The stack ran out: KaTeX is recursive.
    return null;
  }
}

/** Whether something of a drawn formula stands in it as written. */
export function holdsUnknownCommand(drawn: string): boolean {
  return drawn.includes("#cc0000");
}

function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<[^<>]*>/gu)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

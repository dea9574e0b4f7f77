import { formulaNotations } from "../../../../shared/contestFile/formulas.ts";

/** Functions whose names stand upright. */
const functions =
  /^(?:sin|cos|tan|cot|arcsin|arccos|arctan|sinh|cosh|tanh|log|ln|lg|lim|min|max|gcd|exp|det|deg)$/u;

const named: Readonly<Record<string, string>> = {
  "\\": "\\backslash ",
  "~": "\\sim ",
  "^": "\\wedge ",
  "−": "-",
  "∗": "*",
  "⋅": "\\cdot ",
  "·": "\\cdot ",
  "×": "\\times ",
  "÷": "\\div ",
  "≤": "\\le ",
  "≥": "\\ge ",
  "≠": "\\ne ",
  "±": "\\pm ",
  "√": "\\surd ",
  "∞": "\\infty ",
  π: "\\pi ",
  "°": "^\\circ ",
};

/** Signs, letters and words of an equation as LaTeX that looks like them. */
export function texOfSigns(signs: string): string {
  const letters = signs.replace(/[\u{1d400}-\u{1d7ff}\u210e]/gu, (letter) => letter.normalize("NFKC"));
  const parts = letters.match(/[a-z]+|[^\P{L}a-zα-ω]+|\s+|[\s\S]/giu) ?? [];
  return parts
    .map((part) => {
      if (functions.test(part)) return `\\${part} `;
      // Greek letters and single Latin ones are variables; others are words.
      if (/^\p{L}+$/u.test(part) && !/^[a-zα-ω]+$/iu.test(part)) return `\\text{${part}}`;
      if (/^\s+$/u.test(part) || /[\u2061-\u2064\u200b]/u.test(part)) return " ";
      return named[part] ?? (/^[{}$&#%_]$/u.test(part) ? `\\${part}` : part);
    })
    .join("");
}

/** A text within a formula, as it is written. */
export function texOfText(text: string): string {
  return `\\text{${text.replace(/[\\{}$&#%_^~]/gu, (sign) => textSigns[sign] ?? `\\${sign}`)}}`;
}

const textSigns: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash ",
  "^": "\\textasciicircum ",
  "~": "\\textasciitilde ",
};

/** A part that is more than a sign, in braces. */
export function braced(tex: string): string {
  const part = tex.trim();
  return /^[a-z0-9]$/iu.test(part) ? part : `{${part}}`;
}

/** LaTeX of a page in one line, without its comments and what a page adds to make it larger. */
export function tidyTex(tex: string): string {
  const bare = tex
    .replace(/(^|[^\\])%[^\n]*\n?/gu, "$1 ")
    .replace(/\s+/gu, " ")
    .trim();
  const inner = /^\{\\(?:displaystyle|textstyle)\s(.*)\}$/u.exec(bare)?.[1];
  return (inner ?? bare).trim();
}

/** How the formula is written in a statement; null where none of the notations can hold it. `next` stands behind it. */
export function formulaSource(tex: string, display: boolean, next = ""): string | null {
  const candidates = display ? [`$$${tex}$$`, `\\[${tex}\\]`] : [`$${tex}$`, `\\(${tex}\\)`];
  return candidates.find((source) => isWhole(source, display, next)) ?? null;
}

function isWhole(source: string, display: boolean, next: string): boolean {
  const text = source + next;
  for (const notation of formulaNotations) {
    notation.pattern.lastIndex = 0;
    const found = notation.pattern.exec(text);
    if (found) return found[0] === source && notation.display === display;
  }
  return false;
}

import { trimEnd } from "../../trimEnds.ts";
import type { Folds } from "./textReading.ts";

/** A text without what stands before, after and around it and says nothing. CHK31 */
export function unwrapText(folds: Folds, capitals: "count" | undefined, text: string): string {
  const closed = text
    .replace(/^- (?=\p{L})/u, "")
    .replace(/^\d{1,2}\) ?(?=\p{L})/u, "")
    .replace(/^(?:ответ|answer) ?[:=] ?/iu, "")
    .replace(/^(?:ответ|answer|вариант|option) (?=[\p{L}\p{N}][.)]?$)/iu, "")
    .replace(/(\p{L}{2}) ?!+$/u, "$1");
  const bare = withoutEnd(closed);
  return unbracket(capitals === "count" ? ROUND : EVERY_BRACKET, folds.quotes ? unquote(bare) : bare);
}

function withoutEnd(text: string): string {
  const bare = trimEnd(text, /[.,;:?…]/u);
  return bare === text ? text : bare.replace(/ $/u, "");
}

function unquote(text: string): string {
  const mark = text.charAt(0);
  if ((mark !== '"' && mark !== "'") || text.length < 3 || !text.endsWith(mark)) return text;
  const inner = text.slice(1, -1);
  return inner.includes(mark) ? text : inner;
}

type Bracket = readonly [open: string, close: string];
const ROUND: readonly Bracket[] = [["(", ")"]];
const EVERY_BRACKET: readonly Bracket[] = [
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
];

/** `(E)`, `E)`, `(E`. A list keeps its brackets: the interval [1;2) is not (1;2]. */
function unbracket(brackets: readonly Bracket[], text: string): string {
  if (/[;,]/u.test(text)) return text;
  for (const [open, close] of brackets) {
    const opens = text.startsWith(open);
    const closes = text.endsWith(close);
    if (opens && closes && findClosing(open, close, text) === text.length - 1) return text.slice(1, -1);
    if (closes && !text.includes(open)) return text.slice(0, -1);
    if (opens && !text.includes(close)) return text.slice(1);
  }
  return text;
}

/** Where the bracket that begins the text is closed. */
function findClosing(open: string, close: string, text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === open) depth++;
    if (character === close) depth--;
    if (depth === 0) return index;
  }
  return -1;
}

/**
 * A text that is one decimal, with a point and without zeros at the end: `3,50` is `3.5`. Not what may be thousands
 * (1.000), a day and month (12.10), or has a zero before it (007.50). CHK38
 */
export function foldDecimal(text: string): string {
  const [, whole, digits = ""] = /^(-?(?:0|[1-9]\d*))[.,](\d+)$/u.exec(text) ?? [];
  if (whole === undefined || /^-?[1-9]\d{0,2}[.,]\d{3}$/u.test(text)) return text;
  if (/^\d{1,2}\.(?:0[1-9]|1[0-2])$/u.test(text)) return text;
  const kept = trimEnd(digits, /0/u);
  return kept === "" ? whole : `${whole}.${kept}`;
}

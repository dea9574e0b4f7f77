import type { CellObject } from "@e965/xlsx";
import type { SheetCell } from "./Sheet.ts";

/** A cell of a spreadsheet as its author sees it: of a formula, what it last came to. */
export function cellOf(cell: CellObject): SheetCell {
  const { v: value, w: shown } = cell;
  const text = plainLines(typeof value === "string" ? value : (shown ?? shownValue(value)));
  if (cell.t !== "n" || typeof value !== "number") return { text };
  if (isDateFormat(cell.z)) return { text, isDate: true };
  return shows(text, value) ? { text } : { text, exact: `${value}` };
}

function shownValue(value: CellObject["v"]): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === undefined ? "" : `${value}`;
}

function plainLines(text: string): string {
  return text.replace(/\r\n?/gu, "\n").trim();
}

/** What stands in quotes, brackets or after a backslash in a format is shown as it is. */
function isDateFormat(format: string | number | undefined): boolean {
  if (typeof format !== "string") return false;
  const codes = format.replace(/"[^"]*"?|\\.|\[[^\]]*\]?|[_*]./gu, "");
  return /[dmyhs]/iu.test(codes.replace(/general/giu, ""));
}

/** How far a shown number may be from the one in the cell: what computers add to 0.1 + 0.2. */
const NOISE = 1e-12;

/** Whether one of the ways to read the text is the number. */
function shows(text: string, value: number): boolean {
  const [digits = ""] = NUMBER.exec(text) ?? [];
  const scale =
    (/[-−(]/u.test(text.slice(0, text.indexOf(digits))) ? -1 : 1) / (text.includes("%") ? 100 : 1);
  return sizesOf(digits).some(
    (size) => Math.abs(size * scale - value) <= NOISE * Math.max(1, Math.abs(value)),
  );
}

const NUMBER = /\d[\d.,\s]*(?:[eE][+-]?\d+)?(?:\/\d+)?/u;

/** `12.5`, `12,5`, `1,250.00`, `1.5E+3`, `3/4`, `1 3/4`: by each habit of writing. */
function sizesOf(digits: string): readonly number[] {
  const [, whole, numerator, denominator] = /^(?:(\d+)\s+)?(\d+)\/(\d+)$/u.exec(digits.trim()) ?? [];
  if (numerator !== undefined) return [Number(whole ?? 0) + Number(numerator) / Number(denominator)];
  return [digits.replace(/[,\s]/gu, ""), digits.replace(/[.\s]/gu, "").replace(",", ".")].map(Number);
}

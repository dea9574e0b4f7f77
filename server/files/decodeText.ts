import { type EncodedReading, type Encoding, encodings } from "../../shared/contestFile/encodings.ts";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { findGarbled } from "./garbledText.ts";
import { decodeStrictly, findCertain, guessTexts } from "./guessEncoding.ts";

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * The text of a file, without a byte order mark. In the encoding that is given; else as its mark says, as UTF-8 if it is, or in the
 * encoding that its words are likely in. Where that is in doubt, the refusal names a line and how it may be read. Never throws. FIL4
 */
export function decodeText(bytes: Uint8Array, given?: Encoding): DecodedText {
  if (given !== undefined) return decodeAs(bytes, given, false);
  const decoded = findText(bytes);
  const garbled = decoded.ok ? findGarbled(decoded.text) : null;
  if (garbled === null) return decoded;
  const params = { line: garbled.line, text: excerpt(garbled.text), meant: excerpt(garbled.meant) };
  return { ok: false, problem: fileProblem("garbled_text", params) };
}

function findText(bytes: Uint8Array): DecodedText {
  const marked = findMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked, true);
  const text = decodeStrictly(bytes, "utf-8");
  return text === null || isChance(text) ? guess(bytes) : { ok: true, text, encoding: "utf-8" };
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, isMarked: boolean): DecodedText {
  const text = decodeStrictly(bytes, encoding);
  if (text !== null) return { ok: true, text, encoding };
  const lossy = new TextDecoder(encoding).decode(bytes);
  const code = isMarked && encoding === "utf-8" ? "broken_utf8" : "not_in_encoding";
  const params = { encoding, line: lineAt(lossy, lossy.indexOf("\uFFFD")), text: around(lossy, "\uFFFD") };
  return { ok: false, problem: fileProblem(code, params) };
}

/** A byte order mark; or every other byte is 0, as in the UTF-16 of a table whose header is plain. */
function findMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const head = bytes.subarray(0, 64);
  const zeros = [0, 1].map(
    (parity) => head.filter((byte, index) => index % 2 === parity && byte === 0).length,
  );
  const [even = 0, odd = 0] = zeros;
  if (head.length < 8 || Math.max(even, odd) < head.length / 2 - 1 || Math.min(even, odd) > 0) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** One or two characters may be UTF-8 by chance: так in CP866 is a letter in Braille. */
function isChance(text: string): boolean {
  let found = 0;
  for (const character of text) {
    if (character > "\x7f") found += 1;
    if (found > 2) return false;
  }
  return found > 0;
}

function guess(bytes: Uint8Array): DecodedText {
  const { good, bad } = countUtf8(new TextDecoder("utf-8").decode(bytes));
  // Hardly a byte of another encoding is UTF-8 by chance.
  if (bad > 0 && good >= 2 * bad) return decodeAs(bytes, "utf-8", true);

  const guesses = guessTexts(bytes);
  const certain = findCertain(guesses);
  if (certain) return { ok: true, text: certain.text, encoding: certain.encoding };
  // Some text has to be shown.
  const encoding: Encoding = "windows-1252";
  const shown = guesses.length > 0 ? guesses : [{ encoding, text: new TextDecoder(encoding).decode(bytes) }];
  return { ok: false, problem: doubt(shown) };
}

/** Characters beyond ASCII, and those that stand for bytes which are not UTF-8. */
function countUtf8(text: string): { readonly good: number; readonly bad: number } {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) bad += 1;
    else if (code > 0x7f) good += 1;
  }
  return { good, bad };
}

const MAX_READINGS = 4;

function doubt(guesses: readonly EncodedReading[]): FileProblem {
  const [first, second] = guesses.map(({ text }) => text);
  const line = lineAt(first ?? "", findDifference(first ?? "", second));
  const readings = guesses.slice(0, MAX_READINGS).map(({ encoding, text }) => ({
    encoding,
    text: excerpt(text.split(/\r\n?|\n/u)[line - 1] ?? ""),
  }));
  return fileProblem("unclear_encoding", { line, readings, known: encodings.join(", ") });
}

/** Where two readings part; of one alone, its first character beyond ASCII. */
function findDifference(text: string, other: string | undefined): number {
  if (other === undefined) return text.search(/[^\0-\x7f]/u);
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return at;
}

/** The passage of a line that says most about its encoding. */
function excerpt(line: string): string {
  const first = line.search(/[^\0-\x7f]/u);
  const from = Math.max(0, first - 15);
  return line
    .slice(from, from + 45)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .toWellFormed();
}

function around(text: string, mark: string): string {
  const at = text.indexOf(mark);
  const start = Math.max(text.lastIndexOf("\n", at) + 1, at - 20);
  return text
    .slice(start, at + 20)
    .split(/[\r\n]/u, 1)
    .join("")
    .replace(/\p{Cc}+/gu, " ")
    .toWellFormed();
}

function lineAt(text: string, index: number): number {
  return text.slice(0, Math.max(0, index)).split(/\r\n?|\n/u).length;
}

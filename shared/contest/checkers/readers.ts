import * as choice from "./choiceReading.ts";
import * as number from "./numberReading.ts";
import * as text from "./textReading.ts";

/** Every kind of answer. What must know each of them is a `Record` over this list, so a new kind asks for its places. */
export const checkerKinds = ["number", "text", "choice"] as const;
export type CheckerKind = (typeof checkerKinds)[number];

interface Readers {
  readonly number: number.NumberReader;
  readonly text: text.TextReader;
  readonly choice: choice.ChoiceReader;
}

/** The public half of a checker: enough to read an input, nothing to judge it by. */
export type ReaderOf<Kind extends CheckerKind> = { [K in Kind]: Readers[K] & { readonly kind: K } }[Kind];
export type Reader = ReaderOf<CheckerKind>;

/** Why an input could not be read. `params` fill the sentence shown to the reader. */
export type Misreading = {
  readonly code:
    | "answer_empty"
    | "answer_too_long"
    | "answer_not_a_number"
    | "answer_ambiguous_number"
    | "answer_percent_unclear"
    | "answer_percent_missing"
    | "answer_wrong_layout"
    | "answer_capitals_count"
    | "answer_not_an_option";
  readonly params?: Readonly<Record<string, string>>;
};

/** `reading` is canonical: two inputs mean the same answer exactly when their readings are equal strings. */
export type ReadResult =
  | { readonly ok: true; readonly reading: string }
  | { readonly ok: false; readonly misreading: Misreading };

/** What both sides know of a kind. What only the server may know is in `checker.ts`. */
interface Reading<Kind extends CheckerKind> {
  /** Reads a raw input of at most 500 characters. Never throws. */
  readonly read: (reader: ReaderOf<Kind>, input: string) => ReadResult;
  readonly show: (reader: ReaderOf<Kind>, reading: string) => string;
}

// Each kind's own files say how it keeps its rules.
const readings: { readonly [Kind in CheckerKind]: Reading<Kind> } = {
  number: { read: number.read, show: (_, reading) => number.show(reading) }, // CHK7 – CHK10, CHK12 – CHK14, CHK28
  text: { read: text.read, show: (_, reading) => reading }, // CHK15 CHK16 CHK18
  choice: { read: choice.read, show: choice.show }, // CHK19 CHK20 CHK22
};

/** How many attempts the classic rules allow at each kind. PAY2 */
export const classicAttempts: Readonly<Record<CheckerKind, number>> = { number: 3, text: 3, choice: 3 };

/** Reads a raw input of at most 500 characters. Never throws. CHK1 CHK2 CHK4 CHK29 */
export function readAnswer<Kind extends CheckerKind>(reader: ReaderOf<Kind>, input: string): ReadResult {
  return readings[reader.kind].read(reader, input);
}

/** The reading as a person would write it, for "read as …": `1500`, `11/16 = 0.6875`, the chosen options. */
export function showReading<Kind extends CheckerKind>(reader: ReaderOf<Kind>, reading: string): string {
  return readings[reader.kind].show(reader, reading);
}

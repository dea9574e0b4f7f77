import type { Language } from "../languages.ts";
import type { EncodedReading, Encoding } from "./encodings.ts";
import type { TableProblemParams } from "./tableProblemParams.ts";

type None = Readonly<Record<never, never>>;

/** What fills the sentence of each code. The only list of codes; a cell is quoted in short. */
export interface FileProblemParams extends TableProblemParams {
  // the file
  readonly empty_file: None;
  readonly too_large: { readonly maxKiB: number; readonly foundKiB: number };
  readonly spreadsheet_file: None;
  readonly siq_file: None;
  readonly ctfd_export: None;
  readonly foreign_file: {
    readonly kind: "document" | "presentation" | "archive" | "pdf" | "picture" | "web_page" | "xml";
  };
  // a document
  readonly json_broken: { readonly line: number };
  readonly json_not_a_contest: { readonly format: string };
  readonly document_version_unfit: { readonly known: number };
  readonly document_version_later: { readonly version: number; readonly known: number };
  readonly other_language: { readonly language: Language };
  readonly field_missing: None;
  readonly field_unknown: { readonly names: string };
  readonly field_wrong_type: { readonly expected: string };
  readonly field_not_one_of: { readonly cell: string; readonly known: string };
  readonly field_too_big: { readonly max: number; readonly counts: "characters" | "entries" | "value" };
  readonly field_too_small: { readonly min: number; readonly counts: "characters" | "entries" | "value" };
  readonly field_unfit: None;
  readonly correct_unfit: None;
  readonly card_repeated: { readonly other: string };
  readonly card_outside: { readonly rows: number; readonly columns: number };
  readonly picture_missing: { readonly name: string };
  readonly pictures_too_large: { readonly max: number };
  // a table
  readonly title_missing: None;
  readonly foreign_table: { readonly found: string; readonly missing: string };
  readonly unclear_encoding: {
    readonly line: number;
    readonly readings: readonly EncodedReading[];
    readonly known: string;
  };
  readonly not_in_encoding: { readonly encoding: Encoding; readonly line: number; readonly text: string };
  readonly garbled_text: { readonly line: number; readonly text: string; readonly meant: string };
  readonly broken_utf8: { readonly encoding: Encoding; readonly line: number; readonly text: string };
  readonly not_text: { readonly line: number };
  readonly not_a_contest: { readonly expected: string };
  readonly unclosed_quote: { readonly line: number };
  readonly stray_quote: None;
  readonly row_too_long: None;
  readonly too_many_rows: { readonly max: number };
  readonly no_cards: None;
  readonly too_many_cards: { readonly max: number };
  // the header
  readonly missing_column: None;
  readonly unknown_column: { readonly known: string };
  readonly unnamed_column: { readonly position: number };
  readonly repeated_column: None;
  // a row
  readonly extra_cells: { readonly expected: number; readonly found: number };
  readonly empty_cell: None;
  readonly cell_too_long: { readonly max: number };
  readonly not_a_whole_number: { readonly cell: string; readonly min: number; readonly max: number };
  readonly place_taken: { readonly otherRow: number };
  readonly unknown_kind: { readonly cell: string; readonly known: string };
  readonly cell_not_for_kind: { readonly kind: string };
  // a key
  readonly answer_not_a_number: { readonly cell: string };
  readonly answer_ambiguous_number: {
    readonly cell: string;
    readonly asThousands: string;
    readonly asDecimal: string;
  };
  readonly answer_empty: None;
  readonly answer_too_long: { readonly max: number };
  readonly several_numbers: None;
  readonly bad_tolerance: { readonly cell: string };
  readonly too_many_answers: { readonly max: number };
  readonly unknown_fold: { readonly cell: string; readonly known: string };
  readonly too_few_choices: { readonly min: number };
  readonly too_many_choices: { readonly max: number };
  readonly repeated_choice: { readonly cell: string };
  readonly choices_on_one_line: { readonly cell: string };
  readonly answer_not_a_choice: { readonly cell: string };
  readonly answer_doubtful_choice: {
    readonly cell: string;
    readonly first: string;
    readonly second: string;
  };
  readonly repeated_answer: { readonly cell: string };
  readonly unreadable_task: None;
  readonly too_many_aside: { readonly max: number };
  readonly pictures_too_many: { readonly max: number; readonly maxMiB: number };
  readonly pictures_unavailable: None;
  // what is odd, and imported all the same
  readonly picture_unused: { readonly name: string };
  readonly picture_unreadable: { readonly name: string };
  readonly key_has_markup: { readonly cell: string };
  readonly key_lists_answers: { readonly cell: string };
  readonly key_hard_to_type: { readonly cell: string; readonly signs: string };
  readonly changed_by_spreadsheet: { readonly cell: string };
  readonly spreadsheet_error: { readonly cell: string };
  readonly two_categories: { readonly cell: string; readonly first: string; readonly boardColumn: number };
  readonly formula_not_drawn: { readonly cell: string };
  readonly formula_without_dollars: { readonly cell: string };
}
export type FileProblemCode = keyof FileProblemParams;

/** What is wrong, in one language: a sentence for every code. */
export type FileProblemSentences = {
  readonly [C in FileProblemCode]: (params: FileProblemParams[C]) => string;
};

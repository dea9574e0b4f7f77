import type { Language } from "../../languages.ts";
import { encodingNames } from "../encodings.ts";
import type { FileProblemSentences } from "../problemParams.ts";
import { enTables } from "./enTables.ts";

/** What a file is instead of a table. */
const foreignKinds = {
  document: "a text document",
  presentation: "a presentation",
  archive: "an archive",
  pdf: "a PDF",
  picture: "a picture",
  web_page: "a web page",
  xml: "XML",
} as const;

const kindsOfValues: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list in […]",
  object: "fields in {…}",
  record: "fields in {…}",
};

const languageNames: Readonly<Record<Language, string>> = { en: "English", ru: "Russian" };

/** What is wrong with a contest file, in English. */
export const en: FileProblemSentences = {
  ...enTables,
  empty_file: () => "The file is empty.",
  too_large: ({ maxKiB, foundKiB }) =>
    `The file has ${foundKiB} KiB, and may have ${maxKiB}. Take out pictures, or make two contests of it.`,
  spreadsheet_file: () =>
    "This is a spreadsheet document, not a CSV file. Save it as “CSV UTF-8” and import that file.",
  siq_file: () =>
    "This is a package of SIGame (.siq), which Regatta cannot read. Write its questions into a table: row, column, category, price, kind, statement, answer.",
  ctfd_export: () =>
    "This is an export of CTFd. Export its challenges as CSV, then rename description to statement, value to price and flags to answer, and add the columns row, column and kind.",
  foreign_file: ({ kind }) =>
    `This is ${foreignKinds[kind]}, not a table. Write the tasks into a table, save it as “CSV UTF-8” and import that file.`,
  json_broken: ({ line }) =>
    `This looks like JSON, but breaks off at line ${line}: a comma, a quotation mark or a bracket is missing or too many.`,
  json_not_a_contest: ({ format }) =>
    `This is JSON of something else: a contest file begins with "format": "${format}". Import such a file, or a table saved as “CSV UTF-8”.`,
  document_version_unfit: ({ known }) => `The version of a contest file is a whole number: 1 to ${known}.`,
  document_version_later: ({ version, known }) =>
    `The file was written by a later Regatta: it has version ${version}, and this one reads up to ${known}. Update Regatta.`,
  other_language: ({ language }) =>
    `The file holds a contest in ${languageNames[language]}: numbers are read by its language. Choose that language.`,
  field_missing: () => "This field is missing.",
  field_unknown: ({ names }) => `Not known here: ${names}.`,
  field_wrong_type: ({ expected }) =>
    `Here stands another kind of value: ${kindsOfValues[expected] ?? expected} is expected.`,
  field_not_one_of: ({ cell, known }) => `“${cell}” is none of: ${known}.`,
  field_too_big: ({ max, counts }) =>
    counts === "value" ? `The value is above ${max}.` : `There are more than ${max} ${counts}.`,
  field_too_small: ({ min, counts }) =>
    counts === "value" ? `The value is below ${min}.` : `There are fewer than ${min} ${counts}.`,
  field_unfit: () => "This value cannot stand here.",
  correct_unfit: () =>
    "The right options are numbers of the options, from 1, each once; one, unless several may be chosen.",
  card_repeated: ({ other }) => `It is the same as that of ${other}.`,
  card_outside: ({ rows, columns }) =>
    `The card stands outside the board of ${rows} rows and ${columns} columns.`,
  picture_missing: ({ name }) => `The picture “${name}” is not in the file: its words stand in its place.`,
  picture_unused: ({ name }) => `No task shows the picture “${name}”: it was left out.`,
  picture_unreadable: ({ name }) =>
    `The picture “${name}” cannot be read: it is no PNG, JPEG, GIF or WebP, or it is broken.`,
  pictures_too_many: ({ max, maxMiB }) =>
    `A contest has at most ${max} pictures, of ${maxMiB} MiB together. Leave some out, or make two contests of it.`,
  pictures_unavailable: () => "This server cannot take pictures. Import the file without them.",
  too_many_aside: ({ max }) => `At most ${max} cards wait beside the board.`,
  pictures_too_large: ({ max }) =>
    `With the names of its pictures the text is longer than ${max} characters. Shorten it, or show fewer pictures.`,
  title_missing: () => "A table says nothing of the title: give one.",
  foreign_table: ({ found, missing }) =>
    `This table is not a contest: its columns are ${found}, and ${missing} are missing.`,
  unclear_encoding: ({ line, readings }) =>
    `It is not clear in which encoding the file is. Line ${line} may say: ${readings
      .map(({ encoding, text }) => `“${text}” (${encodingNames[encoding]})`)
      .join(", ")}. Choose the encoding, or save the file as “CSV UTF-8”.`,
  not_in_encoding: ({ encoding, line, text }) =>
    `Line ${line} of the file is not ${encodingNames[encoding]}: “${text}”. Choose another encoding, or save the file as “CSV UTF-8”.`,
  garbled_text: ({ line, text, meant }) =>
    `Line ${line} of the file is garbled: “${text}”, perhaps for “${meant}”. It was opened in a wrong encoding and saved so: save it anew from where it comes from. If it is meant so, choose the encoding.`,
  broken_utf8: ({ line, text }) =>
    `Line ${line} of the file holds a broken character: “${text}”. Write that place anew and save the file as “CSV UTF-8”.`,
  not_text: ({ line }) => `Line ${line} of the file holds characters that are not text. Is it a CSV file?`,
  not_a_contest: ({ expected }) =>
    `This is not a contest file: its first row must name the columns ${expected}.`,
  unclosed_quote: ({ line }) =>
    `A quotation mark opens in the row that starts at line ${line} of the file and is never closed.`,
  stray_quote: () =>
    "A quotation mark stands inside a cell. Put the whole cell in quotation marks and write each one inside it twice.",
  row_too_long: () => "The row is too long. Is a quotation mark left open?",
  too_many_rows: ({ max }) => `The table has more than ${max} rows.`,
  no_cards: () => "The file has a header but no cards.",
  too_many_cards: ({ max }) => `A board has at most ${max} cards.`,
  missing_column: () => "This column is missing.",
  unknown_column: ({ known }) => `This column is not known. The columns are: ${known}.`,
  unnamed_column: ({ position }) => `Column number ${position} has cells but no name.`,
  repeated_column: () => "Two columns have this name.",
  extra_cells: ({ expected, found }) =>
    `The row has ${found} cells, the header ${expected}. Put a text with commas or semicolons in quotation marks.`,
  empty_cell: () => "The cell is empty.",
  cell_too_long: ({ max }) => `The text is longer than ${max} characters.`,
  not_a_whole_number: ({ cell, min, max }) => `“${cell}” is not a whole number from ${min} to ${max}.`,
  place_taken: ({ otherRow }) => `The card of row ${otherRow} already stands at this place of the board.`,
  unknown_kind: ({ cell, known }) => `“${cell}” is not a kind of answer. The kinds are: ${known}.`,
  cell_not_for_kind: ({ kind }) => `A task of the kind “${kind}” leaves this cell empty.`,
  answer_not_a_number: ({ cell }) =>
    `“${cell}” is not a number. Write for example 12, 0.75, 3/4, 1 3/4 or 50%, without units.`,
  answer_ambiguous_number: ({ cell, asThousands, asDecimal }) =>
    `“${cell}” can be read in two ways: write ${asThousands} or ${asDecimal}.`,
  answer_empty: () => "An answer has no visible characters.",
  answer_too_long: ({ max }) => `An answer is longer than ${max} characters.`,
  several_numbers: () => "A task with a number has one answer.",
  bad_tolerance: ({ cell }) =>
    `“${cell}” is not a tolerance: write a number that is not negative, such as 0.01, and no percentage.`,
  too_many_answers: ({ max }) => `There are more than ${max} accepted answers.`,
  unknown_fold: ({ cell, known }) => `“${cell}” is not known here. Write some of: ${known}.`,
  too_few_choices: ({ min }) => `There are fewer than ${min} choices. Write one on each line of the cell.`,
  too_many_choices: ({ max }) => `There are more than ${max} choices.`,
  repeated_choice: ({ cell }) => `The choice “${cell}” is listed twice.`,
  choices_on_one_line: ({ cell }) =>
    `The choices stand on one line: “${cell}”. Write each on a line of its own inside the cell (Alt+Enter in Excel).`,
  answer_not_a_choice: ({ cell }) =>
    `“${cell}” is not one of the choices. Write a choice as it stands in its cell, each right one on a line of its own.`,
  answer_doubtful_choice: ({ cell, first, second }) =>
    `“${cell}” can mean the choice “${first}” or the choice “${second}”. Write the choice as it stands in its cell.`,
  repeated_answer: ({ cell }) => `The answer “${cell}” is given twice.`,
  key_has_markup: ({ cell }) =>
    `Nobody will type “${cell}”: write the answer as pupils do, for example x^2 or 3/4.`,
  key_lists_answers: ({ cell }) =>
    `“${cell}” is one answer as it stands. If these are several, write each on a line of its own.`,
  key_hard_to_type: ({ cell, signs }) =>
    `“${cell}” has signs that are on no keyboard: ${signs}. Add the answer as pupils type it, on a line of its own.`,
  changed_by_spreadsheet: ({ cell }) =>
    `“${cell}” looks like what a spreadsheet made of something else, such as 1/2 or a long number. Format the column as text and write it anew.`,
  spreadsheet_error: ({ cell }) => `“${cell}” is an error of the spreadsheet, not a text.`,
  two_categories: ({ cell, first, boardColumn }) =>
    `Column ${boardColumn} of the board begins with the category “${first}”, and here it is “${cell}”.`,
  formula_not_drawn: ({ cell }) =>
    `The formula ${cell} cannot be drawn: pupils see it as it is written here.`,
  formula_without_dollars: ({ cell }) =>
    `${cell} stands outside of a formula: put dollar signs around the formula.`,
  unreadable_task: () => "This task cannot be read.",
};

import type { ContestDefinition } from "../contest/events.ts";
import type { FileProblemCode, FileProblemParams, FileProblemSentences } from "./problemParams.ts";
import { en } from "./sentences/en.ts";
import { ru } from "./sentences/ru.ts";

type Language = ContestDefinition["language"];

/** Why a contest file cannot be imported, and where. */
export interface FileProblem<Code extends FileProblemCode = FileProblemCode> {
  /** As a spreadsheet counts rows, from the first, which is 1. */
  readonly row: number | null;
  /** A column's name, as the table calls it. */
  readonly column: string | null;
  /** In a document: the way to the field, `board.cards[3].task.statement`. */
  readonly path?: string;
  /** In a table: the cell, `B7`. */
  readonly cell?: string;
  /** In a spreadsheet: the sheet's name. */
  readonly sheet?: string;
  readonly code: Code;
  readonly params: FileProblemParams[Code];
}

export interface FilePlace {
  readonly row?: number;
  readonly column?: string;
  readonly path?: string;
  readonly cell?: string;
  readonly sheet?: string;
}

export function fileProblem<Code extends FileProblemCode>(
  code: Code,
  params: FileProblemParams[Code],
  { row, column, path, cell, sheet }: FilePlace = {},
): FileProblem<Code> {
  return {
    row: row ?? null,
    column: column ?? null,
    ...(path !== undefined && { path }),
    ...(cell !== undefined && { cell }),
    ...(sheet !== undefined && { sheet }),
    code,
    params,
  };
}

/** The problem as one line for a person: `Row 5, column price: …`, `Sheet “Tasks”, cell B7: …`. */
export function describeFileProblem<Code extends FileProblemCode>(
  language: Language,
  problem: FileProblem<Code>,
): string {
  const place = placeWords(language, problem);
  const sentence = fileProblemSentence(language, problem);
  return place === "" ? sentence : `${place}: ${sentence}`;
}

function placeWords(language: Language, { row, column, path, cell, sheet }: FileProblem): string {
  const word = words[language];
  // Whoever reads a text file counts its rows and knows its columns by name; a spreadsheet shows letters.
  const isByRow = cell === undefined || (sheet === undefined && row !== null && column !== null);
  const parts = [
    sheet === undefined ? "" : word.sheet(sheet),
    isByRow ? (row === null ? "" : `${word.row} ${row}`) : `${word.cell} ${cell}`,
    column === null ? "" : `${word.column} ${column}`,
    path ?? "",
  ];
  const place = parts.filter((part) => part !== "").join(", ");
  // A path is written as in the document.
  return path === undefined ? place.charAt(0).toUpperCase() + place.slice(1) : place;
}

/** What is wrong, without the place. */
export function fileProblemSentence<Code extends FileProblemCode>(
  language: Language,
  problem: FileProblem<Code>,
): string {
  const sentence: FileProblemSentences[Code] = sentences[language][problem.code];
  return sentence(problem.params);
}

interface PlaceWords {
  readonly sheet: (name: string) => string;
  readonly cell: string;
  readonly row: string;
  readonly column: string;
}

const words: Readonly<Record<Language, PlaceWords>> = {
  en: { sheet: (name) => `sheet “${name}”`, cell: "cell", row: "row", column: "column" },
  ru: { sheet: (name) => `лист «${name}»`, cell: "ячейка", row: "строка", column: "столбец" },
};

const sentences: Readonly<Record<Language, FileProblemSentences>> = { en, ru };

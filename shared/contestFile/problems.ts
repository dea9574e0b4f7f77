import type { ContestDefinition } from "../contest/events.ts";
import type { FileProblemCode, FileProblemParams, FileProblemSentences } from "./problemParams.ts";
import { en } from "./sentences/en.ts";
import { ru } from "./sentences/ru.ts";

type Language = ContestDefinition["language"];

/** Why a contest file cannot be imported, and where. */
export interface FileProblem<Code extends FileProblemCode = FileProblemCode> {
  /** As a spreadsheet counts rows, from the header, which is 1. */
  readonly row: number | null;
  /** A column's name. */
  readonly column: string | null;
  /** In a document: the way to the field, `board.cards[3].task.statement`. */
  readonly path?: string;
  readonly code: Code;
  readonly params: FileProblemParams[Code];
}

export interface FilePlace {
  readonly row?: number;
  readonly column?: string;
  readonly path?: string;
}

export function fileProblem<Code extends FileProblemCode>(
  code: Code,
  params: FileProblemParams[Code],
  { row, column, path }: FilePlace = {},
): FileProblem<Code> {
  return { row: row ?? null, column: column ?? null, ...(path !== undefined && { path }), code, params };
}

/** The problem as one line for a person: `Row 5, column price: …`. */
export function describeFileProblem<Code extends FileProblemCode>(
  language: Language,
  problem: FileProblem<Code>,
): string {
  const place = [
    problem.row === null ? "" : `${words[language].row} ${problem.row}`,
    problem.column === null ? "" : `${words[language].column} ${problem.column}`,
    problem.path ?? "",
  ]
    .filter((part) => part !== "")
    .join(", ");
  const sentence = fileProblemSentence(language, problem);
  return place === "" ? sentence : `${place}: ${sentence}`;
}

/** What is wrong, without the place. */
export function fileProblemSentence<Code extends FileProblemCode>(
  language: Language,
  problem: FileProblem<Code>,
): string {
  const sentence: FileProblemSentences[Code] = sentences[language][problem.code];
  return sentence(problem.params);
}

const words: Readonly<Record<Language, { readonly row: string; readonly column: string }>> = {
  en: { row: "Row", column: "column" },
  ru: { row: "Строка", column: "столбец" },
};

const sentences: Readonly<Record<Language, FileProblemSentences>> = { en, ru };

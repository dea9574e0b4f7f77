import type { ResultsMatrix } from "../../shared/api.ts";
import type { Language } from "../../shared/languages.ts";
import { enResultWords } from "../../shared/results/enResultWords.ts";
import type { ResultWords } from "../../shared/results/resultWords.ts";
import { ruResultWords } from "../../shared/results/ruResultWords.ts";
import type { WrittenSheet } from "../files/exports/writeWorkbook.ts";
import { matrixRows } from "./matrixRows.ts";

const resultWords: Readonly<Record<Language, ResultWords>> = { en: enResultWords, ru: ruResultWords };

/** Of the columns before the cards, and of a card's, in characters. */
const widths = { first: [8, 32, 10], card: 18 } as const;

/** Team × card as the sheet of a spreadsheet, in words of this language. FIL24 BUD4 */
export function matrixSheet(matrix: ResultsMatrix, language: Language): WrittenSheet {
  const words = resultWords[language];
  return {
    name: words.sheet,
    rows: matrixRows(matrix, words),
    widths: [...widths.first, ...matrix.cards.map(() => widths.card)],
  };
}

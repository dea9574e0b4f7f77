import { setImmediate as nextTurn } from "node:timers/promises";
import { pictureWarnings } from "../../shared/contestFile/pictures.ts";
import type { FileProblem } from "../../shared/contestFile/problems.ts";
import { cardWarnings, categoryWarnings, placesInDocument } from "../../shared/contestFile/warnings.ts";
import type { ReadContest } from "./readContestFile.ts";
import { placesInTable } from "./tableReading.ts";

const MAX_WARNINGS = 50;

/** What is odd in a file that was read, the first 50, in the order of its rows. FIL8 */
export async function findFileWarnings({ document, table }: ReadContest): Promise<readonly FileProblem[]> {
  // Only an import draws formulas here: a server that holds contests does not load what they are drawn with.
  const { findFormulaWarnings } = await import("./formulaWarnings.ts");
  const placeOf = table ? placesInTable(table) : placesInDocument(document);
  const { cards } = document.board;
  const warnings: FileProblem[] = [
    ...(table?.doubts ?? []),
    ...pictureWarnings(document),
    ...categoryWarnings(cards, placeOf),
  ];
  for (const card of cards) {
    // Others get their turn in between.
    await nextTurn();
    warnings.push(...cardWarnings(card, placeOf));
  }
  warnings.push(...(await findFormulaWarnings(cards, placeOf)));
  return warnings.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MAX_WARNINGS);
}

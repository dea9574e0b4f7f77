import { setImmediate as nextTurn } from "node:timers/promises";
import type { FileProblem } from "../../shared/contestFile/problems.ts";
import {
  cardWarnings,
  categoryWarnings,
  placesInDocument,
  placesInTable,
} from "../../shared/contestFile/warnings.ts";
import type { ReadContest } from "./readContestFile.ts";

const MAX_WARNINGS = 50;

/** What is odd in a file that was read, the first 50, in the order of its rows. FIL8 */
export async function findFileWarnings({
  document,
  rowOfCard,
}: ReadContest): Promise<readonly FileProblem[]> {
  // Only an import draws formulas here: a server that holds contests does not load what they are drawn with.
  const { findFormulaWarnings } = await import("./formulaWarnings.ts");
  const placeOf = rowOfCard.size > 0 ? placesInTable(rowOfCard) : placesInDocument(document);
  const { cards } = document.board;
  const warnings: FileProblem[] = [...categoryWarnings(cards, placeOf)];
  for (const card of cards) {
    // Others get their turn in between.
    await nextTurn();
    warnings.push(...cardWarnings(card, placeOf));
  }
  warnings.push(...(await findFormulaWarnings(cards, placeOf)));
  return warnings.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MAX_WARNINGS);
}

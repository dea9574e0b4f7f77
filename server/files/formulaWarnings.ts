import { setImmediate as nextTurn } from "node:timers/promises";
import katex from "katex";
import type { DocumentCard } from "../../shared/contestFile/ContestDocument.ts";
import {
  drawFormulaBy,
  type Formula,
  findFormulas,
  holdsUnknownCommand,
} from "../../shared/contestFile/formulas.ts";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { quote } from "../../shared/contestFile/quote.ts";
import { type PlaceOf, textsOf } from "../../shared/contestFile/warnings.ts";

/** Enough for any contest that a person wrote. */
const MAX_FORMULAS = 1_500;
/** Others get their turn in between. */
const FORMULAS_AT_ONCE = 20;

/** Formulas that pupils would see as LaTeX, or with commands in red. FIL8 */
export async function findFormulaWarnings(
  cards: readonly DocumentCard[],
  placeOf: PlaceOf,
): Promise<readonly FileProblem[]> {
  const warnings: FileProblem[] = [];
  let drawn = 0;
  for (const card of cards) {
    // What draws nothing has to be looked through all the same.
    await nextTurn();
    for (const { part, text } of textsOf(card)) {
      for (const formula of findFormulas(text).formulas) {
        if (drawn === MAX_FORMULAS) return warnings;
        if (drawn % FORMULAS_AT_ONCE === 0) await nextTurn();
        drawn += 1;
        if (!isDrawn(formula))
          warnings.push(
            fileProblem("formula_not_drawn", { cell: quote(formula.source) }, placeOf(card, part)),
          );
      }
    }
  }
  return warnings;
}

function isDrawn({ tex, display }: Formula): boolean {
  const html = drawFormulaBy(katex.renderToString, tex, display);
  return html !== null && !holdsUnknownCommand(html);
}

import { cardWarnings, type PlaceOf } from "../../shared/contestFile/warnings.ts";
import { boardFindings } from "../../shared/simulation/boardFindings.ts";
import { finding, type ReadinessFinding, type ReadinessReport } from "../../shared/simulation/readiness.ts";
import type { SimulatedContest } from "../../shared/simulation/Simulation.ts";
import { simulateMany } from "../../shared/simulation/simulateMany.ts";
import { findFormulaWarnings } from "../files/formulaWarnings.ts";
import type { ReadinessJob } from "./readinessJob.ts";

/** More nobody reads at once. */
const mostOddities = 100;

/** Looks at all that is known of a contest before it begins, and plays it; for a thread of its own, since it takes seconds. RDY1 RDY2 */
export async function checkReadiness({ contest, teams, seed }: ReadinessJob): Promise<ReadinessReport> {
  const odd = await oddities(contest);
  const tally = simulateMany(contest, teams, seed);
  return {
    seed,
    teams,
    ...tally.figures(),
    findings: [...boardFindings(contest), ...odd, ...tally.findings()],
  };
}

/** What an import would have warned of, card by card. RDY1 */
async function oddities({ board }: SimulatedContest): Promise<readonly ReadinessFinding[]> {
  // The column of a table is the part of the card.
  const placeOf: PlaceOf = (_card, part) => ({ column: part });
  const found: ReadinessFinding[] = [];
  for (const card of board.cards) {
    const problems = [...cardWarnings(card, placeOf), ...(await findFormulaWarnings([card], placeOf))];
    for (const problem of problems) found.push(finding("card_odd", { problem }, [card.id]));
    if (found.length >= mostOddities) break;
  }
  return found.slice(0, mostOddities);
}

import type { CardId, TeamId } from "../ids.ts";
import type { PurchaseStatus, Submission } from "./state.ts";

/** What the radar looks at of a purchase; a state and a moderator's view both have it. */
interface Bought {
  readonly teamId: TeamId;
  readonly purchase: {
    readonly status: PurchaseStatus;
    readonly submissions: readonly Pick<Submission, "reading" | "verdict">[];
  };
}

/** Something about a card that a moderator should look at: its key may be wrong, or the task broken. */
export type Hint =
  | {
      readonly type: "same_wrong";
      readonly cardId: CardId;
      readonly reading: string;
      /** How many teams gave this answer, and how many solved the card. */
      readonly teams: number;
      readonly solved: number;
    }
  | { readonly type: "nobody_solves"; readonly cardId: CardId; readonly finished: number };

const teamsAlike = 3;
const teamsAlikeOfFew = 2;
/** Below so many buyers two equal answers are much already. */
const fewBuyers = 8;
const finishedUnsolved = 5;

/**
 * The wrong-answer radar: cards to which several teams gave the same answer, judged wrong, and that at most half as many
 * solved; and cards that many have finished and nobody solved. The most teams first. CON4
 */
export function radarHints(byCard: ReadonlyMap<number, readonly Bought[]>): readonly Hint[] {
  return [...byCard]
    .flatMap(([cardId, bought]) => hintsOf(cardId, bought))
    .sort((a, b) => weight(b) - weight(a));
}

function hintsOf(cardId: number, bought: readonly Bought[]): readonly Hint[] {
  const solved = bought.filter(({ purchase }) => purchase.status === "solved").length;
  const finished = bought.filter(({ purchase }) => isFinished(purchase.status)).length;
  const buyers = new Set(bought.map(({ teamId }) => teamId)).size;
  const enough = buyers < fewBuyers ? teamsAlikeOfFew : teamsAlike;
  const hints: Hint[] = [];
  for (const [reading, teamIds] of wrongReadings(bought)) {
    if (teamIds.size < enough || solved * 2 > teamIds.size) continue;
    hints.push({ type: "same_wrong", cardId, reading, teams: teamIds.size, solved });
  }
  if (solved === 0 && finished >= finishedUnsolved) hints.push({ type: "nobody_solves", cardId, finished });
  return hints;
}

function isFinished(status: Bought["purchase"]["status"]): boolean {
  return status === "solved" || status === "failed" || status === "expired";
}

function wrongReadings(bought: readonly Bought[]): ReadonlyMap<string, ReadonlySet<string>> {
  const readings = new Map<string, Set<string>>();
  for (const { teamId, purchase } of bought) {
    for (const { verdict, reading } of purchase.submissions) {
      if (verdict !== "wrong") continue;
      const teamIds = readings.get(reading) ?? new Set();
      readings.set(reading, teamIds.add(teamId));
    }
  }
  return readings;
}

function weight(hint: Hint): number {
  return hint.type === "same_wrong" ? hint.teams : hint.finished;
}

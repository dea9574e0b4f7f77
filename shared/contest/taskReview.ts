import type { CardId } from "../ids.ts";
import type { LiveCard } from "./board.ts";
import { cardOf } from "./buying.ts";
import { readerOf } from "./checkers/checker.ts";
import { showReading } from "./checkers/readers.ts";
import type { TaskReview } from "./closingRecords.ts";
import { attemptsUsed } from "./earning.ts";
import { presentTeams } from "./entering.ts";
import { keyView } from "./keyView.ts";
import type { ContestState, Purchase, Team } from "./state.ts";
import type { TaskReviewView } from "./view.ts";

/** Wrong answers that are shown: as many at most, each given by so many teams at least. WLK2 */
const mostWrong = 5;
const fewestTeams = 2;

/** What everybody is shown of the task that is gone through; null: none is. Its key comes with the second step. WLK1 */
export function taskReviewView(
  review: TaskReview,
  teams: ContestState["teams"],
  board: ContestState["board"],
): TaskReviewView {
  const card = cardOf({ board }, review.cardId);
  const { statement, checker, solution } = card.task;
  const present = presentTeams({ teams });
  const bought = present.flatMap(({ purchases }) => purchasesOf(purchases, card.id));
  const solved = bought.filter(({ status }) => status === "solved");
  const isAnswered = review.step === "answer";
  return {
    cardId: card.id,
    step: review.step,
    statement,
    reader: readerOf(checker),
    key: isAnswered ? keyView(checker) : null,
    solution: isAnswered ? (solution ?? null) : null,
    bought: bought.length,
    solvedByAttempt: countsOf(solved.map((purchase) => Math.max(1, attemptsUsed(purchase)))),
    wrong: isAnswered ? commonestWrong(present, card) : [],
  };
}

function purchasesOf(purchases: readonly Purchase[], cardId: CardId): readonly Purchase[] {
  return purchases.filter((purchase) => purchase.cardId === cardId && purchase.status !== "withdrawn");
}

/** How many solved it by attempt 1, 2 …; up to the last that somebody needed. */
function countsOf(attempts: readonly number[]): readonly number[] {
  const counts = new Array<number>(Math.max(0, ...attempts)).fill(0);
  for (const attempt of attempts) counts[attempt - 1] = (counts[attempt - 1] ?? 0) + 1;
  return counts;
}

/** Equal readings of several teams: what one team alone wrote would name it. WLK2 */
function commonestWrong(present: readonly Team[], { id, task }: LiveCard): TaskReviewView["wrong"] {
  const reader = readerOf(task.checker);
  const teams = new Map<string, number>();
  for (const { purchases } of present) {
    const readings = new Set(
      purchasesOf(purchases, id)
        .filter(({ taskVersion }) => taskVersion === task.version)
        .flatMap(({ submissions }) => submissions.filter(({ verdict }) => verdict === "wrong"))
        .map(({ reading }) => reading),
    );
    for (const reading of readings) teams.set(reading, (teams.get(reading) ?? 0) + 1);
  }
  return [...teams]
    .filter(([, count]) => count >= fewestTeams)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, mostWrong)
    .map(([reading, count]) => ({ shown: showReading(reader, reading), teams: count }));
}

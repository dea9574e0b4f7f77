import type { EventType } from "../../shared/contest/events.ts";
import type { FileCard } from "./cards.ts";

/** A row of the table `event`. */
export interface JournalRow {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface CountedStanding {
  readonly teamId: string;
  readonly name: string;
  readonly place: number;
  readonly balancePoints: number;
  readonly solvedCount: number;
}

export interface CountedPurchase {
  readonly purchaseId: number;
  readonly teamId: string;
  readonly cardId: number;
  readonly pricePoints: number;
  readonly paidPoints: number;
  readonly status: "active" | "solved" | "failed" | "expired";
  readonly answers: readonly { readonly answer: string; readonly verdict: string }[];
  readonly rewardPoints: number;
  readonly boughtAt: number;
  readonly closedAt: number | null;
}

export interface Count {
  readonly finishedAt: number;
  /** By place, then by name. */
  readonly standings: readonly CountedStanding[];
  /** In the order of buying. */
  readonly purchases: readonly CountedPurchase[];
}

const startPoints = 500;
/** What a solved card pays by attempt, in halves of its price. */
const rewardHalves = [4, 3, 2];

/** Events whose part in a contest this count knows. Any other stops it: it must not be wrong about points silently. */
const understood: ReadonlySet<string> = new Set<EventType>([
  ...(["ContestCreated", "LobbyOpened", "CountdownStarted", "ContestStarted"] as const),
  ...(["ContestPaused", "ContestInterrupted"] as const),
  ...(["ContestResumed", "DeadlineMoved", "EntrySet", "ContestFinished"] as const),
  ...(["TeamJoined", "SeatTaken", "SeatReleased", "TeamRenamed", "PinGiven", "TeamRemoved"] as const),
  "BoatChosen",
  ...(["CardBought", "AnswerJudged"] as const),
]);

/**
 * The outcome of a contest of the classic rules, counted from the journal's rows a second way: nothing is folded, and
 * what the server decided is decided again from the contest's file. Throws where the two disagree.
 */
export function countFromJournal(rows: readonly JournalRow[], cards: readonly FileCard[]): Count {
  rows.forEach((row, index) => {
    if (row.seq !== index + 1) throw new Error(`the journal has a hole before ${row.seq}`);
    if (!understood.has(row.type)) throw new Error(`this count does not know what ${row.type} means`);
  });
  const finish = rows.findLast((row) => row.type === "ContestFinished");
  if (!finish) throw new Error("the contest did not finish");

  const bought = rows.filter((row) => row.type === "CardBought");
  const purchases = bought.map((row) => countPurchase(row, rows, cards, finish));
  const removed = new Set(rows.filter((row) => row.type === "TeamRemoved").map((row) => text(row, "teamId")));
  const teams = rows
    .filter((row) => row.type === "TeamJoined" && !removed.has(text(row, "teamId")))
    .map((row) => {
      const teamId = text(row, "teamId");
      const own = purchases.filter((purchase) => purchase.teamId === teamId);
      const renamed = rows.findLast((other) => other.type === "TeamRenamed" && other.data.teamId === teamId);
      const earned = own.reduce((sum, { rewardPoints, paidPoints }) => sum + rewardPoints - paidPoints, 0);
      return {
        teamId,
        name: text(renamed ?? row, "name"),
        balancePoints: startPoints + earned,
        solvedCount: own.filter(({ status }) => status === "solved").length,
      };
    });
  const standings = teams
    .map((team) => ({
      ...team,
      place: 1 + teams.filter((other) => other.balancePoints > team.balancePoints).length,
    }))
    .sort((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1));
  return { finishedAt: finish.at, standings, purchases };
}

function countPurchase(
  row: JournalRow,
  rows: readonly JournalRow[],
  cards: readonly FileCard[],
  finish: JournalRow,
): CountedPurchase {
  const purchaseId = number(row, "purchaseId");
  const teamId = text(row, "teamId");
  const card = cards.find(({ id }) => id === number(row, "cardId"));
  if (!card) throw new Error(`purchase ${purchaseId} is of no card`);
  const judged = rows.filter(
    ({ type, data }) => type === "AnswerJudged" && data.teamId === teamId && data.purchaseId === purchaseId,
  );
  if (judged.length > rewardHalves.length)
    throw new Error(`purchase ${purchaseId} took ${judged.length} answers`);
  const answers = judged.map((answer) => {
    const isRight = sameNumber(text(answer, "answer"), card.answer);
    if (isRight !== (answer.data.verdict === "accepted")) {
      throw new Error(`“${text(answer, "answer")}” was judged wrongly, the key is ${card.answer}`);
    }
    return { answer: text(answer, "answer"), verdict: isRight ? "accepted" : "wrong" };
  });
  const rightAt = answers.findIndex(({ verdict }) => verdict === "accepted");
  const isSolved = rightAt !== -1;
  if (isSolved && rightAt !== answers.length - 1)
    throw new Error(`purchase ${purchaseId} was answered after its end`);
  const isFailed = !isSolved && answers.length === rewardHalves.length;
  const last = judged.at(-1);
  return {
    purchaseId,
    teamId,
    cardId: card.id,
    pricePoints: card.pricePoints,
    paidPoints: number(row, "paidPoints"),
    status: isSolved ? "solved" : isFailed ? "failed" : "expired",
    answers,
    rewardPoints: isSolved ? Math.floor((card.pricePoints * (rewardHalves[rightAt] ?? 0)) / 2) : 0,
    boughtAt: row.at,
    closedAt: isSolved || isFailed ? (last?.at ?? null) : finish.at,
  };
}

/** Whether two numbers as typed are equal: 11/16, 0.6875, 4 950. */
function sameNumber(a: string, b: string): boolean {
  const [left, right] = [fraction(a), fraction(b)];
  return left.top * right.bottom === right.top * left.bottom;
}

function fraction(typed: string): { readonly top: bigint; readonly bottom: bigint } {
  const plain = typed.replaceAll(/\s/g, "").replace("−", "-").replace(",", ".");
  const [top = "", bottom = "1"] = plain.split("/");
  const [whole = "", decimals = ""] = top.split(".");
  return { top: BigInt(whole + decimals), bottom: BigInt(bottom) * 10n ** BigInt(decimals.length) };
}

function text(row: JournalRow, field: string): string {
  const value = row.data[field];
  if (typeof value !== "string") throw new Error(`${row.type} ${row.seq} has no ${field}`);
  return value;
}

function number(row: JournalRow, field: string): number {
  const value = row.data[field];
  if (typeof value !== "number") throw new Error(`${row.type} ${row.seq} has no ${field}`);
  return value;
}

import type { ModeratorTeam, PublicBoard, PurchaseView } from "../../../shared/contest/view.ts";
import { lastTouchOf } from "./teamRows.ts";

/** A team's purchase of a card. */
export interface Bought {
  readonly teamId: string;
  readonly teamName: string;
  readonly purchase: PurchaseView;
}

/** Who bought which card; removed teams count for nothing. */
export function purchasesByCard(
  teams: Readonly<Record<string, ModeratorTeam>>,
): ReadonlyMap<number, readonly Bought[]> {
  const byCard = new Map<number, Bought[]>();
  for (const team of Object.values(teams)) {
    if (team.removed) continue;
    for (const purchase of team.purchases) {
      const bought = { teamId: team.teamId, teamName: team.name, purchase };
      const known = byCard.get(purchase.cardId);
      if (known) known.push(bought);
      else byCard.set(purchase.cardId, [bought]);
    }
  }
  return byCard;
}

/** A card as the console's board shows it. The same object as before while nothing of it changed. CON1 */
export interface CardRow {
  readonly cardId: number;
  readonly working: number;
  readonly solved: number;
  readonly failed: number;
  readonly heat: Heat;
}

/** How much is going on: nothing lately, something, much, very much. */
export type Heat = 0 | 1 | 2 | 3;

/** Purchases and answers of so long count as what goes on now. */
export const heatMs = 3 * 60_000;
const heatSteps = [1, 4, 10];

export type MakeCards = (
  board: PublicBoard,
  bought: ReadonlyMap<number, readonly Bought[]>,
  now: number,
) => readonly CardRow[];

export function createCardRows(): MakeCards {
  let known: readonly CardRow[] = [];
  return (board, bought, now) => {
    const rows = board.cards.map((card, index) => {
      const row = cardRow(card.id, bought.get(card.id) ?? [], now);
      const before = known[index];
      return before && isSame(before, row) ? before : row;
    });
    const isSameBoard = rows.length === known.length && rows.every((row, index) => row === known[index]);
    if (!isSameBoard) known = rows;
    return known;
  };
}

function cardRow(cardId: number, bought: readonly Bought[], now: number): CardRow {
  const counts = { active: 0, solved: 0, failed: 0, expired: 0, withdrawn: 0 };
  let recent = 0;
  for (const { purchase } of bought) {
    counts[purchase.status]++;
    if (now - lastTouchOf(purchase) < heatMs) {
      if (now - purchase.boughtAt < heatMs) recent++;
      for (const { at } of purchase.submissions) if (now - at < heatMs) recent++;
    }
  }
  const heat = heatSteps.filter((step) => recent >= step).length as Heat;
  return { cardId, working: counts.active, solved: counts.solved, failed: counts.failed, heat };
}

function isSame(a: CardRow, b: CardRow): boolean {
  return (Object.keys(a) as (keyof CardRow)[]).every((field) => a[field] === b[field]);
}

/** Answers of one card that read alike and were judged alike. */
export interface AnswerGroup {
  readonly reading: string;
  readonly verdict: PurchaseView["submissions"][number]["verdict"];
  readonly answers: readonly GivenAnswer[];
}

export interface GivenAnswer {
  readonly teamId: string;
  readonly teamName: string;
  readonly purchaseId: number;
  readonly at: number;
  /** As it was typed. */
  readonly answer: string;
}

/** All answers to one card, equal readings gathered, the biggest group first. CON1 */
export function answerGroups(bought: readonly Bought[]): readonly AnswerGroup[] {
  const groups = new Map<string, AnswerGroup & { readonly answers: GivenAnswer[] }>();
  for (const { teamId, teamName, purchase } of bought) {
    for (const { reading, verdict, at, answer } of purchase.submissions) {
      const key = `${verdict} ${reading}`;
      const group = groups.get(key) ?? { reading, verdict, answers: [] };
      group.answers.push({ teamId, teamName, purchaseId: purchase.id, at, answer });
      groups.set(key, group);
    }
  }
  for (const { answers } of groups.values()) answers.sort((a, b) => a.at - b.at);
  return [...groups.values()].sort(
    (a, b) => b.answers.length - a.answers.length || (a.reading < b.reading ? -1 : 1),
  );
}

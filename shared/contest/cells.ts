import type { Card } from "./board.ts";
import { findCardIndex } from "./cards.ts";
import { attemptsUsed } from "./earning.ts";
import type { Purchase, Team } from "./state.ts";

/**
 * What a team did with one card, as one small number for the wire:
 * 0 nothing · 1 active · 2 failed · 3 expired · 4 withdrawn · 10 + k solved by attempt k.
 */
export type Cell = number;

export type CellState =
  | { readonly status: "none" | "active" | "failed" | "expired" | "withdrawn" }
  | { readonly status: "solved"; readonly attempt: number };

const statuses = ["none", "active", "failed", "expired", "withdrawn"] as const;
const solvedBase = 10;

/** One for each card, in the order of the cards: its newest purchase by this team. SEE2 */
export function cellsOf(team: Team, cards: readonly Pick<Card, "id">[]): readonly Cell[] {
  const cells: Cell[] = new Array(cards.length).fill(0);
  for (const purchase of team.purchases) {
    const index = findCardIndex(cards, purchase.cardId);
    if (index !== undefined) cells[index] = cellOf(purchase);
  }
  return cells;
}

function cellOf(purchase: Purchase): Cell {
  // One that only keeps what it was paid may have no attempt that counts.
  if (purchase.status === "solved") return solvedBase + Math.max(1, attemptsUsed(purchase));
  return statuses.indexOf(purchase.status);
}

/** Reads a cell back. Unknown numbers, from a newer server, read as nothing bought. */
export function readCell(cell: Cell): CellState {
  if (cell > solvedBase) return { status: "solved", attempt: cell - solvedBase };
  return { status: statuses[cell] ?? "none" };
}

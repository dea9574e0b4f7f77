import { attemptsUsed } from "./answering.ts";
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

/** One for each card, in card order: its newest purchase by this team. */
export function cellsOf(team: Team, cardCount: number): readonly Cell[] {
  const cells: Cell[] = new Array(cardCount).fill(0);
  for (const purchase of team.purchases) cells[purchase.cardId - 1] = cellOf(purchase);
  return cells;
}

function cellOf(purchase: Purchase): Cell {
  if (purchase.status === "solved") return solvedBase + attemptsUsed(purchase);
  return statuses.indexOf(purchase.status);
}

/** Reads a cell back. Unknown numbers, from a newer server, read as nothing bought. */
export function readCell(cell: Cell): CellState {
  if (cell > solvedBase) return { status: "solved", attempt: cell - solvedBase };
  return { status: statuses[cell] ?? "none" };
}

import { readCell } from "../../../shared/contest/cells.ts";
import type { PublicCard, PublicView } from "../../../shared/contest/view.ts";
import { hasLostActs } from "../../store/lostActs.ts";

/** Something the class saw happen; the sentence is made when it is shown, in the language of then. */
export type Happening =
  | { readonly kind: "started" | "paused" | "resumed" | "finished" | "reopened" }
  | { readonly kind: "joined" | "left"; readonly team: string; readonly boat: number }
  | {
      readonly kind: "bought" | "failed";
      readonly team: string;
      readonly boat: number;
      readonly card: PublicCard;
    }
  | {
      readonly kind: "solved";
      readonly team: string;
      readonly boat: number;
      readonly card: PublicCard;
      readonly attempt: number;
    };

/** What happened between two pictures of one contest. */
export function happeningsBetween(before: PublicView, after: PublicView): readonly Happening[] {
  if (before.roomCode !== after.roomCode) return [];
  const turn = phaseTurn(before, after);
  if (hasLostActs(before, after)) return turn ? [{ kind: turn }] : [];
  const found: Happening[] = [];
  for (const team of Object.values(after.teams)) {
    const earlier = before.teams[team.id];
    if (earlier === team) continue;
    if (!earlier) found.push({ kind: "joined", team: team.name, boat: team.boat });
    // What a thaw or a reveal shows happened long ago, and so did what is seen of who comes into sight.
    if ((before.freeze && earlier) || earlier?.outOfSight || team.outOfSight) continue;
    team.cells.forEach((cell, index) => {
      const card = after.board.cards[index];
      if (!card || cell === (earlier?.cells[index] ?? 0)) return;
      const state = readCell(cell);
      if (state.status === "active") found.push({ kind: "bought", team: team.name, boat: team.boat, card });
      if (state.status === "failed") found.push({ kind: "failed", team: team.name, boat: team.boat, card });
      if (state.status === "solved") {
        found.push({ kind: "solved", team: team.name, boat: team.boat, card, attempt: state.attempt });
      }
    });
  }
  for (const team of Object.values(before.teams)) {
    if (!after.teams[team.id]) found.push({ kind: "left", team: team.name, boat: team.boat });
  }
  // A reopened contest gives its expired cards back: that is no buying.
  if (before.phase === "finished" && after.phase !== "finished") return [{ kind: "reopened" }];
  return turn ? [...found, { kind: turn }] : found;
}

function phaseTurn(before: PublicView, after: PublicView) {
  if (before.phase === after.phase) return null;
  switch (after.phase) {
    case "running":
      return before.phase === "paused" ? "resumed" : "started";
    case "paused":
      return "paused";
    case "finished":
      return "finished";
    default:
      return null;
  }
}

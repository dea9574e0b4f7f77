import type { Phase } from "./phases.ts";

/**
 * What an author may change of a card in a phase: `all` of it and its place, `content` (all but the place), `words`
 * (statement, solution, category), or `nothing`. EDT5
 */
export type CardRights = "all" | "content" | "words" | "nothing";

/** Whether cards come, go and move, and the board and its rules change: until the start. EDT5 EDT6 */
export function isMaking(phase: Phase): boolean {
  return phase === "draft" || phase === "lobby";
}

/** `bought`: by anybody, ever, also by a team that gave it back. */
export function cardRights(
  phase: Phase,
  { onBoard, bought }: { readonly onBoard: boolean; readonly bought: boolean },
): CardRights {
  if (isMaking(phase)) return "all";
  if (phase === "finished" || !onBoard) return "nothing";
  return bought ? "words" : "content";
}

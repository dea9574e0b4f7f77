import type { AttackReport } from "./attackerCalls.ts";
import type { PlannedAttack } from "./attackPlan.ts";

/** Of what is tried in a round so much must come in: a connection may fail by chance. */
const leastShareIn = 0.95;

/** Why a round of so many says nothing, in words; null: all was tried, and enough of it came in. */
export function lackOf(
  { what, keptOut }: Pick<PlannedAttack, "what" | "keptOut">,
  count: number,
  { tried, answers }: AttackReport,
): string | null {
  if (tried < count) return `only ${tried} of ${count} ${what} were tried: void`;
  const out = keptOut.reduce((sum, answer) => sum + (answers[answer] ?? 0), 0);
  return tried - out < leastShareIn * count ? `only ${tried - out} of ${count} ${what} came in: void` : null;
}

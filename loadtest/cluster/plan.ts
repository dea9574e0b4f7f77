import type { Random } from "../random.ts";
import type { FaultName } from "./kinds.ts";

/** So many faults, each kind as often as any other, in an order that the dice say; no kind twice in a row where there are others. */
export function planOf(kinds: readonly FaultName[], count: number, random: Random): readonly FaultName[] {
  const plan: FaultName[] = [];
  while (plan.length < count) {
    const left = [...kinds];
    while (left.length > 0 && plan.length < count) {
      const next = random.pick(left);
      if (next === plan.at(-1) && left.length > 1) continue;
      left.splice(left.indexOf(next), 1);
      plan.push(next);
    }
  }
  return plan;
}

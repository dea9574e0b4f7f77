import { z } from "zod";
import type { TeamId } from "../ids.ts";

/** So many boats can be told apart; beyond them two teams share one. BOA1 */
export const boatCount = 60;

/** Which of the boats; how it looks is the client's business. */
export const BoatNumber = z
  .int()
  .min(0)
  .max(boatCount - 1);
export type BoatNumber = z.infer<typeof BoatNumber>;

/** What is asked here of a team. */
interface Sailor {
  readonly id: TeamId;
  readonly boat?: BoatNumber | undefined;
}

/** The boat a team sails: the one it chose, else that of its number, so that a journal need not say. BOA1 */
export function boatOf(team: Sailor): BoatNumber {
  return team.boat ?? (Number(team.id.slice(1)) - 1 + boatCount) % boatCount;
}

/** Whether one of these others sails it, by choice or by number. BOA2 */
export function isBoatTaken(boat: BoatNumber, others: readonly Sailor[]): boolean {
  return others.some((other) => boatOf(other) === boat);
}

/** Which boat a comer must be given; null: that of its number is its own, or none is free. BOA3 */
export function boatForComer(
  { id, boat: had }: Sailor,
  present: readonly Sailor[],
  wish = had,
): BoatNumber | null {
  const isFree = (boat: BoatNumber) => !isBoatTaken(boat, present);
  const own = boatOf({ id, boat: had });
  if (wish !== undefined && wish !== own && isFree(wish)) return wish;
  if (isFree(own)) return null;
  const all = Array.from({ length: boatCount }, (_, boat) => boat);
  return all.find(isFree) ?? null;
}

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

/** The boat a team sails: the one it chose, else that of its number, so that a journal need not say. BOA1 */
export function boatOf(team: { readonly id: TeamId; readonly boat?: BoatNumber | undefined }): BoatNumber {
  return team.boat ?? (Number(team.id.slice(1)) - 1 + boatCount) % boatCount;
}

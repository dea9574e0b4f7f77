import { closeContest } from "./closing.ts";
import { gatherMendClass } from "./gathering.ts";
import type { Mending } from "./MendClass.ts";
import { putRight } from "./puttingRight.ts";
import { steerThrough } from "./steering.ts";
import { handleTeams } from "./teamsAndTime.ts";

/** A contest whose mistakes are put right by two moderators, up to its final results; then everybody closes their pages. */
export async function mendContest(mending: Mending): Promise<void> {
  const room = await gatherMendClass(mending);
  await putRight(room);
  await steerThrough(room);
  await handleTeams(room);
  await closeContest(room);
  for (const { page } of mending.cast.all) await page.context().close();
}

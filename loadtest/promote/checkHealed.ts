import { inspect } from "../crash/inspect.ts";
import type { Fall } from "./failOver.ts";
import { readJournals } from "./journals.ts";
import { unhealed } from "./Lacking.ts";
import type { PlayedContest } from "./PlayedContest.ts";
import type { Stage } from "./Stage.ts";

/**
 * At rest: what the replica lacked of a contest whose owner lived stands again, nobody reads of a loss, and the journal holds all that
 * was ever told. How many entries its owner wrote again. HEA2 HEA3
 */
export async function checkHealed(stage: Stage, played: PlayedContest, { lacking }: Fall): Promise<number> {
  const { succession, findings } = stage;
  const { contest, contestId } = played;
  const lacked = lacking.get(contestId);
  if (!lacked) throw new Error(`nobody looked what is lacking of ${contest.title}`);
  const journals = await readJournals(succession.primaryUrl, [contestId]);
  const gone = unhealed(lacked, journals.get(contestId) ?? []);
  findings.add("gone", ...gone.map((sentence) => `${contest.title}: ${sentence}`));
  for (const { seq, epoch } of lacked.shown) contest.noteLacking(seq, epoch);
  for (const { who, phase, missingActs } of contest.notices)
    if (phase !== "running" || missingActs !== null)
      findings.add("gone", `${contest.title} is healed, and ${who} reads ${phase}, ${missingActs} missing`);
  contest.checkAtRest();
  await inspect(stage.database, contest, findings, (rows) => contest.asShown(rows));
  return lacked.shown.length - gone.length;
}

import type { TimedAnswer } from "../bots/CommandDesk.ts";
import type { Fall } from "./failOver.ts";
import type { PlayedContest } from "./PlayedContest.ts";
import type { Stage } from "./Stage.ts";
import { within } from "./within.ts";

const withinMs = 30_000;

/** From the cut to the next command that the contest accepts, and that the former primary did not have, ms; null: none comes. */
export async function untilNextAccepted(
  stage: Stage,
  { contest }: PlayedContest,
  fall: Pick<Fall, "cutAt" | "before">,
): Promise<number | null> {
  if (await within(withinMs, () => firstOf(contest.answers, fall) !== null))
    return firstOf(contest.answers, fall);
  stage.findings.add("stranded", `${contest.title} accepts nothing for ${withinMs} ms`);
  return null;
}

function firstOf(
  answers: readonly TimedAnswer[],
  { cutAt, before }: Pick<Fall, "cutAt" | "before">,
): number | null {
  let first: number | null = null;
  for (const { id, reply, answeredAt } of answers) {
    if (!reply.ok || answeredAt < cutAt || before.has(id)) continue;
    first = Math.min(first ?? Number.POSITIVE_INFINITY, answeredAt - cutAt);
  }
  return first;
}

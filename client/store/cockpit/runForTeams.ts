import type { Rejection } from "../../../shared/contest/rejections.ts";
import type { SentCommand } from "../../net/outbox.ts";
import type { ContestStore } from "../contestStore.ts";

export interface TeamRun {
  readonly done: readonly string[];
  readonly refused: readonly { readonly teamId: string; readonly rejection: Rejection }[];
}

/** A connection may send ten commands a second; who asked for more waits a little and goes on. */
const restMs = 300;
const mostRests = 40;

/** Does the same with many teams, one after another: a refusal stops nothing, and is told at the end. MNY1 */
export async function runForTeams(
  store: Pick<ContestStore, "send">,
  teamIds: readonly string[],
  make: (teamId: string) => SentCommand,
): Promise<TeamRun> {
  const done: string[] = [];
  const refused: TeamRun["refused"][number][] = [];
  for (const teamId of teamIds) {
    const rejection = await send(store, make(teamId));
    if (rejection === null) done.push(teamId);
    else refused.push({ teamId, rejection });
  }
  return { done, refused };
}

async function send(store: Pick<ContestStore, "send">, command: SentCommand): Promise<Rejection | null> {
  for (let rests = 0; ; rests += 1) {
    const reply = await store.send(command);
    if (reply.ok) return null;
    if (reply.rejection.code !== "too_fast" || rests === mostRests) return reply.rejection;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}

import type { Applicants } from "../budgets/Applicants.ts";
import type { Newcomers } from "../budgets/Newcomers.ts";
import type { PinGuard } from "../budgets/PinGuard.ts";
import { type Clock, every } from "../contests/clock.ts";
import { type Log, RunnerEnded } from "../contests/runnerTypes.ts";
import type { LiveContests } from "./LiveContests.ts";

export interface EntrancesDeps {
  readonly live: LiveContests;
  readonly newcomers: Newcomers;
  readonly pinGuard: PinGuard;
  readonly applicants: Applicants;
  readonly clock: Clock;
  readonly log: Log;
}

const lookEveryMs = 5_000;

/**
 * Lets teams go as which nobody has been there for a while, and forgets who has gone away from an entrance. Returns what
 * ends it. ENT21
 */
export function sweepEntrances(deps: EntrancesDeps): () => void {
  const { live, newcomers, pinGuard, applicants, clock, log } = deps;
  /** While nothing can be saved, one waits and no further ones. */
  const sweeping = new Set<string>();

  async function sweep(contestId: string): Promise<void> {
    applicants.sweep(contestId);
    const runner = await live.find(contestId);
    if (!runner) return newcomers.forget(contestId);
    newcomers.forgetOld(runner.state);
    pinGuard.sweep(runner.state);
    const { phase } = runner.state;
    const teamIds = phase === "draft" || phase === "finished" ? [] : newcomers.idle(runner.state);
    if (teamIds.length === 0) return;
    await runner.execute({
      id: null,
      command: { type: "RemoveIdleTeams", teamIds: [...teamIds] },
      actor: { role: "time" },
      receivedAt: runner.clock.now(),
    });
  }

  return every(clock, lookEveryMs, () => {
    for (const contestId of new Set([
      ...newcomers.contestIds(),
      ...pinGuard.contestIds(),
      ...applicants.contestIds(),
    ])) {
      if (sweeping.has(contestId)) continue;
      sweeping.add(contestId);
      sweep(contestId)
        .catch((error: unknown) => {
          if (!(error instanceof RunnerEnded))
            log.error({ contestId, err: error }, "idle teams were not let go");
        })
        .finally(() => sweeping.delete(contestId));
    }
  });
}

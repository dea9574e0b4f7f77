import type { Budgets } from "../budgets/Budgets.ts";
import type { ReadinessChecks } from "../readiness/ReadinessChecks.ts";
import type { Handlers } from "./handler.ts";
import { HttpProblem } from "./problems.ts";

/** Where nobody says which: whoever asks again sees what changed by what was mended, and not by chance. */
const usualSeed = 1;

export function readinessHandlers(deps: {
  readonly checks: ReadinessChecks;
  readonly budgets: Budgets;
}): Handlers<"readiness"> {
  const { checks, budgets } = deps;
  return {
    async readiness({ contest: { state }, body: { teams, seed = usualSeed }, signedIn, response }) {
      const { board, rules, language, clock } = state;
      const contest = { board, rules, language, durationMs: clock.durationMs };
      const checked = await budgets.spend(
        [{ rate: "readinessChecks", whose: signedIn.accountId }],
        () => checks.run({ contest, teams, seed }, whenLeft(response)),
        // Nothing was computed. Who leaves in the middle has had a processor.
        (outcome) => !outcome.ok && outcome.reason === "busy",
      );
      if (!checked.ok) throw tooOften(checked.waitMs);
      const outcome = checked.result;
      if (outcome.ok) return outcome.report;
      const seconds = outcome.reason === "busy" ? 3 : 10;
      throw new HttpProblem(503, outcome.reason === "busy" ? "readiness_busy" : "readiness_failed", {
        headers: { "Retry-After": `${seconds}` },
      });
    },
  };
}

/** Aborted when whoever asked is gone. */
function whenLeft(response: { once(event: "close", listener: () => void): unknown }): AbortSignal {
  const left = new AbortController();
  response.once("close", () => left.abort());
  return left.signal;
}

function tooOften(waitMs: number): HttpProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpProblem(429, "readiness_too_often", {
    params: { seconds },
    headers: { "Retry-After": `${seconds}` },
  });
}

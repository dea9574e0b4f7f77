import { knockNumber } from "../budgets/PinGuard.ts";
import { HttpProblem } from "./problems.ts";

/** How often a device that waits for a click asks again. */
const askAgainSeconds = 3;

/** To whoever asks again when the time has come. BUD5 */
export function inLine({ place, waitMs }: { readonly place: number; readonly waitMs: number }): HttpProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpProblem(429, "in_line", {
    params: { place, seconds },
    headers: { "Retry-After": `${seconds}` },
  });
}

/** The same for every PIN. AUT15 */
export function waitsForTeam(key: string): HttpProblem {
  return new HttpProblem(429, "waits_for_team", {
    params: { number: knockNumber(key), seconds: askAgainSeconds },
    headers: { "Retry-After": `${askAgainSeconds}` },
  });
}

/** APV2 */
export function waitsForOrganizer(): HttpProblem {
  return new HttpProblem(429, "waits_for_organizer", {
    params: { seconds: askAgainSeconds },
    headers: { "Retry-After": `${askAgainSeconds}` },
  });
}

/** As the rules say it, of what they do not know: where guests come from. ENT2 */
export function contestFull(teams: number): HttpProblem {
  return new HttpProblem(409, "contest_full", { params: { teams } });
}

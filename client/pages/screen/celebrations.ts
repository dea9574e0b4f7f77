import { readCell } from "../../../shared/contest/cells.ts";
import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { PublicCard, PublicView } from "../../../shared/contest/view.ts";
import { hasLostActs } from "../../store/lostActs.ts";
import { type TeamName, teamNameOf } from "../../store/teamName.ts";
import { lateMs } from "../parts/ContestClock.tsx";

/** Something the whole class should look up for. */
export type Celebration =
  | { readonly kind: "bell" | "ten_minutes" | "last_minutes" }
  | { readonly kind: "lead"; readonly teams: readonly TeamName[]; readonly shared: boolean }
  | { readonly kind: "first_solve"; readonly teams: readonly TeamName[]; readonly card: PublicCard };

/** What is worth celebrating between two pictures of one contest, the greatest first. */
export function celebrationsBetween(before: PublicView, after: PublicView): readonly Celebration[] {
  if (before.roomCode !== after.roomCode || before.phase === "finished") return [];
  if (after.phase === "finished") return [{ kind: "bell" }];
  // What a thaw shows happened long ago, and so did what more places show.
  if ((before.freeze && !after.freeze) || before.shownPlaces !== after.shownPlaces) return [];
  if (hasLostActs(before, after)) return [];
  const lead = newLead(before, after);
  return [...(lead ? [lead] : []), ...firstSolves(before, after)];
}

/** The clock's own celebration between two looks at the time that is left; null for none. */
export function clockCelebration(beforeMs: number, afterMs: number): Celebration | null {
  if (beforeMs > lateMs && afterMs <= lateMs) return afterMs > 0 ? { kind: "last_minutes" } : null;
  return beforeMs > tenMinutesMs && afterMs <= tenMinutesMs ? { kind: "ten_minutes" } : null;
}

/** From here on the end draws near. */
export const tenMinutesMs = 10 * 60_000;

/** From here on the seconds are counted large. */
export const countdownMs = 10_000;

/** Whether a new one of the last seconds began between two looks at the time that is left. */
export function isTick(beforeMs: number, afterMs: number): boolean {
  const [before, after] = [Math.ceil(beforeMs / 1000), Math.ceil(afterMs / 1000)];
  return after < before && after > 0 && afterMs <= countdownMs;
}

/**
 * Who came to the first place by a reward. Where teams stand by their balance, the purse of who buys falls for a while: who
 * stood first with the points in play counted has only come back.
 */
function newLead(before: PublicView, after: PublicView): Celebration | null {
  const wasFirst = new Set([...firstTeams(before), ...richestTeam(before)]);
  const first = firstTeams(after);
  const risen = first.filter((id) => {
    const [earlier, team] = [before.teams[id], after.teams[id]];
    if (!earlier || !team || wasFirst.has(id)) return false;
    return rankingPoints(team, after.rules) > rankingPoints(earlier, before.rules);
  });
  if (risen.length === 0) return null;
  const shared = first.length > risen.length || risen.length > 1;
  return { kind: "lead", teams: namesOf(after, risen), shared };
}

function firstTeams(view: PublicView): readonly string[] {
  return shownStandings(view)
    .filter(({ place }) => place === 1)
    .map(({ team }) => team.id);
}

/** The team that would stand first by worth; none when two would. */
function richestTeam(view: PublicView): readonly string[] {
  const richest = firstTeams({ ...view, rules: { ...view.rules, ranking: "worth", tieBreak: "shared" } });
  return richest.length === 1 ? richest : [];
}

function firstSolves(before: PublicView, after: PublicView): readonly Celebration[] {
  return after.board.cards.flatMap((card, index): readonly Celebration[] => {
    if (isSolvedBySome(before, index)) return [];
    // Who comes into sight brings what it solved long ago.
    const solvers = solversOf(after, index).filter((id) => !before.teams[id]?.outOfSight);
    return solvers.length > 0 ? [{ kind: "first_solve", teams: namesOf(after, solvers), card }] : [];
  });
}

function isSolvedBySome({ teams }: PublicView, cardIndex: number): boolean {
  return Object.values(teams).some(({ cells }) => readCell(cells[cardIndex] ?? 0).status === "solved");
}

function solversOf({ teams }: PublicView, cardIndex: number): readonly string[] {
  return Object.values(teams)
    .filter(({ cells }) => readCell(cells[cardIndex] ?? 0).status === "solved")
    .map(({ id }) => id);
}

function namesOf({ teams }: PublicView, ids: readonly string[]): readonly TeamName[] {
  return ids.flatMap((id) => (teams[id] ? [teamNameOf(teams[id])] : []));
}

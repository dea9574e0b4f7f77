import { presentTeams } from "../../shared/contest/entering.ts";
import { standingsOf } from "../../shared/contest/standings.ts";
import type { Clock, ContestState, Purchase, Team } from "../../shared/contest/state.ts";

/** What the server's memory holds of a contest, for the account to compare with. */
export interface Sight {
  /** Of the last event in it. */
  readonly seq: number;
  readonly phase: ContestState["phase"];
  readonly entryOpen: boolean;
  readonly clock: Clock;
  /** Those that have changed since the last sight. */
  readonly teams: readonly SeenTeam[];
  /** The places of all that stand, as they are shown. */
  readonly places: readonly (readonly [teamId: string, place: number])[];
}

export type SeenTeam = Team;
export type SeenPurchase = Purchase;

/** Of teams only those that are other than in `before`: a state is never changed, so what is the same object is the same. */
export function sightOf(state: ContestState, seq: number, before: ContestState | null): Sight {
  const { phase, entryOpen, clock, teams, rules } = state;
  const changed = Object.values(teams).filter((team) => before?.teams[team.id] !== team);
  return {
    seq,
    phase,
    entryOpen,
    clock,
    teams: changed,
    places: standingsOf(presentTeams(state), rules).map(({ team, place }) => [team.id, place]),
  };
}

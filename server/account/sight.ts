import { presentTeams } from "../../shared/contest/entering.ts";
import { standingsOf } from "../../shared/contest/standings.ts";
import type { Clock, ContestState, Team } from "../../shared/contest/state.ts";

/** What the server's memory holds of a contest, for the account to compare with. */
export interface Sight {
  /** Of the last event in it. */
  readonly seq: number;
  readonly phase: ContestState["phase"];
  readonly entryOpen: boolean;
  readonly clock: Clock;
  /** Those that have changed since the last sight. */
  readonly teams: readonly TeamSight[];
  /** The places of all that stand, as they are shown. */
  readonly places: readonly (readonly [teamId: string, place: number])[];
}

/** A team; of its ledger the entries after the first `ledgerKept`, which are known, and of its purchases those that changed. */
export interface TeamSight extends Team {
  readonly ledgerKept: number;
  readonly purchaseCount: number;
}

/** What changed since `before`: a state is never changed, so what is the same object is the same. */
export function sightOf(state: ContestState, seq: number, before: ContestState | null): Sight {
  const { phase, entryOpen, clock, teams, rules } = state;
  return {
    seq,
    phase,
    entryOpen,
    clock,
    teams: Object.values(teams).flatMap((team) => {
      const known = before?.teams[team.id];
      return known === team ? [] : [teamSight(team, known)];
    }),
    places: standingsOf(presentTeams(state), rules).map(({ team, place }) => [team.id, place]),
  };
}

function teamSight(team: Team, known: Team | undefined): TeamSight {
  const { ledger, purchases } = team;
  const kept = known?.ledger.length ?? 0;
  const ledgerKept = kept > 0 && known?.ledger[kept - 1] === ledger[kept - 1] ? kept : 0;
  return {
    ...team,
    ledgerKept,
    ledger: ledger.slice(ledgerKept),
    purchaseCount: purchases.length,
    purchases: known ? purchases.filter((purchase, index) => known.purchases[index] !== purchase) : purchases,
  };
}

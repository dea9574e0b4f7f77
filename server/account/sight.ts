import type { Cover, Emergency } from "../../shared/contest/controlActs.ts";
import type { Editing } from "../../shared/contest/editActs.ts";
import { messagesOf } from "../../shared/contest/messaging.ts";
import { plannedActs } from "../../shared/contest/planning.ts";
import type { SteeredScreen } from "../../shared/contest/screenActs.ts";
import type {
  Clock,
  ContestState,
  FrozenTeam,
  LastReveal,
  MissedActs,
  Team,
} from "../../shared/contest/state.ts";
import { steeredScreens } from "../../shared/contest/steeringScreens.ts";
import { trueStandings } from "../../shared/contest/trueStandings.ts";

/** What the server's memory holds of a contest, for the account to compare with. */
export interface Sight {
  /** Of the last event in it. */
  readonly seq: number;
  readonly phase: ContestState["phase"];
  readonly entryOpen: boolean;
  readonly entryByApproval: boolean;
  readonly clock: Clock;
  readonly control: ControlSight;
  /** Whose results are shown, in order; null: nothing is frozen. */
  readonly revealed: readonly string[] | null;
  /** When results were told last, and whose were known before; null: none were. */
  readonly lastReveal: LastReveal | null;
  /** What everybody is shown of each team while standings are frozen; null: as it was seen last. */
  readonly frozen: Readonly<Record<string, FrozenTeam>> | null;
  readonly freezeMinutes: number | null;
  readonly shownPlaces: number | null;
  readonly isFinal: boolean;
  /** What a database that went back has lost. */
  readonly missed: MissedActs | null;
  /** Of the last event that everybody saw; null: nothing is hidden. */
  readonly openEventAt: number | null;
  /** How often moderators put something right. */
  readonly acts: number;
  /** Whose the last of them was. */
  readonly lastActBy: string | null;
  /** The task that is gone through, and how far. */
  readonly review: string | null;
  readonly keysShown: boolean;
  /** The number of the last thing that a moderator did beside it. */
  readonly deeds: number;
  /** Of those that are remembered, the numbers of what nothing undoes. */
  readonly deedsForGood: readonly number[];
  /** Whom they concern, oldest first. */
  readonly deedTeams: readonly (readonly string[])[];
  /** Which of both were undone, by which: numbers. */
  readonly undone: readonly (readonly [number: number, by: number])[];
  readonly undoneDeeds: readonly (readonly [number: number, by: number])[];
  readonly cards: readonly CardSight[];
  /** What authors made of the contest; null: as it was seen last. */
  readonly writing: WritingSight | null;
  /** Those that have changed since the last sight. */
  readonly teams: readonly TeamSight[];
  /** The places of all that stand, as they are shown. */
  readonly places: readonly (readonly [teamId: string, place: number])[];
}

/** How the contest is steered beside its phases. */
export interface ControlSight {
  readonly cover: Cover | null;
  readonly emergency: Emergency | null;
  readonly countdownAt: number | null;
  /** Numbers, and until when they stand on the screens; 0: not. */
  readonly messages: readonly (readonly [number: number, screenUntil: number])[];
  readonly screens: readonly SteeredScreen[];
  /** Numbers. */
  readonly plans: readonly number[];
  readonly plansMade: number;
  /** Of the newest plans that came to nothing: numbers, and why. */
  readonly failedPlans: readonly (readonly [number: number, code: string])[];
}

export interface CardSight {
  readonly cardId: number;
  readonly taskVersion: number;
  readonly voided: boolean;
  /** On how many readings moderators ruled. */
  readonly rulings: number;
}

/** The board as it stands, what is not on it or not finished, and the rules. */
export interface WritingSight {
  readonly board: ContestState["board"];
  readonly editing: Editing | null;
  readonly rules: ContestState["rules"];
}

/** A team; of its ledger the entries after the first `ledgerKept`, which are known, and of its purchases those that changed. */
export interface TeamSight extends Team {
  readonly ledgerKept: number;
  readonly purchaseCount: number;
}

/** What changed since `before`: a state is never changed, so what is the same object is the same. */
export function sightOf(state: ContestState, seq: number, before: ContestState | null): Sight {
  const { phase, entryOpen, entryByApproval = false, clock, freeze, freezeMinutes } = state;
  const { final, acts, board, teams, rules } = state;
  return {
    seq,
    phase,
    entryOpen,
    entryByApproval,
    clock,
    control: controlSight(state),
    revealed: freeze?.revealed ?? null,
    lastReveal: state.lastReveal ?? null,
    frozen: freeze?.teams === before?.freeze?.teams ? null : (freeze?.teams ?? null),
    freezeMinutes: freezeMinutes ?? null,
    shownPlaces: state.shown?.places ?? null,
    isFinal: final !== undefined,
    missed: state.missed ?? null,
    openEventAt: (freeze ?? state.shown)?.openEventAt ?? null,
    acts: acts?.length ?? 0,
    lastActBy: acts?.at(-1)?.accountId ?? null,
    review: state.review ? `${state.review.cardId} ${state.review.step}` : null,
    keysShown: state.keysShown ?? false,
    deeds: state.deeds?.at(-1)?.number ?? 0,
    deedTeams: (state.deeds ?? []).map(({ teamIds }) => teamIds),
    deedsForGood: (state.deeds ?? []).flatMap(({ number, none }) => (none === null ? [] : [number])),
    undone: undoneOf(acts ?? []),
    undoneDeeds: undoneOf(state.deeds ?? []),
    cards: board.cards.map(({ id, task, voided, rulings }) => ({
      cardId: id,
      taskVersion: task.version,
      voided: voided === true,
      rulings: rulings?.length ?? 0,
    })),
    writing: isSameWriting(state, before) ? null : { board, editing: state.editing ?? null, rules },
    teams: Object.values(teams).flatMap((team) => {
      const known = before?.teams[team.id];
      return known === team ? [] : [teamSight(team, known)];
    }),
    places: trueStandings(state).map(({ team, place }) => [team.id, place]),
  };
}

function isSameWriting(state: ContestState, before: ContestState | null): boolean {
  return before?.board === state.board && before.editing === state.editing && before.rules === state.rules;
}

function undoneOf(records: readonly { readonly number: number; readonly undoneBy: number | null }[]) {
  return records.flatMap(({ number, undoneBy }) => (undoneBy === null ? [] : [[number, undoneBy] as const]));
}

function controlSight(state: ContestState): ControlSight {
  return {
    cover: state.cover ?? null,
    emergency: state.emergency ?? null,
    countdownAt: state.countdownAt ?? null,
    messages: messagesOf(state).map(({ number, screenUntil }) => [number, screenUntil ?? 0]),
    screens: steeredScreens(state),
    plans: plannedActs(state).map(({ number }) => number),
    plansMade: state.plan?.made ?? 0,
    failedPlans: (state.plan?.failed ?? []).map(({ planned, code }) => [planned.number, code]),
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

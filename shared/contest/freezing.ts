import type { TeamId } from "../ids.ts";
import { cellsOf } from "./cells.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { presentTeams } from "./entering.ts";
import type { ContestEvent, DecidedEvent, EventType } from "./events.ts";
import { isPast } from "./planning.ts";
import type { Rejection } from "./rejections.ts";
import { inPlayPoints, type Standing, standable, standingsOf } from "./standings.ts";
import type { ContestState, Freeze, FrozenTeam, Team } from "./state.ts";
import { trueStandings } from "./trueStandings.ts";
import { unreachable } from "./unreachable.ts";

type FreezingCommand = Extract<
  Command,
  {
    type: "FreezeStandings" | "ThawStandings" | "PlanFreeze" | "ShowPlaces" | "RevealNext" | "RevealAll";
  }
>;

/**
 * Whether an event changes nothing of what everybody sees of a team that is frozen or hidden. The others change it, or
 * say by their time that something happened. FRZ1 FRZ6 FRZ11 QST7
 */
export const isHiddenAct: Readonly<Record<EventType, boolean>> = {
  CardBought: true,
  AnswerJudged: true,
  Restated: true,
  QuestionAsked: true,
  VerdictAppealed: true,
  QuestionAnswered: true,
  AppealSettled: true,
  ContestCreated: false,
  ContestEdited: false,
  LobbyOpened: false,
  ContestStarted: false,
  ContestPaused: false,
  ContestInterrupted: false,
  ScheduleMissed: false,
  ActsMissed: false,
  ContestResumed: false,
  DeadlineMoved: false,
  ContestFinished: false,
  ContestReopened: false,
  EntrySet: false,
  TeamJoined: false,
  SeatTaken: false,
  SeatReleased: false,
  BoatChosen: false,
  TeamRenamed: false,
  PinGiven: false,
  TeamRemoved: false,
  TeamRestored: false,
  TeamsMerged: false,
  SeatMoved: false,
  TeamBlocked: false,
  NameHidden: false,
  NameWordsSet: false,
  StandingsFrozen: false,
  StandingsThawed: false,
  FreezePlanned: false,
  PlacesShown: false,
  ResultRevealed: false,
  ResultsMarkedFinal: false,
  DeedUndone: false,
  ExtraTimeGiven: false,
  TeamsEnded: false,
  MessageSent: false,
  MessageTakenBack: false,
  BoardsCovered: false,
  BoardsUncovered: false,
  EverythingStopped: false,
  EmergencyEnded: false,
  CountdownStarted: false,
  CountdownCalledOff: false,
  ActPlanned: false,
  PlannedActDone: false,
  PlannedActCancelled: false,
  ScreenSteered: false,
  PrizesSet: false,
  DetailsSet: false,
  AwardGiven: false,
  AwardTakenBack: false,
  TaskReviewed: false,
  KeysShown: false,
};

export function decideFreezing(
  state: ContestState,
  { command, at }: StampedCommand<FreezingCommand>,
): readonly DecidedEvent[] | Rejection {
  switch (command.type) {
    case "FreezeStandings":
      return state.freeze ? { code: "already_frozen" } : [{ type: "StandingsFrozen", at }];
    case "ThawStandings":
    case "RevealAll":
      return state.freeze ? [{ type: "StandingsThawed", at }] : { code: "not_frozen" };
    case "PlanFreeze":
      return freezePlanned(state, at, command.minutesBeforeEnd);
    case "ShowPlaces":
      return [{ type: "PlacesShown", at, places: command.places }]; // FRZ11
    case "RevealNext":
      return state.freeze ? revealed(state, at, command.teamId) : { code: "not_frozen" };
    default:
      return unreachable(command);
  }
}

export function decideFreezeOnSchedule(state: ContestState, at: number): readonly DecidedEvent[] | Rejection {
  const dueAt = freezesAt(state);
  return dueAt !== null && at >= dueAt ? [{ type: "StandingsFrozen", at }] : { code: "contest_running" };
}

/** When the standings of a running contest will freeze by themselves; null: they will not. FRZ3 */
export function freezesAt({ phase, freeze, freezeMinutes, clock }: ContestState): number | null {
  if (phase !== "running" || freeze || freezeMinutes === undefined || clock.endsAt === null) return null;
  return clock.endsAt - freezeMinutes * 60_000;
}

/** The true standing that the next step of the reveal shows: the last one that is hidden. Null: none is. FRZ4 */
export function nextToReveal(state: ContestState): Standing<Team> | null {
  return state.freeze ? (hiddenStandings(state, state.freeze).at(-1) ?? null) : null;
}

/** When something last happened that everybody could see: a moment that everybody may be told. FRZ6 */
export function lastOpenEventAt({ freeze, shown, lastEventAt }: ContestState): number {
  return (freeze ?? shown)?.openEventAt ?? lastEventAt;
}

/** Whether everybody sees less of the teams than there is to see. */
export function isAnyHidden({ freeze, shown }: ContestState): boolean {
  return freeze !== undefined || shown !== undefined;
}

/** Teams whose points everybody may see, as they are or as they were frozen; null: all. FRZ11 */
export function teamsInSight(state: ContestState): ReadonlySet<TeamId> | null {
  const { shown, freeze, rules } = state;
  if (!shown) return null;
  const seen = presentTeams(state).map((team) => {
    const frozen = freeze?.teams[team.id];
    return frozen ? { ...frozen, id: team.id, name: team.name } : standable(team);
  });
  const first = standingsOf(seen, rules).filter(({ place }) => place <= shown.places);
  return new Set([...first.map(({ team }) => team.id), ...(freeze?.revealed ?? [])]);
}

/** FRZ3 */
function freezePlanned(
  state: ContestState,
  at: number,
  minutesBeforeEnd: number | null,
): readonly DecidedEvent[] | Rejection {
  if (state.freeze) return { code: "already_frozen" };
  if (minutesBeforeEnd !== null && isPast(state, { minutesBeforeEnd }, at)) return { code: "moment_passed" };
  return [{ type: "FreezePlanned", at, minutesBeforeEnd }];
}

/** A freeze that would come as soon as a contest was reopened, whose end everybody has seen, is planned no more. FRZ3 */
export function cancellingFreeze(reopened: ContestState, at: number): readonly DecidedEvent[] {
  const { freezeMinutes: minutesBeforeEnd } = reopened;
  if (minutesBeforeEnd === undefined || !isPast(reopened, { minutesBeforeEnd }, at)) return [];
  return [{ type: "FreezePlanned", at, minutesBeforeEnd: null }];
}

function revealed(
  state: ContestState,
  at: number,
  expected: TeamId | undefined,
): readonly DecidedEvent[] | Rejection {
  const hidden = state.freeze ? hiddenStandings(state, state.freeze) : [];
  const next = hidden.at(-1);
  // FRZ12
  if (expected !== undefined && expected !== next?.team.id)
    return { code: "changed_meanwhile", params: { next: next?.team.id ?? "" } };
  const thawed: DecidedEvent = { type: "StandingsThawed", at };
  if (!next) return [thawed];
  const shown: DecidedEvent = { type: "ResultRevealed", at, teamId: next.team.id };
  return hidden.length === 1 ? [shown, thawed] : [shown];
}

/** What a reveal may show and has not yet, by the true places. FRZ11 */
export function hiddenStandings(state: ContestState, { revealed }: Freeze): readonly Standing<Team>[] {
  const most = state.shown?.places ?? Number.POSITIVE_INFINITY;
  return trueStandings(state).filter(({ place, team }) => place <= most && !revealed.includes(team.id));
}

// What becomes of the state.

/** The state in which everybody sees what it says now, whatever comes. FRZ1 */
export function freezeNow({ freezeMinutes: _settled, ...state }: ContestState): ContestState {
  const teams: Record<TeamId, FrozenTeam> = {};
  for (const team of Object.values(state.teams)) teams[team.id] = frozenTeam(state, team);
  const { lastEventAt } = state;
  return { ...state, freeze: { frozenAt: lastEventAt, teams, revealed: [], openEventAt: lastEventAt } };
}

/** A plan that was carried out, or that a moderator took back by thawing, is none any more. FRZ3 */
export function withoutFreeze(before: ContestState, at: number): ContestState {
  const { freeze: _shown, freezeMinutes: _plan, ...state } = withLastReveal(before, at);
  return state;
}

export function withShownPlaces(
  { shown: _before, ...state }: ContestState,
  places: number | null,
): ContestState {
  return places === null ? state : { ...state, shown: { places, openEventAt: state.lastEventAt } };
}

export function withFreezePlan(
  { freezeMinutes: _before, ...state }: ContestState,
  minutesBeforeEnd: number | null,
): ContestState {
  return minutesBeforeEnd === null ? state : { ...state, freezeMinutes: minutesBeforeEnd };
}

export function withRevealed(state: ContestState, teamId: TeamId, at: number): ContestState {
  const { freeze } = state;
  if (!freeze) return state;
  return { ...withLastReveal(state, at), freeze: { ...freeze, revealed: [...freeze.revealed, teamId] } };
}

/** Results are told at this moment. Whose were known is what was known before it: the last one and the thaw are one act. STG4 */
function withLastReveal(state: ContestState, at: number): ContestState {
  const { freeze, phase, lastReveal } = state;
  if (!freeze || phase !== "finished" || lastReveal?.at === at) return state;
  return { ...state, lastReveal: { at, told: freeze.revealed } };
}

/** The contest goes on: what was revealed stays known as it was, and moves no further. FRZ2 */
export function hiddenAgain(state: ContestState): ContestState {
  const { freeze } = state;
  if (!freeze) return state;
  const teams: Record<TeamId, FrozenTeam> = { ...freeze.teams };
  for (const teamId of freeze.revealed) {
    const team = state.teams[teamId];
    if (team) teams[teamId] = frozenTeam(state, team);
  }
  return { ...state, freeze: { ...freeze, teams, revealed: [] } };
}

/** What an event does to the freeze, whatever else it does: who comes later is seen as on coming. FRZ1 FRZ6 */
export function following(state: ContestState, event: ContestEvent): ContestState {
  if (!isAnyHidden(state) || isHiddenAct[event.type]) return state;
  const openEventAt = event.at;
  const open: ContestState = {
    ...state,
    ...(state.freeze && { freeze: { ...state.freeze, openEventAt } }),
    ...(state.shown && { shown: { ...state.shown, openEventAt } }),
  };
  const { freeze } = open;
  if (!freeze || event.type !== "TeamJoined") return open;
  const newcomer: FrozenTeam = {
    balancePoints: event.startPoints,
    inPlayPoints: 0,
    lastRewardAt: null,
    cells: state.board.cards.map(() => 0),
  };
  return { ...open, freeze: { ...freeze, teams: { ...freeze.teams, [event.teamId]: newcomer } } };
}

function frozenTeam({ board }: ContestState, team: Team): FrozenTeam {
  return {
    balancePoints: team.balancePoints,
    inPlayPoints: inPlayPoints(team),
    lastRewardAt: team.lastRewardAt,
    cells: cellsOf(team, board.cards),
  };
}

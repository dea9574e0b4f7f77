import type { TeamId } from "../ids.ts";
import { teamOf } from "./buying.ts";
import {
  notClosed,
  notFinal,
  withAward,
  withFinal,
  withKeysShown,
  withoutAward,
  withReview,
} from "./closing.ts";
import {
  afterCovering,
  afterStopping,
  clockTakenOver,
  uncoveredByEnd,
  withoutCountdown,
  withoutCover,
  withoutEmergency,
} from "./controlling.ts";
import { deedOf, withDeed, withUndoneDeed } from "./deeds.ts";
import { withDetails } from "./details.ts";
import { withEdits } from "./editing.ts";
import type { ContestDefinition, ContestEvent, PurchaseRefund } from "./events.ts";
import { goingOn, withExtraTime, withSpentTime } from "./extraTime.ts";
import {
  following,
  freezeNow,
  hiddenAgain,
  withFreezePlan,
  withoutFreeze,
  withRevealed,
  withShownPlaces,
} from "./freezing.ts";
import { withMessage, withoutMessage } from "./messaging.ts";
import { goingOnWithout, withMissedActs } from "./missedActs.ts";
import { afterPlanned, withoutPassed, withoutPlanned, withPlanned } from "./planning.ts";
import { withAnswerToAll, withQuestion, withReply } from "./questions.ts";
import { afterRestating } from "./restated.ts";
import { post } from "./scoring.ts";
import { afterMerging, afterMovingSeat, afterRestoring, withoutFormerSeat } from "./seating.ts";
import type { Clock, ContestState, LedgerReason, Purchase, Team } from "./state.ts";
import { afterSteering } from "./steeringScreens.ts";
import { unreachable } from "./unreachable.ts";

/** The state after its first event. */
export function initialState(created: ContestDefinition & { readonly at: number }): ContestState {
  return {
    contestId: created.contestId,
    roomCode: created.roomCode,
    title: created.title,
    language: created.language,
    ...(created.theme && { theme: created.theme }),
    board: created.board,
    rules: created.rules,
    limits: created.limits,
    phase: "draft",
    entryOpen: true,
    clock: {
      durationMs: created.durationMs,
      startsAt: created.startsAt,
      startedAt: null,
      endsAt: null,
      pausedAt: null,
      finishedAt: null,
    },
    teams: {},
    teamCount: 0,
    lastEventAt: created.at,
  };
}

/** The state that a whole journal leads to. Throws when the first event is not `ContestCreated`. */
export function replay(events: Iterable<ContestEvent>): ContestState {
  const [first, ...rest] = events;
  if (!first) throw new Error("an empty journal has no state");
  if (first.type !== "ContestCreated")
    throw new Error(`a journal begins with ContestCreated, not ${first.type}`);
  return evolveAll(initialState(first), rest);
}

/** The state after an event. Never judges: what was decided stands in the event. GEN6 GEN7 */
export function evolve(before: ContestState, event: ContestEvent): ContestState {
  return apply(before, event, copyingTeams);
}

/** The same as {@link evolve} for one event after another, but the teams are copied once and not for each event. */
export function evolveAll(before: ContestState, events: Iterable<ContestEvent>): ContestState {
  let state = withOwnTeams(before);
  for (const event of events) state = evolveOwn(state, event);
  return state;
}

/** The same state, for {@link evolveOwn}. */
export function withOwnTeams(state: ContestState): ContestState {
  return { ...state, teams: { ...state.teams } };
}

/** The same as {@link evolve}, but the list of teams is changed and not copied: for a state that nobody else has seen. */
export function evolveOwn(before: ContestState, event: ContestEvent): ContestState {
  return apply(before, event, intoOwnTeams);
}

/** How a changed team gets into a state. */
type PutTeam = (state: ContestState, team: Team) => ContestState;

const copyingTeams: PutTeam = (state, team) => ({ ...state, teams: { ...state.teams, [team.id]: team } });

/** For a state whose teams nobody else has seen. */
const intoOwnTeams: PutTeam = (state, team) => {
  Object.assign(state.teams, { [team.id]: team });
  return state;
};

/** What a moderator did is kept with what undoes it, which is found before anything changes. UND3 */
function apply(before: ContestState, event: ContestEvent, withTeam: PutTeam): ContestState {
  const deed = deedOf(before, event);
  return withDeed(afterEvent(before, event, withTeam), deed);
}

function afterEvent(before: ContestState, event: ContestEvent, withTeam: PutTeam): ContestState {
  const state = following({ ...before, lastEventAt: event.at }, event); // FRZ1
  switch (event.type) {
    case "ContestCreated":
      throw new Error("ContestCreated comes once, first");
    case "ContestEdited":
      return withEdits(state, event);
    case "LobbyOpened":
      return goingOnWithout({ ...state, phase: "lobby" });
    case "ContestStarted":
      return withoutCountdown(
        goingOnWithout(inPhase(state, "running", { startedAt: event.at, endsAt: event.endsAt })),
      );
    case "ContestPaused":
      return clockTakenOver(inPhase(state, "paused", { pausedAt: event.at }));
    case "ContestInterrupted":
      return clockTakenOver(inPhase(state, "paused", { pausedAt: event.lastAliveAt }));
    case "ActsMissed":
      return withMissedActs(state, event);
    case "ScheduleMissed":
      return inPhase(state, "lobby", { startsAt: null });
    case "ContestResumed":
      return clockTakenOver(
        goingOnWithout(inPhase(state, "running", { pausedAt: null, endsAt: event.endsAt })),
      );
    case "DeadlineMoved":
      return {
        ...inPhase(state, state.phase, { endsAt: event.endsAt }),
        teams: withRestored(goingOn(state.teams), event.restored ?? [], event.at), // XTR3
      };
    case "ContestFinished":
      return {
        ...uncoveredByEnd(inPhase(state, "finished", { pausedAt: null, finishedAt: event.at })),
        teams: withExpired(withSpentTime(state, event.at), event.expired, event.at),
      };
    case "DeedUndone":
      return withUndoneDeed(state, event.deed);
    case "TeamsEnded":
      return { ...state, teams: withEnded(state, event) };
    case "ExtraTimeGiven": {
      const { teamIds, restored, at, byMs, why } = event;
      const teams: Record<TeamId, Team> = { ...state.teams };
      for (const teamId of teamIds) teams[teamId] = withExtraTime(teamOf(state, teamId), { at, byMs, why });
      return { ...state, teams: withRestored(teams, restored, at) };
    }
    case "ContestReopened":
      return {
        // FRZ2 PLN4
        ...notClosed(
          hiddenAgain(
            withoutPassed(
              goingOnWithout(inPhase(state, "running", { finishedAt: null, endsAt: event.endsAt })),
              event.at,
            ),
          ),
        ),
        teams: withRestored(goingOn(state.teams), event.restored, event.at),
      };
    case "EntrySet": {
      const { entryByApproval: _before, ...rest } = state;
      return { ...rest, entryOpen: event.open, ...(event.approval && { entryByApproval: true as const }) };
    }
    case "TeamsMerged": {
      const [from, into] = [teamOf(state, event.fromTeamId), teamOf(state, event.intoTeamId)];
      return { ...state, teams: afterMerging(state.teams, from, into) };
    }
    case "SeatMoved": {
      const [from, to] = [teamOf(state, event.fromTeamId), teamOf(state, event.toTeamId)];
      return { ...state, teams: afterMovingSeat(state.teams, from, to, event.seatId) };
    }
    case "TeamRestored": {
      const teams = afterRestoring(state.teams, teamOf(state, event.teamId), event.seats);
      const ended = withExpired(teams, event.expired, event.at);
      return notFinal({ ...state, teams: withRestored(ended, event.restored, event.at) });
    }
    case "TeamBlocked": {
      const { blocked: _before, ...team } = teamOf(state, event.teamId);
      return withTeam(state, { ...team, ...(event.blocked && { blocked: true as const }) });
    }
    case "NameHidden": {
      const { nameHidden: _before, ...team } = teamOf(state, event.teamId);
      return withTeam(state, { ...team, ...(event.hidden && { nameHidden: true as const }) });
    }
    case "NameWordsSet":
      return { ...state, nameWords: { marked: event.marked, allowed: event.allowed } };
    case "TeamJoined":
      return { ...withTeam(state, newTeam(event)), teamCount: state.teamCount + 1 };
    case "SeatTaken": {
      const team = teamOf(state, event.teamId);
      return withTeam(state, { ...team, seats: [...team.seats, event.seatId] });
    }
    case "SeatReleased": {
      const { teamId, seatId } = event;
      const team = teamOf(state, teamId);
      const after = withTeam(state, { ...team, seats: team.seats.filter((held) => held !== seatId) });
      return { ...after, teams: withoutFormerSeat(after.teams, seatId) };
    }
    case "TeamRenamed":
      return withTeam(state, { ...teamOf(state, event.teamId), name: event.name });
    case "BoatChosen":
      return withTeam(state, { ...teamOf(state, event.teamId), boat: event.boat });
    case "PinGiven":
      return withTeam(state, { ...teamOf(state, event.teamId), pin: event.pin });
    case "TeamRemoved": {
      const team = teamOf(state, event.teamId);
      const after = withTeam(state, afterRemoval(team, event));
      return team.removed ? after : notFinal(after);
    }
    case "CardBought":
      return withTeam(state, afterBuying(teamOf(state, event.teamId), event));
    case "AnswerJudged":
      return withTeam(state, afterAnswer(teamOf(state, event.teamId), event));
    case "Restated":
      return notFinal(afterRestating(state, event));
    case "QuestionAsked":
    case "VerdictAppealed":
      return withTeam(state, withQuestion(teamOf(state, event.teamId), event));
    case "QuestionAnswered":
      return withAnswerToAll(withTeam(state, withReply(teamOf(state, event.teamId), event)), event);
    case "AppealSettled":
      return withTeam(state, withReply(teamOf(state, event.teamId), event));
    case "StandingsFrozen":
      return freezeNow(state);
    case "StandingsThawed":
      return withoutFreeze(state, event.at);
    case "FreezePlanned":
      return withFreezePlan(state, event.minutesBeforeEnd);
    case "PlacesShown":
      return withShownPlaces(state, event.places);
    case "ResultRevealed":
      return withRevealed(state, event.teamId, event.at);
    case "ResultsMarkedFinal":
      return withFinal(state, event);
    case "PrizesSet":
      return { ...state, prizes: event.places };
    case "AwardGiven":
      return withAward(state, event);
    case "AwardTakenBack":
      return withoutAward(state, event.number);
    case "TaskReviewed":
      return withReview(state, event);
    case "KeysShown":
      return withKeysShown(state, event.open);
    case "DetailsSet":
      return withDetails(state, event);
    case "MessageSent":
      return withMessage(state, event);
    case "MessageTakenBack":
      return withoutMessage(state, event);
    case "BoardsCovered":
      return afterCovering(state, event);
    case "BoardsUncovered":
      return withoutCover(state);
    case "EverythingStopped":
      return afterStopping(state, event);
    case "EmergencyEnded":
      return withoutEmergency(state);
    case "CountdownStarted":
      return { ...state, countdownAt: event.startsAt };
    case "CountdownCalledOff":
      return withoutCountdown(state);
    case "ActPlanned":
      return withPlanned(state, event);
    case "PlannedActDone":
      return afterPlanned(state, event);
    case "PlannedActCancelled":
      return withoutPlanned(state, event.number);
    case "ScreenSteered":
      return afterSteering(state, event);
    default:
      return unreachable(event);
  }
}

type EventOf<Type extends ContestEvent["type"]> = Extract<ContestEvent, { type: Type }>;

function newTeam({ teamId, name, pin, startPoints, at }: EventOf<"TeamJoined">): Team {
  const empty: Team = {
    id: teamId,
    name,
    pin,
    seats: [],
    removed: false,
    balancePoints: 0,
    lastRewardAt: null,
    ledger: [],
    purchases: [],
  };
  return post(empty, { at, deltaPoints: startPoints, reason: "start", purchaseId: null });
}

/** Whom time removed may come back by itself; whom a moderator removed, a moderator brings back. ENT11, ENT22, SEA4 */
function afterRemoval(
  { mayReturn, goneAt: _before, ...team }: Team,
  { at, by }: EventOf<"TeamRemoved">,
): Team {
  const seats =
    by.role === "time" ? { mayReturn: team.seats, goneAt: at } : { formerSeats: mayReturn ?? team.seats };
  return { ...team, removed: true, seats: [], ...seats };
}

function afterBuying(team: Team, event: EventOf<"CardBought">): Team {
  const { at, purchaseId, cardId, taskVersion, pricePoints, paidPoints, rewardsPoints } = event;
  const purchase: Purchase = {
    id: purchaseId,
    cardId,
    taskVersion,
    boughtAt: at,
    pricePoints,
    paidPoints,
    rewardsPoints,
    status: "active",
    submissions: [],
    closedAt: null,
  };
  const charged = post(team, {
    at,
    deltaPoints: 0 - paidPoints, // -0 would not survive JSON
    reason: event.relief ? "relief" : "purchase",
    purchaseId,
  });
  return { ...charged, purchases: [...team.purchases, purchase] };
}

function afterAnswer(team: Team, event: EventOf<"AnswerJudged">): Team {
  const { at, purchaseId, answer, reading, verdict, status, rewardPoints, ruled } = event;
  const answered = withPurchase(team, purchaseId, (purchase) => ({
    status,
    closedAt: status === "active" ? null : at,
    submissions: [
      ...purchase.submissions,
      { at, answer, reading, verdict, ...(ruled && { ruling: verdict }) },
    ],
  }));
  return verdict === "accepted"
    ? post(answered, { at, deltaPoints: rewardPoints, reason: "reward", purchaseId })
    : answered;
}

function inPhase(state: ContestState, phase: ContestState["phase"], clock: Partial<Clock>): ContestState {
  return { ...state, phase, clock: { ...state.clock, ...clock } };
}

type PurchaseChange = Partial<Purchase> | ((purchase: Purchase) => Partial<Purchase>);

function withPurchase(team: Team, purchaseId: number, change: PurchaseChange): Team {
  return {
    ...team,
    purchases: team.purchases.map((purchase) =>
      purchase.id === purchaseId
        ? { ...purchase, ...(typeof change === "function" ? change(purchase) : change) }
        : purchase,
    ),
  };
}

type Teams = ContestState["teams"];

function withEnded(state: ContestState, { at, teamIds, expired }: EventOf<"TeamsEnded">): Teams {
  const teams: Record<TeamId, Team> = { ...state.teams };
  for (const teamId of teamIds) teams[teamId] = { ...teamOf(state, teamId), endedAt: at };
  return withExpired(teams, expired, at);
}

function withExpired(teams: Teams, expired: readonly PurchaseRefund[], at: number): Teams {
  return changePurchases(teams, expired, (team, { purchaseId, refundPoints }) => {
    const closed = withPurchase(team, purchaseId, { status: "expired", closedAt: at });
    return postUnlessZero(closed, at, refundPoints, "refund", purchaseId);
  });
}

function withRestored(teams: Teams, restored: readonly PurchaseRefund[], at: number): Teams {
  return changePurchases(teams, restored, (team, { purchaseId, refundPoints }) => {
    const active = withPurchase(team, purchaseId, { status: "active", closedAt: null });
    return postUnlessZero(active, at, -refundPoints, "refund_taken_back", purchaseId);
  });
}

function changePurchases(
  before: Teams,
  changes: readonly PurchaseRefund[],
  apply: (team: Team, change: PurchaseRefund) => Team,
): Teams {
  const teams: Record<TeamId, Team> = { ...before };
  for (const change of changes) {
    const team = teams[change.teamId];
    if (team) teams[change.teamId] = apply(team, change);
  }
  return teams;
}

function postUnlessZero(
  team: Team,
  at: number,
  deltaPoints: number,
  reason: LedgerReason,
  purchaseId: number,
): Team {
  return deltaPoints === 0 ? team : post(team, { at, deltaPoints, reason, purchaseId });
}

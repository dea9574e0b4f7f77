import type { ContestEvent } from "../../shared/contest/events.ts";
import { classicRules } from "../../shared/contest/rules.ts";
import { makeContestFile } from "../contestFile.ts";
import { seededRandom } from "../random.ts";

export interface LongContest {
  readonly created: ContestEvent & { readonly type: "ContestCreated" };
  /** What came after it. */
  readonly events: readonly ContestEvent[];
}

const mostTeams = 300;
const startAt = Date.UTC(2026, 0, 15, 9);
const endsAt = startAt + 24 * 60 * 60_000;

const moderator = { role: "moderator", accountId: "a1" } as const;
const guest = { role: "guest" } as const;

/**
 * A contest of 300 teams, or fewer, at 144 cards with so many events, at most 130,000: every team buys card after card, errs once and
 * solves it. Written down as it would stand in the journal; nobody decides, which would take minutes.
 */
export function longContest(events: number, teams = mostTeams): LongContest {
  const { board } = makeContestFile(seededRandom(1));
  const created = {
    type: "ContestCreated",
    at: startAt,
    by: moderator,
    contestId: "bench",
    roomCode: "BENCH2",
    title: "Bench",
    language: "en",
    board,
    rules: { ...classicRules, startPoints: 100_000 },
    limits: { teams, seatsPerTeam: 6 },
    durationMs: 24 * 60 * 60_000,
    startsAt: null,
  } as const;
  return { created, events: [...entry(teams), ...play(teams, board.cards.length)].slice(0, events - 1) };
}

function* entry(teams: number): Generator<ContestEvent> {
  yield { type: "LobbyOpened", at: startAt, by: moderator };
  for (let team = 1; team <= teams; team += 1) {
    const teamId = `t${team}`;
    const name = `Team ${team}`;
    yield { type: "TeamJoined", at: startAt, by: guest, teamId, name, pin: "123456", startPoints: 100_000 };
    yield { type: "SeatTaken", at: startAt, by: guest, teamId, seatId: seatOf(team) };
  }
  yield { type: "ContestStarted", at: startAt, by: moderator, endsAt };
}

function* play(teams: number, cards: number): Generator<ContestEvent> {
  let purchaseId = 0;
  for (let cardId = 1; cardId <= cards; cardId += 1) {
    for (let team = 1; team <= teams; team += 1) {
      purchaseId += 1;
      yield* purchaseOf(team, cardId, purchaseId);
    }
  }
}

function* purchaseOf(team: number, cardId: number, purchaseId: number): Generator<ContestEvent> {
  const teamId = `t${team}`;
  const by = { role: "team", teamId, seatId: seatOf(team) } as const;
  const at = startAt + purchaseId * 100;
  const bought = { pricePoints: 50, paidPoints: 50, rewardsPoints: [100, 75, 50] };
  const judged = { type: "AnswerJudged", by, teamId, purchaseId, cardId } as const;
  const answer = `${purchaseId}`;
  yield { type: "CardBought", at, by, teamId, purchaseId, cardId, taskVersion: 1, relief: false, ...bought };
  yield {
    ...judged,
    at: at + 1,
    answer: "0",
    reading: "0",
    verdict: "wrong",
    attempt: 1,
    rewardPoints: 0,
    status: "active",
  };
  yield {
    ...judged,
    at: at + 2,
    answer,
    reading: answer,
    verdict: "accepted",
    attempt: 2,
    rewardPoints: 75,
    status: "solved",
  };
}

export function seatOf(team: number): string {
  return `seat${team}`.padEnd(10, "0");
}

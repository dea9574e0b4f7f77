import type { ContestDefinition, ContestEvent, EventActor } from "../../shared/contest/events.ts";
import { evolveAll, initialState } from "../../shared/contest/evolve.ts";
import { classicRules } from "../../shared/contest/rules.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { roomCodeAlphabet, roomCodeLength } from "../../shared/ids.ts";
import type { ContestResults } from "./results.ts";

/** Contests, events and results for the tests of the journal. Times are around `sampleAt`. */
export const sampleAt = Date.UTC(2027, 0, 15, 9, 0, 0, 7);

/** Who makes the sample contests. */
export const sampleAuthor: EventActor = { role: "moderator", accountId: "teacher" };

/** A contest with one card, named by a number. */
export function sampleDefinition(number: number): ContestDefinition {
  return {
    contestId: `contest${number}`,
    roomCode: sampleRoomCode(number),
    title: "Весенняя регата ⛵",
    language: "ru",
    board: {
      rows: 1,
      columns: 1,
      cards: [
        {
          id: 1,
          row: 1,
          column: 1,
          category: "Дроби",
          pricePoints: 100,
          task: { version: 1, statement: "$\\frac12 + \\frac12$", checker: { kind: "text", answers: ["1"] } },
          earlierTasks: [],
        },
      ],
    },
    rules: classicRules,
    limits: { teams: 100, seatsPerTeam: 8 },
    durationMs: 2_400_000,
    startsAt: null,
  };
}

export function sampleState(number: number): ContestState {
  return initialState({ ...sampleDefinition(number), at: sampleAt });
}

/** With so many teams of about 4 kB each. */
export function longState(number: number, teams: number): ContestState {
  const joined = Array.from({ length: teams }, (_, index) => teamJoins(index + 1)).flat();
  const renamed = Array.from({ length: teams }, (_, index): ContestEvent => {
    return {
      type: "TeamRenamed",
      at: sampleAt,
      by: sampleAuthor,
      teamId: `t${index + 1}`,
      name: "Ж".repeat(4_000),
    };
  });
  return evolveAll(sampleState(number), [...joined, ...renamed]);
}

/** The events of a team joining: two of them, from one command. */
export function teamJoins(number: number): readonly [ContestEvent, ContestEvent] {
  const teamId = `t${number}`;
  const by = { role: "guest" } as const;
  return [
    {
      type: "TeamJoined",
      at: sampleAt + number,
      by,
      teamId,
      name: `Ёжики "${number}"`,
      pin: "000042",
      startPoints: 500,
    },
    { type: "SeatTaken", at: sampleAt + number, by, teamId, seatId: "abcdefghij" },
  ];
}

export function sampleResults(contestId: string, seq: number): ContestResults {
  return {
    contestId,
    seq,
    finishedAt: sampleAt,
    standings: [
      { teamId: "t2", teamName: "Чайки", place: 1, balancePoints: 700, solvedCount: 1 },
      { teamId: "t1", teamName: "Альбатросы", place: 2, balancePoints: -40, solvedCount: 0 },
      { teamId: "t3", teamName: "Бакланы", place: 2, balancePoints: -40, solvedCount: 0 },
    ],
    purchases: [
      samplePurchase(1, "t1", "withdrawn", 0),
      samplePurchase(1, "t2", "solved", 200),
      samplePurchase(2, "t1", "failed", 0),
    ],
  };
}

function samplePurchase(
  purchaseId: number,
  teamId: string,
  status: "withdrawn" | "solved" | "failed",
  rewardPoints: number,
) {
  return {
    purchaseId,
    teamId,
    cardId: 1,
    category: "Дроби",
    row: 1,
    column: 1,
    pricePoints: 100,
    paidPoints: 90,
    status,
    attempts: 1,
    rewardPoints,
    boughtAt: sampleAt - 60_000 + purchaseId,
    closedAt: sampleAt - purchaseId,
  };
}

function sampleRoomCode(number: number): string {
  let code = "";
  for (let rest = number; code.length < roomCodeLength; rest = Math.floor(rest / roomCodeAlphabet.length))
    code += roomCodeAlphabet.charAt(rest % roomCodeAlphabet.length);
  return code;
}

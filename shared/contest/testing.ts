import { expect } from "vitest";
import type { Board } from "./board.ts";
import type { Actor, Command, StampedCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ContestDefinition, ContestEvent, EventType } from "./events.ts";
import { evolve, initialState, replay } from "./evolve.ts";
import type { Rejection, RejectionCode } from "./rejections.ts";
import { classicRules, type RulePack } from "./rules.ts";
import type { ContestState, Purchase, Team } from "./state.ts";

/** The time zero of tests. Every `at` below counts milliseconds from here. */
export const t0 = 1_800_000_000_000;
export const minute = 60_000;

export type EventOf<Type extends EventType> = Extract<ContestEvent, { type: Type }>;

/**
 * Prices 100, 200, 151, 100, 51 and 33: a tie of two, a choice of five, a choice of two, odd prices.
 * Right are 42, Paris, option 2, 0.5, option 1 and blue.
 */
export const sampleBoard: Board = {
  rows: 2,
  columns: 3,
  cards: [
    card(1, "Numbers", 100, { kind: "number", answer: "42" }),
    card(2, "Capitals", 200, { kind: "text", answers: ["Paris", "Париж"] }),
    card(3, "Choices", 151, {
      kind: "choice",
      options: ["a", "b", "c", "d", "e"],
      correct: [2],
      several: false,
    }),
    card(4, "Numbers", 100, { kind: "number", answer: "1/2" }),
    card(5, "Choices", 51, { kind: "choice", options: ["yes", "no"], correct: [1], several: false }),
    card(6, "Colours", 33, { kind: "text", answers: ["blue"] }),
  ],
};

/** The first event of a contest of ten minutes by the classic rules. */
export function created(
  changes: Partial<ContestDefinition> = {},
  rules: Partial<RulePack> = {},
): EventOf<"ContestCreated"> {
  return {
    type: "ContestCreated",
    at: t0,
    by: { role: "moderator", accountId: "teacher" },
    contestId: "contest-1",
    roomCode: "ABC234",
    title: "Sample",
    language: "en",
    board: sampleBoard,
    rules: { ...classicRules, ...rules },
    limits: { teams: 4, seatsPerTeam: 2 },
    durationMs: 10 * minute,
    startsAt: null,
    ...changes,
  };
}

/** The events of a contest in which all this was done. Throws when something of it was refused. */
export function happened(
  first: EventOf<"ContestCreated">,
  ...commands: readonly StampedCommand[]
): readonly ContestEvent[] {
  const events: ContestEvent[] = [first];
  let state = initialState(first);
  for (const stamped of commands) {
    const decision = decide(state, stamped);
    if (!decision.ok) {
      throw new Error(
        `${JSON.stringify(stamped.command)} was refused: ${JSON.stringify(decision.rejection)}`,
      );
    }
    events.push(...decision.events);
    state = decision.events.reduce(evolve, state);
  }
  return events;
}

/** `given(history).when(command).gives(events)` or `.isRefused(code)`. */
export function given(history: readonly ContestEvent[]) {
  const before = replay(history);
  return {
    state: before,
    when(stamped: StampedCommand) {
      const decision = decide(before, stamped);
      return {
        /** The events, whole or the fields that matter; and the state that they lead to. */
        gives(...events: readonly (Partial<ContestEvent> & { readonly type: EventType })[]): ContestState {
          expect(decision).toMatchObject({ ok: true, events });
          return decision.ok ? decision.events.reduce(evolve, before) : before;
        },
        isRefused(code: RejectionCode, params?: Rejection["params"]): void {
          expect(decision).toEqual({ ok: false, rejection: params ? { code, params } : { code } });
        },
      };
    },
  };
}

/** Carries commands out one after another, refused ones included. */
export function carryOut(before: ContestState, commands: readonly StampedCommand[]) {
  let state = before;
  const decisions = commands.map((command) => {
    const decision = decide(state, command);
    if (decision.ok) state = decision.events.reduce(evolve, state);
    return decision;
  });
  return { state, decisions, accepted: decisions.filter((decision) => decision.ok).length };
}

/** The first seat of the nth team to join. */
export function seatOf(teamId: string): string {
  return `seat${teamId.slice(1).padStart(6, "0")}`;
}

export function byModerator(at: number, command: Command): StampedCommand {
  return stamped(at, { role: "moderator", accountId: "teacher" }, command);
}

export function byTeam(at: number, teamId: string, command: Command): StampedCommand {
  return stamped(at, { role: "team", teamId, seatId: seatOf(teamId) }, command);
}

export function byGuest(at: number, command: Command): StampedCommand {
  return stamped(at, { role: "guest" }, command);
}

export function byTime(at: number, command: Command): StampedCommand {
  return stamped(at, { role: "time" }, command);
}

export const opens = (at = 0) => byModerator(at, { type: "OpenLobby" });
export const starts = (at = 0) => byModerator(at, { type: "StartContest" });
export const pauses = (at: number) => byModerator(at, { type: "PauseContest" });
export const resumes = (at: number) => byModerator(at, { type: "ResumeContest" });
export const finishes = (at: number) => byModerator(at, { type: "FinishContest" });
export const reopens = (at: number, forMs: number) => byModerator(at, { type: "ReopenContest", forMs });
export const extendsBy = (at: number, byMs: number) => byModerator(at, { type: "ExtendContest", byMs });

export const freezes = (at: number) => byModerator(at, { type: "FreezeStandings" });
export const thaws = (at: number) => byModerator(at, { type: "ThawStandings" });
export const revealsNext = (at: number) => byModerator(at, { type: "RevealNext" });

/** The nth team joins with the PIN 00000n. */
export function joins(n: number, name: string, at = 0): StampedCommand {
  const pin = `${n}`.padStart(6, "0");
  return byGuest(at, { type: "JoinContest", name, pin, seatId: seatOf(`t${n}`) });
}

export function buys(at: number, teamId: string, cardId: number): StampedCommand {
  return byTeam(at, teamId, { type: "BuyCard", cardId });
}

export function answers(at: number, teamId: string, purchaseId: number, answer: string): StampedCommand {
  return byTeam(at, teamId, { type: "SubmitAnswer", purchaseId, answer });
}

/** A running contest with the teams Ann and Bob, in which all this was done. */
export function running(first: EventOf<"ContestCreated">, ...commands: readonly StampedCommand[]) {
  return happened(first, opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
}

export function teamIn(state: ContestState, teamId: string): Team {
  const team = state.teams[teamId];
  if (!team) throw new Error(`no team ${teamId}`);
  return team;
}

export function purchaseOf(state: ContestState, teamId: string, purchaseId: number): Purchase {
  const purchase = teamIn(state, teamId).purchases.find((candidate) => candidate.id === purchaseId);
  if (!purchase) throw new Error(`team ${teamId} has no purchase ${purchaseId}`);
  return purchase;
}

/** Freezes plain data to its leaves, so that whoever writes to it throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

function stamped(at: number, actor: Actor, command: Command): StampedCommand {
  return { command, actor, at: t0 + at };
}

function card(
  id: number,
  category: string,
  pricePoints: number,
  checker: Board["cards"][number]["task"]["checker"],
) {
  const [row, column] = [Math.ceil(id / 3), ((id - 1) % 3) + 1];
  return {
    id,
    row,
    column,
    category,
    pricePoints,
    task: { version: 1, statement: `Statement ${id}`, checker },
    earlierTasks: [],
  };
}

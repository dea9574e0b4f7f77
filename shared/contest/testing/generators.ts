import fc from "fast-check";
import type { Board } from "../board.ts";
import type { Checker } from "../checkers/checker.ts";
import type { Actor, Command, StampedCommand } from "../commands.ts";
import { type Decision, decide } from "../decide.ts";
import type { EventType } from "../events.ts";
import { evolve, initialState } from "../evolve.ts";
import type { Phase } from "../phases.ts";
import { classicRules, Rounding, type RulePack } from "../rules.ts";
import type { ContestState } from "../state.ts";
import { created, deepFreeze, type EventOf, seatOf, t0 } from "../testing.ts";
import { dueCommand } from "../timing.ts";
import { type Guess, guessFor, type Pick, picks } from "./guesses.ts";

export const anyRules: fc.Arbitrary<RulePack> = fc.record({
  startPoints: fc.oneof(fc.constant(500), fc.nat(300)),
  slots: fc.integer({ min: 1, max: 4 }),
  rewardPercents: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 }),
  rounding: fc.constantFrom(...Rounding.options),
  attempts: fc.record({
    number: fc.integer({ min: 1, max: 4 }),
    text: fc.integer({ min: 1, max: 4 }),
    choice: fc.integer({ min: 1, max: 4 }),
  }),
  negativeBalance: fc.boolean(),
  relief: fc.boolean(),
  refundExpired: fc.boolean(),
  lateEntry: fc.boolean(),
  tieBreak: fc.constantFrom("shared", "earliest"),
});

const anyChecker: fc.Arbitrary<Checker> = fc.oneof(
  fc.nat(99).map((key) => ({ kind: "number" as const, answer: `${key}` })),
  fc.nat(99).map((key) => ({ kind: "text" as const, answers: [`word ${key}`] })),
  fc.tuple(fc.integer({ min: 2, max: 7 }), fc.nat(6)).map(([size, key]) => ({
    kind: "choice" as const,
    options: Array.from({ length: size }, (_, index) => `option ${index + 1}`),
    correct: [1 + (key % size)],
    several: false,
  })),
);

/** One row of three to seven cards; prices are often equal. */
export const anyBoard: fc.Arbitrary<Board> = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(100, 150), fc.integer({ min: 1, max: 400 })), anyChecker), {
    minLength: 3,
    maxLength: 7,
  })
  .map((cards) => ({
    rows: 1,
    columns: cards.length,
    cards: cards.map(([pricePoints, checker], index) => ({
      id: index + 1,
      row: 1,
      column: index + 1,
      category: "Any",
      pricePoints,
      task: { statement: `Statement ${index + 1}`, checker },
    })),
  }));

/** Something somebody tries: a command, an answer whose meaning is known, or what only time does. */
export interface Step {
  readonly waitMs: number;
  readonly actor: "guest" | "moderator" | "time" | `t${number}`;
  readonly attempt:
    | Command
    /** About one of the actor's own purchases; from 6 on, about anybody's. */
    | { readonly type: "Guess"; readonly nth: number; readonly pick: Pick }
    | { readonly type: "DoWhatIsDue" }
    /** What brings the contest on to its next phase, or back from its end. */
    | { readonly type: "GoOn" }
    | { readonly type: "ComeBack"; readonly gapMs: number };
}

const anyTeamId = fc.integer({ min: 1, max: 4 }).map((n) => `t${n}` as const);
const anyName = fc.constantFrom("Ann", " aNN ", "Bob", "Cid", "Dan", "Eve", "\u200B");
const anyPin = fc.constantFrom("000001", "000002", "777777");
const anySeat = fc.nat(30).map((n) => seatOf(`t${n}`));

const anyWait = fc.oneof(
  { weight: 20, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.nat(3_000) },
  { weight: 1, arbitrary: fc.nat(120_000) },
);

const anyTeamAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  fc.record({ type: fc.constant("BuyCard" as const), cardId: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    type: fc.constant("Guess" as const),
    nth: fc.nat(7),
    pick: fc.constantFrom(...picks),
  }),
);

const anyModeratorAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: "GoOn" as const }) },
  fc.constantFrom<Command>(
    { type: "OpenLobby" },
    { type: "StartContest" },
    { type: "PauseContest" },
    { type: "ResumeContest" },
    { type: "ResumeContest" },
    { type: "FinishContest" },
    { type: "SetEntry", open: true },
    { type: "SetEntry", open: false },
  ),
  fc.integer({ min: -90_000, max: 90_000 }).map((byMs) => ({ type: "ExtendContest" as const, byMs })),
  fc.integer({ min: 1_000, max: 90_000 }).map((forMs) => ({ type: "ReopenContest" as const, forMs })),
  fc.record({ type: fc.constant("RenameTeam" as const), teamId: anyTeamId, name: anyName }),
  fc.record({ type: fc.constant("RemoveTeam" as const), teamId: anyTeamId }),
  fc.record({ type: fc.constant("ReleaseSeat" as const), teamId: anyTeamId, seatId: anySeat }),
  fc.record({ type: fc.constant("AdmitTeam" as const), name: anyName, pin: anyPin }),
);

const anyGuestAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  fc.record({ type: fc.constant("JoinContest" as const), name: anyName, pin: anyPin, seatId: anySeat }),
  fc.record({ type: fc.constant("TakeSeat" as const), name: anyName, pin: anyPin, seatId: anySeat }),
);

const anyTimeAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: "DoWhatIsDue" as const }) },
  { weight: 4, arbitrary: fc.nat(60_000).map((gapMs) => ({ type: "ComeBack" as const, gapMs })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Command>({ type: "StartOnSchedule" }, { type: "FinishOnSchedule" }),
  },
);

function stepBy(
  actor: fc.Arbitrary<Step["actor"]>,
  attempt: fc.Arbitrary<Step["attempt"]>,
  waitMs = anyWait,
): fc.Arbitrary<Step> {
  return fc.record({ waitMs, actor, attempt });
}

/** Mostly teams that play, and everybody who does what they may, or may not. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: stepBy(fc.constantFrom("t1", "t2"), anyTeamAttempt) },
  { weight: 3, arbitrary: stepBy(anyTeamId, anyTeamAttempt) },
  { weight: 4, arbitrary: stepBy(fc.constant("moderator"), anyModeratorAttempt) },
  { weight: 3, arbitrary: stepBy(fc.constant("guest"), anyGuestAttempt) },
  { weight: 3, arbitrary: stepBy(fc.constant("time"), anyTimeAttempt, fc.nat(60_000)) },
  {
    weight: 1,
    arbitrary: stepBy(
      fc.oneof(anyTeamId, fc.constantFrom("guest" as const, "moderator" as const, "time" as const)),
      fc.oneof(anyTeamAttempt, anyModeratorAttempt, anyGuestAttempt, anyTimeAttempt),
    ),
  },
);

const prelude: readonly Step[] = [
  { waitMs: 0, actor: "moderator", attempt: { type: "OpenLobby" } },
  {
    waitMs: 0,
    actor: "guest",
    attempt: { type: "JoinContest", name: "Ann", pin: "000001", seatId: seatOf("t1") },
  },
  {
    waitMs: 0,
    actor: "guest",
    attempt: { type: "JoinContest", name: "Bob", pin: "000002", seatId: seatOf("t2") },
  },
  { waitMs: 0, actor: "moderator", attempt: { type: "StartContest" } },
];

/** A contest and what people and time do to it. */
export interface Play {
  readonly first: EventOf<"ContestCreated">;
  readonly steps: readonly Step[];
}

/** Most plays begin with two teams in a running contest, some with a draft. */
export function anyPlay(rules: fc.Arbitrary<RulePack> = anyRules, board = anyBoard): fc.Arbitrary<Play> {
  return fc
    .record({
      rules,
      board,
      durationMs: fc.integer({ min: 60_000, max: 600_000 }),
      startsAt: fc.option(fc.integer({ min: t0, max: t0 + 60_000 }), { freq: 3 }),
      hurried: fc.nat(5).map((n) => n === 0),
      steps: fc.array(anyStep, { minLength: 30, maxLength: 70, size: "max" }),
    })
    .map(({ rules: pack, hurried, steps, ...definition }) => ({
      first: deepFreeze(created(definition, pack)),
      steps: hurried ? steps : [...prelude, ...steps],
    }));
}

export const anyClassicPlay = anyPlay(fc.constant(classicRules));

/** One step as it was carried out. */
export interface Moment {
  readonly before: ContestState;
  readonly stamped: StampedCommand;
  readonly guess: Guess | null;
  readonly decision: Decision;
  readonly after: ContestState;
}

/** Plays a play through `decide` and `evolve`. The states are frozen: whoever changed one would throw. */
export function* moments({ first, steps }: Play): Generator<Moment> {
  let before = deepFreeze(initialState(first));
  let at = first.at;
  for (const step of steps) {
    at += step.waitMs;
    const trial = trialOf(step, before, at);
    if (!trial) continue;
    const decision = deepFreeze(decide(before, deepFreeze(trial.stamped)));
    const after = decision.ok ? deepFreeze(decision.events.reduce(evolve, before)) : before;
    yield { before, ...trial, decision, after };
    before = after;
  }
}

/** Counts what happened in plays, so that a test can tell that something did. */
export class Tally {
  readonly #counts = new Map<EventType | "refused", number>();

  add({ decision }: Moment): void {
    const kinds = decision.ok ? decision.events.map((event) => event.type) : (["refused"] as const);
    for (const kind of kinds) this.#counts.set(kind, this.of(kind) + 1);
  }

  of(kind: EventType | "refused"): number {
    return this.#counts.get(kind) ?? 0;
  }
}

const nextPhase: Readonly<Record<Phase, Command>> = {
  draft: { type: "OpenLobby" },
  lobby: { type: "StartContest" },
  running: { type: "PauseContest" },
  paused: { type: "ResumeContest" },
  finished: { type: "ReopenContest", forMs: 60_000 },
};

type Trial = Omit<Moment, "before" | "decision" | "after">;

function trialOf(step: Step, state: ContestState, at: number): Trial | null {
  const actor = actorOf(step.actor, state);
  const stamp = (command: Command, guess: Guess | null = null) => ({
    stamped: { command, actor, at },
    guess,
  });
  const { attempt } = step;
  switch (attempt.type) {
    case "Guess": {
      const own = actor.role === "team" && attempt.nth < 6 ? state.teams[actor.teamId]?.purchases : undefined;
      const purchases = own ?? Object.values(state.teams).flatMap((team) => team.purchases);
      const purchase = purchases[attempt.nth % purchases.length];
      const card = purchase && state.board.cards[purchase.cardId - 1];
      const guess: Guess = card ? guessFor(card, attempt.pick) : { answer: "1", meaning: "unreadable" };
      return stamp({ type: "SubmitAnswer", purchaseId: purchase?.id ?? 1, answer: guess.answer }, guess);
    }
    case "DoWhatIsDue": {
      const due = dueCommand(state, at);
      return due && stamp(due);
    }
    case "GoOn":
      return stamp(nextPhase[state.phase]);
    case "ComeBack":
      return stamp({ type: "Interrupt", lastAliveAt: at - attempt.gapMs });
    default:
      return stamp(attempt);
  }
}

function actorOf(name: Step["actor"], state: ContestState): Actor {
  switch (name) {
    case "guest":
    case "time":
      return { role: name };
    case "moderator":
      return { role: "moderator", accountId: "teacher" };
    default:
      return { role: "team", teamId: name, seatId: state.teams[name]?.seats[0] ?? seatOf("t999") };
  }
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { findCard } from "./cards.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve, initialState } from "./evolve.ts";
import type { ContestState } from "./state.ts";
import { assertUntil } from "./testing/assertUntil.ts";
import { anyBoard, anyRules } from "./testing/generators.ts";
import { guessFor, type Pick, picks } from "./testing/kinds.ts";
import {
  byModerator,
  byTeam,
  created,
  extendsBy,
  joins,
  opens,
  pauses,
  resumes,
  starts,
  t0,
} from "./testing.ts";
import { dueCommand } from "./timing.ts";

type Act =
  | { readonly type: "buy"; readonly nth: number }
  | { readonly type: "answer"; readonly nth: number; readonly pick: Pick };

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ type: fc.constant("buy" as const), nth: fc.nat(6) }),
  fc.record({ type: fc.constant("answer" as const), nth: fc.nat(3), pick: fc.constantFrom(...picks) }),
);
/** A moment of the contest's first minute, which lasts that long; some come after it. */
const anyActs = fc
  .array(fc.tuple(fc.integer({ min: 2_000, max: 66_000 }), anyAct), { minLength: 5, maxLength: 25 })
  .map((acts) => acts.toSorted(([one], [other]) => one - other));

const lastsMs = 60_000;

/** Carries everything out, with what is due in between; refused acts change nothing. */
function played(
  rest: readonly { readonly at: number; readonly send: Send }[],
  state: ContestState,
): ContestState {
  const carryOut = (stamped: StampedCommand) => {
    const decision = decide(state, stamped);
    if (decision.ok) state = decision.events.reduce(evolve, state);
  };
  for (const { at, send } of rest) {
    for (let due = dueCommand(state, t0 + at); due; due = dueCommand(state, t0 + at))
      carryOut({ command: due, actor: { role: "time" }, at: t0 + at });
    carryOut(send(state, at));
  }
  return state;
}

type Send = (state: ContestState, at: number) => StampedCommand;

function actOf(teamId: string, act: Act): Send {
  return (state, at) => byTeam(at, teamId, commandOf(state, teamId, act));
}

function commandOf({ board, teams }: ContestState, teamId: string, act: Act): Command {
  if (act.type === "buy")
    return { type: "BuyCard", cardId: board.cards[act.nth % board.cards.length]?.id ?? 1 };
  const purchases = teams[teamId]?.purchases ?? [];
  const purchase = purchases[act.nth % Math.max(1, purchases.length)];
  const card = purchase && findCard(board.cards, purchase.cardId);
  const answer = card ? guessFor(card.task.checker, act.pick).answer : "1";
  return { type: "SubmitAnswer", purchaseId: purchase?.id ?? 1, answer };
}

/** All that a team has of a contest, with the times of its acts moved back. */
function scoreOf({ teams }: ContestState, teamId: string, movedMs: number) {
  const team = teams[teamId];
  return {
    balancePoints: team?.balancePoints,
    lastRewardAt: team?.lastRewardAt,
    purchases: team?.purchases.map(({ status, closedAt, paidPoints, submissions }) => ({
      status,
      paidPoints,
      closedAt: closedAt !== null && status !== "expired" ? closedAt - movedMs : null,
      answers: submissions.map(({ reading, verdict, at }) => [reading, verdict, at - movedMs]),
    })),
  };
}

test("XTR4 extra time before a team's first act: with all its acts later by the span, it and all others score the same", () => {
  let rewarded = 0;
  let afterTheEnd = 0;
  assertUntil(
    () => rewarded > 60 && afterTheEnd > 20,
    fc.property(
      anyBoard,
      anyRules,
      anyActs,
      anyActs,
      fc.integer({ min: 1, max: 200_000 }),
      fc.option(fc.integer({ min: 5_000, max: 50_000 })),
      (board, rules, own, others, byMs, pausedAt) => {
        const first = created({ board, durationMs: lastsMs }, { ...rules, tieBreak: "earliest" });
        const begun = [opens(), joins(1, "Ann"), joins(2, "Bob"), starts()];
        const prelude = begun.reduce((state, command) => {
          const decision = decide(state, command);
          return decision.ok ? decision.events.reduce(evolve, state) : state;
        }, initialState(first));
        // A pause moves everybody: told here as it is seen by the team, at the same point of its own time.
        const stops = (movedMs: number) =>
          pausedAt === null
            ? []
            : [
                { at: pausedAt + movedMs, send: (_: ContestState, at: number) => pauses(at) },
                { at: pausedAt + movedMs, send: (_: ContestState, at: number) => resumes(at) },
              ];
        const of = (teamId: string, acts: typeof own, movedMs: number) =>
          acts.map(([at, act]) => ({ at: at + movedMs, send: actOf(teamId, act) }));
        const inOrder = (...lists: readonly (readonly { readonly at: number; readonly send: Send }[])[]) =>
          lists.flat().toSorted((one, other) => one.at - other.at);
        const closing = { at: 400_000, send: (_: ContestState, at: number) => extendsBy(at, 1) };

        const plain = played(inOrder(of("t1", own, 0), of("t2", others, 0), stops(0), [closing]), prelude);
        const gives: Send = (_, at) =>
          byModerator(at, { type: "GiveExtraTime", teamIds: ["t1"], byMs, why: "" });
        const moved = played(
          inOrder([{ at: 1_000, send: gives }], of("t1", own, byMs), of("t2", others, 0), stops(byMs), [
            closing,
          ]),
          prelude,
        );
        expect([plain.phase, moved.phase]).toEqual(["finished", "finished"]);
        expect(scoreOf(moved, "t1", byMs)).toEqual(scoreOf(plain, "t1", 0));
        expect(scoreOf(moved, "t2", 0)).toEqual(scoreOf(plain, "t2", 0));
        if (moved.teams.t1?.lastRewardAt) rewarded += 1;
        if (moved.teams.t1?.purchases.some(({ submissions }) => (submissions.at(-1)?.at ?? 0) > t0 + lastsMs))
          afterTheEnd += 1;
      },
    ),
    200,
  );
  expect(rewarded).toBeGreaterThan(60);
  expect(afterTheEnd).toBeGreaterThan(20);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCard } from "./cards.ts";
import { type Checker, makeChecker } from "./checkers/checker.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ContestEvent } from "./events.ts";
import { evolve, initialState, replay } from "./evolve.ts";
import { basisOf, moneyOf, postedFor, restate } from "./restating.ts";
import type { ContestState, Purchase, Team } from "./state.ts";
import { readEvent, storeEvent } from "./stored/readEvent.ts";
import { assertUntil } from "./testing/assertUntil.ts";
import { anyPlay, anyRepairedPlay, moments, type Play } from "./testing/generators.ts";
import { byModerator, t0 } from "./testing.ts";
import { trueStandings } from "./trueStandings.ts";

const runs = { numRuns: 200 };

/** All that a repair may change of a contest, and an undo must bring back: nothing of how it is told, as notices and replies to appeals are. */
function essence(state: ContestState) {
  const teams = Object.values(state.teams).map(({ ledger: _l, notices: _n, questions: _q, ...team }) => team);
  const cards = state.board.cards.map(({ earlierTasks: _e, ...card }) => card);
  return { teams, cards, places: trueStandings(state).map(({ place, team }) => [place, team.id]) };
}

function last<T>(all: readonly T[]): T {
  return all[all.length - 1] as T;
}

/** The plays that change nothing give no moment. */
function playedThrough(play: Play) {
  return [...moments(play)];
}

describe("what moderators put right", () => {
  test("RES1 what was decided comes out of its own basis unchanged", () => {
    let purchases = 0;
    assertUntil(
      () => purchases > 500,
      fc.property(anyPlay(), (play) => {
        for (const { after } of playedThrough(play)) {
          for (const team of Object.values(after.teams)) {
            const isFinished = after.phase === "finished";
            for (const purchase of team.purchases) {
              const overAt = after.clock.finishedAt ?? after.lastEventAt;
              const isOver = team.removed ? purchase.status === "expired" : isFinished;
              const again = restate(purchase, basisOf(purchase), { policy: "strict", isOver, overAt });
              expect(again).toEqual(purchase);
              purchases += 1;
            }
          }
        }
      }),
      60,
    );
    expect(purchases).toBeGreaterThan(500);
  });

  test("RES4 PAY5 the entries of each purchase are what it is worth, and a balance is the sum of its ledger", () => {
    let acts = 0;
    assertUntil(
      () => acts > 200,
      fc.property(anyRepairedPlay(), (play) => {
        for (const { after, decision } of playedThrough(play)) {
          if (!decision.ok || decision.events[0]?.type !== "Restated") continue;
          acts += 1;
          for (const team of Object.values(after.teams)) {
            const sum = team.ledger.reduce((points, entry) => points + entry.deltaPoints, 0);
            expect(team.balancePoints).toBe(sum);
            for (const purchase of team.purchases)
              expect(postedFor(team, purchase.id)).toBe(moneyOf(purchase, after.rules));
          }
        }
      }),
      runs.numRuns,
    );
    expect(acts).toBeGreaterThan(200);
  });

  test("GEN7 a replay of what was stored gives the state as it was live", () => {
    fc.assert(
      fc.property(anyRepairedPlay(), (play) => {
        const events: ContestEvent[] = [play.first];
        let live = initialState(play.first);
        for (const { decision, after } of playedThrough(play)) {
          if (decision.ok) events.push(...decision.events);
          live = after;
        }
        const stored = events.map((event) => JSON.parse(JSON.stringify(storeEvent(event))));
        expect(replay(stored.map(readEvent))).toEqual(live);
      }),
      runs,
    );
  });

  test("UND1 an act and its undo restore balances, statuses, places and cards", () => {
    let undone = 0;
    assertUntil(
      () => undone > 200,
      fc.property(anyRepairedPlay(), (play) => {
        for (const { before, stamped, decision, after } of playedThrough(play)) {
          if (!decision.ok || decision.events[0]?.type !== "Restated") continue;
          if (stamped.command.type === "UndoAct") continue;
          const act = last(after.acts ?? []);
          const back = decide(after, byTeacher(stamped.at, { type: "UndoAct", act: act.number, why: "" }));
          if (!back.ok) throw new Error(`not undone: ${back.rejection.code}`);
          const undoneState = back.events.reduce(evolve, after);
          const restored = essence(undoneState);
          const wished = essence(before);
          if (act.act.type === "give") {
            // A purchase that was given stays as a withdrawn one.
            const withoutGift = restored.teams.map((team) => withoutGiven(team, before));
            expect({ ...restored, teams: withoutGift }).toEqual(wished);
          } else expect(restored).toEqual(wished);
          undone += 1;
        }
      }),
      runs.numRuns,
    );
    expect(undone).toBeGreaterThan(200);
  });

  test("UND1 all acts undone, the newest first, leave the play as it is without them", () => {
    fc.assert(
      fc.property(anyPlay(), fc.array(fc.nat(10_000), { minLength: 1, maxLength: 4 }), (play, seeds) => {
        const end = last(playedThrough(play))?.after ?? initialState(play.first);
        const wished = essence(end);
        let state = end;
        const at = end.lastEventAt;
        for (const seed of seeds) state = carriedOut(state, correctionBy(state, seed, at)) ?? state;
        for (const { number, act } of (state.acts ?? []).toReversed()) {
          if (act.type === "undo") continue;
          const undo = carriedOut(state, byTeacher(at, { type: "UndoAct", act: number, why: "" }));
          if (!undo) throw new Error("not undone");
          state = undo;
        }
        expect(essence(state)).toEqual(wished);
      }),
      runs,
    );
  });

  test("UND1 UND2 all acts undone, in whatever order is allowed, leave the play as it is without them", () => {
    let refused = 0;
    assertUntil(
      () => refused > 30,
      fc.property(anyPlay(), fc.array(fc.nat(10_000), { minLength: 2, maxLength: 5 }), (play, seeds) => {
        const end = last(playedThrough(play))?.after ?? initialState(play.first);
        const at = end.lastEventAt;
        let state = end;
        for (const seed of seeds) state = carriedOut(state, repairBy(state, seed, at)) ?? state;
        const standing = (state.acts ?? []).map(({ number }) => number);
        while (standing.length > 0) {
          const from = (seeds[standing.length % seeds.length] ?? 0) % standing.length;
          const order = [...standing.slice(from), ...standing.slice(0, from)];
          const next = order.find((number) => carriedOut(state, undoOf(number, at)) !== null);
          if (next === undefined) throw new Error("not even the newest is undone");
          refused += order.indexOf(next);
          state = carriedOut(state, undoOf(next, at)) ?? state;
          standing.splice(standing.indexOf(next), 1);
        }
        expect(essence(state)).toEqual(essence(end));
      }),
      runs.numRuns,
    );
    expect(refused).toBeGreaterThan(30);
  });

  test("RES3 by keep nobody loses a point, and what was solved stays solved", () => {
    let acts = 0;
    assertUntil(
      () => acts > 50,
      fc.property(anyRepairedPlay(), (play) => {
        for (const { before, after, decision } of playedThrough(play)) {
          const event = decision.ok ? decision.events[0] : null;
          if (event?.type !== "Restated" || event.policy !== "keep") continue;
          if (event.act.type !== "judge" && event.act.type !== "key") continue;
          acts += 1;
          for (const team of Object.values(before.teams)) {
            const now = after.teams[team.id] as Team;
            // What was given back for a card without an answer goes when there is one.
            if (!before.rules.refundExpired)
              expect(now.balancePoints).toBeGreaterThanOrEqual(team.balancePoints);
            for (const [index, { status }] of team.purchases.entries())
              if (status === "solved") expect(now.purchases[index]?.status).toBe("solved");
          }
        }
      }),
      200,
    );
    expect(acts).toBeGreaterThan(50);
  });
});

describe("a corrected key against an oracle: the same commands, played under the right key from the start", () => {
  test("RES8 strict gives each purchase of the card what it would have had", () => {
    let corrected = 0;
    let whole = 0;
    let wholeEqual = 0;
    let differing = 0;
    assertUntil(
      () => corrected > 100 && differing > 30 && wholeEqual / whole > 1 / 3,
      fc.property(anyPlay(), fc.nat(10_000), (play, seed) => {
        const accepted: StampedCommand[] = [];
        let end = initialState(play.first);
        for (const { stamped, decision, after } of playedThrough(play)) {
          if (decision.ok) accepted.push(stamped);
          end = after;
        }
        const correction = correctionBy(end, seed, end.lastEventAt);
        const restated = carriedOut(end, correction);
        if (!restated || correction.command.type !== "CorrectKey") return;
        const { cardId, checker } = correction.command;
        const oracle = playedUnder(play, accepted, cardId, checker);
        corrected += 1;
        for (const team of Object.values(oracle.state.teams)) {
          const wished = ofCard(team, cardId);
          const got = ofCard(restated.teams[team.id], cardId);
          if (wished && got) {
            expect(judgedAs(got)).toEqual(judgedAs(wished));
            if (
              JSON.stringify(judgedAs(got)) !== JSON.stringify(judgedAs(ofCard(end.teams[team.id], cardId)))
            )
              differing += 1;
          }
        }
        whole += 1;
        // Relief asks another price of a team that has other points: that purchase is another one.
        if (oracle.refused > 0 || paidIn(oracle.state) !== paidIn(end)) return;
        wholeEqual += 1;
        for (const team of Object.values(oracle.state.teams)) {
          expect(restated.teams[team.id]?.balancePoints).toBe(team.balancePoints);
          expect(restated.teams[team.id]?.lastRewardAt).toBe(team.lastRewardAt);
        }
        expect(essence(restated).places).toEqual(essence(oracle.state).places);
      }),
      300,
    );
    expect(corrected).toBeGreaterThan(100);
    expect(differing).toBeGreaterThan(30);
    expect(wholeEqual / whole).toBeGreaterThan(1 / 3);
  });
});

/** `at`: ms since 1970. */
function byTeacher(at: number, command: Command): StampedCommand {
  return byModerator(at - t0, command);
}

function undoOf(act: number, at: number): StampedCommand {
  return byTeacher(at, { type: "UndoAct", act, why: "" });
}

/** Something of a card that was bought: a purchase withdrawn, an answer ruled right for all, or another key. */
function repairBy(state: ContestState, seed: number, at: number): StampedCommand {
  const bought = Object.values(state.teams).flatMap(({ id: teamId, purchases }) =>
    purchases.map(({ id: purchaseId, cardId, submissions }) => ({ teamId, purchaseId, cardId, submissions })),
  );
  const chosen = bought[Math.floor(seed / 3) % Math.max(1, bought.length)];
  if (!chosen || seed % 3 === 0) return correctionBy(state, seed, at);
  const { teamId, purchaseId, cardId, submissions } = chosen;
  const reading = submissions[0]?.reading;
  if (reading === undefined || seed % 3 === 1)
    return byTeacher(at, { type: "WithdrawPurchase", teamId, purchaseId, why: "" });
  return byTeacher(at, {
    type: "JudgeAnswers",
    cardId,
    reading,
    answers: [],
    verdict: "accepted",
    policy: "strict",
    why: "",
  });
}

/** A key that makes some answer right which was given; the kind and its reader stay. */
function correctionBy(state: ContestState, seed: number, at: number): StampedCommand {
  const answers = Object.values(state.teams).flatMap(({ purchases }) =>
    purchases.flatMap(({ cardId, submissions }) =>
      submissions.map(({ reading, answer }) => ({ cardId, reading, answer })),
    ),
  );
  const chosen = answers[seed % Math.max(1, answers.length)];
  const card = chosen && findCard(state.board.cards, chosen.cardId);
  const cardId = card?.id ?? 0;
  const checker = card ? makeChecker(keyed(card.task.checker, chosen), state.language) : null;
  return byTeacher(at, {
    type: "CorrectKey",
    cardId,
    checker: checker ?? { kind: "number", answer: "1" },
    policy: "strict",
    why: "",
  });
}

function keyed(checker: Checker, { answer, reading }: { readonly answer: string; readonly reading: string }) {
  switch (checker.kind) {
    case "number":
      return { ...checker, answer };
    case "text":
      return { ...checker, answers: [answer] };
    case "choice":
      return { ...checker, correct: reading.split(",").map(Number) };
  }
}

function carriedOut(state: ContestState, command: StampedCommand): ContestState | null {
  const decision = decide(state, command);
  return decision.ok ? decision.events.reduce(evolve, state) : null;
}

function playedUnder(
  { first }: Play,
  commands: readonly StampedCommand[],
  cardId: number,
  checker: Checker,
): { readonly state: ContestState; readonly refused: number } {
  const cards = first.board.cards.map((card) =>
    card.id === cardId ? { ...card, task: { ...card.task, checker } } : card,
  );
  let state = initialState({ ...first, board: { ...first.board, cards } });
  let refused = 0;
  for (const command of commands) {
    const after = carriedOut(state, command);
    if (after) state = after;
    else refused += 1;
  }
  return { state, refused };
}

function paidIn({ teams }: ContestState): string {
  const paid = Object.values(teams).map(({ purchases }) => purchases.map(({ paidPoints }) => paidPoints));
  return JSON.stringify(paid);
}

function ofCard(team: Team | undefined, cardId: number): Purchase | undefined {
  return team?.purchases.find((purchase) => purchase.cardId === cardId);
}

function judgedAs(purchase: Purchase | undefined) {
  if (!purchase) return null;
  const { status, closedAt, submissions } = purchase;
  const counted = submissions.filter(({ verdict }) => verdict !== "annulled");
  return {
    status,
    closedAt,
    answers: counted.map(({ at, reading, verdict }) => [at, reading, verdict]),
  };
}

function withoutGiven(
  team: Omit<Team, "ledger" | "notices">,
  before: ContestState,
): Omit<Team, "ledger" | "notices"> {
  const { length } = before.teams[team.id]?.purchases ?? [];
  return { ...team, purchases: team.purchases.slice(0, length) };
}

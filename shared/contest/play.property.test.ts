import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import { earnedPoints } from "./earning.ts";
import { type ContestEvent, type EventType, eventData } from "./events.ts";
import { evolveAll, replay } from "./evolve.ts";
import { isAnyHidden } from "./freezing.ts";
import { activeCount, offerFor } from "./offers.ts";
import { rejectionCodes } from "./rejections.ts";
import { classicRules } from "./rules.ts";
import { inPlayPoints, type Standing, standingsOf } from "./standings.ts";
import type { ContestState, Team } from "./state.ts";
import { assertUntil } from "./testing/assertUntil.ts";
import { anyBoard, anyPlay, anyRepairedPlay, anyRules, moments, Tally } from "./testing/generators.ts";
import { guessFor, picks } from "./testing/kinds.ts";
import { ContestModel } from "./testing/model.ts";
import {
  answers,
  buys,
  carryOut,
  created,
  deepFreeze,
  given,
  purchaseOf,
  running,
  teamIn,
} from "./testing.ts";
import { dueCommand, nextDueAt } from "./timing.ts";
import { trueStandings } from "./trueStandings.ts";
import { viewFor } from "./viewFor.ts";

const runs = { numRuns: 200 };

/** As who is shown them can tell. */
function shownPlaces(state: ContestState): ReadonlyMap<string, number> {
  const shown = Object.values(viewFor(state, { kind: "public" }).teams);
  for (const { lastRewardAt } of shown) expect(lastRewardAt ?? 1).toBeLessThanOrEqual(shown.length); // XTR5
  return placesOf(standingsOf(shown, state.rules));
}

function placesOf(standings: readonly Standing<{ readonly id: string }>[]): ReadonlyMap<string, number> {
  return new Map(standings.map(({ place, team }) => [team.id, place]));
}

/** After the beginning, but for what moderators put right, which has properties of its own. */
const mayHappen = (Object.keys(eventData) as EventType[]).filter(
  (type) => !["ContestCreated", "Restated", "AppealSettled", "DeedUndone"].includes(type),
);

describe("whatever anybody does", () => {
  test("PAY5 a balance is the sum of its ledger, in whole points", () => {
    const tally = new Tally();
    assertUntil(
      () =>
        tally.of("CardBought") > 50 &&
        tally.of("AnswerJudged") > 50 &&
        tally.of("ContestFinished") > 2 &&
        tally.of("refused") > 50,
      fc.property(anyPlay(), (play) => {
        for (const moment of moments(play)) {
          tally.add(moment);
          for (const team of Object.values(moment.after.teams)) {
            const sum = team.ledger.reduce((points, entry) => points + entry.deltaPoints, 0);
            expect(team.balancePoints).toBe(sum);
            expect(Number.isSafeInteger(sum)).toBe(true);
            expect(team.ledger.slice(0, moment.before.teams[team.id]?.ledger.length ?? 0)).toEqual(
              moment.before.teams[team.id]?.ledger ?? [],
            );
          }
        }
      }),
      runs.numRuns,
    );
    expect(tally.of("CardBought")).toBeGreaterThan(50);
    expect(tally.of("AnswerJudged")).toBeGreaterThan(50);
    expect(tally.of("ContestFinished")).toBeGreaterThan(2);
    expect(tally.of("refused")).toBeGreaterThan(50);
  });

  test("PAY6 no balance is below zero by the classic rules", () => {
    fc.assert(
      fc.property(anyPlay(anyRules.map((rules) => ({ ...rules, negativeBalance: false }))), (play) => {
        for (const { after } of moments(play)) {
          for (const team of Object.values(after.teams)) expect(team.balancePoints).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  test("PAY4 ANS2 no purchase pays more than its highest reward, or more than once", () => {
    let paid = 0;
    assertUntil(
      () => paid > 20,
      fc.property(anyPlay(), (play) => {
        let last: ContestState | null = null;
        for (const { after } of moments(play)) last = after;
        for (const team of Object.values(last?.teams ?? {})) {
          for (const purchase of team.purchases) {
            const rewards = team.ledger.filter(
              (entry) => entry.purchaseId === purchase.id && entry.reason === "reward",
            );
            paid += rewards.length;
            expect(rewards.length).toBe(purchase.status === "solved" ? 1 : 0);
            const points = rewards.reduce((sum, entry) => sum + entry.deltaPoints, 0);
            expect(earnedPoints(purchase)).toBe(points);
            expect(points).toBeLessThanOrEqual(Math.max(...purchase.rewardsPoints));
            expect(purchase.submissions.length).toBeLessThanOrEqual(purchase.rewardsPoints.length);
          }
        }
      }),
      runs.numRuns,
    );
    expect(paid).toBeGreaterThan(20);
  });

  test("ANS6 TIM8 a closed purchase stays as it is, but for what reopening restores", () => {
    fc.assert(
      fc.property(anyPlay(), (play) => {
        for (const { before, after, decision } of moments(play)) {
          const reopened = decision.ok && decision.events.some((event) => "restored" in event);
          for (const team of Object.values(before.teams)) {
            for (const closed of team.purchases) {
              if (closed.status === "active" || (reopened && closed.status === "expired")) continue;
              expect(purchaseOf(after, team.id, closed.id)).toEqual(closed);
            }
          }
        }
      }),
      runs,
    );
  });

  test("GEN7 replaying the events gives the live state, which survives JSON", () => {
    fc.assert(
      fc.property(anyPlay(), (play) => {
        const events: ContestEvent[] = [play.first];
        for (const { decision, after } of moments(play)) {
          if (!decision.ok) continue;
          events.push(...decision.events);
          expect(replay(events)).toEqual(after);
        }
        const recorded = JSON.parse(JSON.stringify(events)) as ContestEvent[];
        expect(JSON.parse(JSON.stringify(replay(recorded)))).toEqual(replay(events));
      }),
      { numRuns: 80 },
    );
  });

  test("GEN6 many events at once lead where they lead one by one, from anywhere, and change nothing given", () => {
    let together = 0;
    assertUntil(
      () => together > 200,
      fc.property(anyPlay(), fc.nat(), (play, cut) => {
        const steps = [...moments(play)].flatMap((moment) =>
          moment.decision.ok ? [{ ...moment, events: moment.decision.events }] : [],
        );
        const tail = steps.slice(cut % (steps.length + 1));
        const [first] = tail;
        const last = tail.at(-1);
        if (!first || !last) return;
        const events = tail.flatMap((step) => step.events);
        const before = deepFreeze(structuredClone(first.before));
        expect(evolveAll(before, events)).toEqual(last.after);
        expect(JSON.stringify(evolveAll(before, events))).toBe(JSON.stringify(last.after));
        expect(before).toEqual(first.before);
        together += events.length;
      }),
      80,
    );
    expect(together).toBeGreaterThan(200);
  });

  test("GEN6 the same input gives the same output, and frozen input is no hindrance", () => {
    fc.assert(
      fc.property(anyPlay(), (play) => {
        for (const { before, stamped, decision } of moments(play)) {
          expect(decide(before, stamped)).toEqual(decision);
          const copy = deepFreeze(structuredClone({ before, stamped }));
          expect(decide(copy.before, copy.stamped)).toEqual(decision);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("GEN5 a refusal has a code of the list, an acceptance has events at its own time", () => {
    fc.assert(
      fc.property(anyPlay(), (play) => {
        for (const { decision, stamped } of moments(play)) {
          if (!decision.ok) expect(rejectionCodes).toContain(decision.rejection.code);
          else {
            expect(decision.events.length).toBeGreaterThan(0);
            for (const event of decision.events) expect(event.at).toBe(stamped.at);
          }
        }
      }),
      runs,
    );
  });

  test("TIM10 time asks for something exactly from the next due moment on, and not twice", () => {
    fc.assert(
      fc.property(anyPlay(), (play) => {
        for (const { after, stamped } of moments(play)) {
          const due = nextDueAt(after);
          if (due === null) {
            expect(dueCommand(after, stamped.at + 1e12)).toBeNull();
            continue;
          }
          expect(dueCommand(after, due - 1)).toBeNull();
          let settled = after;
          let command = dueCommand(settled, due);
          if (!command) throw new Error("nothing is due");
          for (let count = 0; command; count += 1) {
            const done = carryOut(settled, [{ command, actor: { role: "time" }, at: due }]);
            expect(done.accepted).toBe(1);
            expect(count).toBeLessThan(20); // as many as fall due at one moment
            settled = done.state;
            command = dueCommand(settled, due);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  test("BUY7 by the classic rules a team with nothing active and a card unbought can buy one", () => {
    let broke = 0;
    const poor = fc.integer({ min: 0, max: 200 }).map((startPoints) => ({ ...classicRules, startPoints }));
    assertUntil(
      () => broke > 20,
      fc.property(anyPlay(poor), (play) => {
        for (const { after, stamped } of moments(play)) {
          if (after.phase !== "running" || after.cover || dueCommand(after, stamped.at)) continue;
          for (const team of Object.values(after.teams)) {
            const [seatId] = team.seats;
            if (
              !seatId ||
              team.endedAt !== undefined ||
              team.blocked ||
              activeCount(team) > 0 ||
              team.purchases.length === after.board.cards.length
            )
              continue;
            const offers = after.board.cards.map(({ id }) =>
              offerFor(after.rules, after.board.cards, team, id),
            );
            const open = offers.findIndex((offer) => offer.type !== "refused");
            if (offers[open]?.type === "relief") broke += 1;
            const actor = { role: "team", teamId: team.id, seatId } as const;
            const command = { type: "BuyCard", cardId: after.board.cards[open]?.id ?? 0 } as const;
            expect(decide(after, { command, actor, at: stamped.at })).toMatchObject({ ok: true });
          }
        }
      }),
      runs.numRuns,
    );
    expect(broke).toBeGreaterThan(20);
  });

  test("STD1 STD2 STD3 STD5 XTR5 a place is one more than the teams above, as everybody is shown, by the balance or by it and what is in play", () => {
    const told = { balance: 0, worth: 0, ties: 0 };
    fc.assert(
      fc.property(anyRepairedPlay(), (play) => {
        for (const { after } of moments(play)) {
          const { ranking, tieBreak } = after.rules;
          const teams = Object.values(after.teams).filter(({ removed }) => !removed);
          const worthOf = ({ balancePoints, purchases }: Team) =>
            purchases.reduce(
              (sum, { status, refunded, paidPoints }) =>
                status === "active" && !refunded ? sum + paidPoints : sum,
              balancePoints,
            );
          const points = (team: Team) => (ranking === "worth" ? worthOf(team) : team.balancePoints);
          const isEarlier = (one: Team, other: Team) =>
            tieBreak === "earliest" &&
            points(one) === points(other) &&
            (one.lastRewardAt ?? 0) < (other.lastRewardAt ?? 0);
          const isAbove = (one: Team, other: Team) => points(one) > points(other) || isEarlier(one, other);
          const standings = trueStandings(after);
          expect(standings.length).toBe(teams.length);
          for (const { place, team } of standings)
            expect(place).toBe(1 + teams.filter((other) => isAbove(other, team)).length);
          if (!isAnyHidden(after)) expect(shownPlaces(after)).toEqual(placesOf(standings));
          told[ranking] += 1;
          if (new Set(teams.map(points)).size < teams.length) told.ties += 1;
        }
      }),
      runs,
    );
    for (const count of Object.values(told)) expect(count).toBeGreaterThan(20);
  });

  test("STD1 after the end nothing is in play: teams stand by their balances, whatever the contest ranks by", () => {
    let finished = 0;
    fc.assert(
      fc.property(anyRepairedPlay(), (play) => {
        for (const { after } of moments(play)) {
          if (after.phase !== "finished") continue;
          finished += 1;
          for (const { team } of trueStandings(after)) expect(inPlayPoints(team)).toBe(0);
        }
      }),
      runs,
    );
    expect(finished).toBeGreaterThan(50);
  });
});

describe("told a second time", () => {
  test("GEN1 GEN2 GEN3 GEN4 BUY6 PAY1 PAY3 TIM4 TIM6 ENT2 a plain model agrees with every decision", () => {
    const tally = new Tally();
    assertUntil(
      () => mayHappen.every((type) => tally.of(type) > 0),
      fc.property(anyPlay(), (play) => {
        const model = new ContestModel(play.first);
        for (const moment of moments(play)) {
          tally.add(moment);
          const { stamped, guess, decision, after } = moment;
          if (decision.ok !== model.accepts(stamped, guess)) {
            throw new Error(`the model disagrees: ${JSON.stringify({ stamped, guess, decision })}`);
          }
          expect(after.phase).toBe(model.phase);
          if (after.clock.endsAt !== null) expect(after.clock.endsAt).toBe(model.endsAt);
          for (const [id, expected] of model.teams) {
            const team = teamIn(after, id);
            expect(team.balancePoints).toBe(expected.points);
            expect(team.seats).toEqual(expected.seats);
            expect(team.removed).toBe(expected.removed);
            expect(team.purchases.map(({ id, status, paidPoints }) => [id, status, paidPoints])).toEqual(
              expected.bought.map(({ id, status, paid }) => [id, status, paid]),
            );
          }
        }
      }),
      // Many, so that whatever may happen does.
      700,
    );
    // A command that the generators forgot would make none of its events.
    expect(mayHappen.filter((type) => tally.of(type) === 0)).toEqual([]);
  });
});

describe("many at once", () => {
  test("BUY8 BUY3 fifty buys in any order are at most one purchase a card, and no more than the slots", () => {
    const anyPlaces = fc.array(fc.nat(6), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(anyBoard, anyPlaces, (board, places) => {
        const { state } = given(running(created({ board }, { startPoints: 1_000 })));
        const after = carryOut(
          state,
          places.map((place) => buys(1, "t1", board.cards[place]?.id ?? 1)),
        ).state;
        const bought = teamIn(after, "t1").purchases.map((purchase) => purchase.cardId);
        expect(new Set(bought).size).toBe(bought.length);
        expect(bought.length).toBeLessThanOrEqual(3);
        expect(teamIn(after, "t1").ledger).toHaveLength(1 + bought.length);
      }),
      { numRuns: 100 },
    );
  });

  test("ANS7 PAY4 fifty answers in any order are at most the allowed attempts and one reward", () => {
    const anyPicks = fc.array(fc.constantFrom(...picks), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(anyBoard, anyPicks, (board, fifty) => {
        const [card] = board.cards;
        if (!card) throw new Error("a board has a card");
        const { state } = given(running(created({ board }), buys(1, "t1", card.id)));
        const after = carryOut(
          state,
          fifty.map((pick) => answers(2, "t1", 1, guessFor(card.task.checker, pick).answer)),
        );
        const { rewardsPoints, submissions } = purchaseOf(after.state, "t1", 1);
        expect(after.accepted).toBe(submissions.length);
        expect(submissions.length).toBeLessThanOrEqual(rewardsPoints.length);
        expect(teamIn(after.state, "t1").ledger.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 100 },
    );
  });
});

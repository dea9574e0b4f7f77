import { describe, expect, test } from "vitest";
import type { MatrixCell } from "../../shared/api.ts";
import { evolve, initialState } from "../../shared/contest/evolve.ts";
import { offerFor } from "../../shared/contest/offers.ts";
import { outcomeOf } from "../../shared/contest/outcome.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import { readGoldens, standingLines } from "../../shared/contest/testing/golden.ts";
import { dueCommand, nextDueAt } from "../../shared/contest/timing.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { matrixCsv } from "../http/matrixCsv.ts";
import { resultsOf } from "./resultsOf.ts";

describe.each(readGoldens())("STO10 the recorded contest $name", ({ stored, standings }) => {
  const states = statesOf(stored.map(readEvent));
  const last = states.at(-1);
  if (!last) throw new Error("it has a first event");

  test("STO10 goes through every view after every event, and comes through JSON", () => {
    for (const state of states) {
      const views = [
        viewFor(state, { kind: "public" }),
        viewFor(state, { kind: "moderator" }),
        ...Object.keys(state.teams).map((teamId) => viewFor(state, { kind: "team", teamId })),
      ];
      expect(JSON.parse(JSON.stringify(views))).toEqual(views);
      expect(standingLines(state)).toHaveLength(Object.keys(viewFor(state, { kind: "public" }).teams).length);
    }
  });

  test("STO10 makes every team an offer for every card, and knows what time asks for", () => {
    for (const { board, rules, teams } of states)
      for (const team of Object.values(teams))
        for (const { id } of board.cards) {
          const offer = offerFor(rules, board.cards, team, id);
          const mayPay = rules.negativeBalance ? Number.POSITIVE_INFINITY : Math.max(0, team.balancePoints);
          expect(offer.type === "refused" ? 0 : offer.payPoints).toBeLessThanOrEqual(mayPay);
        }
    for (const state of states) {
      const dueAt = nextDueAt(state);
      if (dueAt !== null) expect(dueCommand(state, dueAt)).not.toBe(null);
    }
  });

  test("STO10 tells every sender what came of it", () => {
    const outcomes = stored.map((event) => outcomeOf([readEvent(event)]).type);
    const of = (type: string) => outcomes.filter((outcome) => outcome === type).length;
    expect(of("judged")).toBe(stored.filter(({ type }) => type === "AnswerJudged").length);
    expect(of("bought")).toBe(stored.filter(({ type }) => type === "CardBought").length);
  });

  test("STO10 has results and a file when it is over", () => {
    const results = resultsOf(last, stored.length);
    expect(results !== null).toBe(last.phase === "finished");
    if (!results) return;
    // A name that a moderator hid is hidden in results, too; the recorded line has the name as it is.
    const nameOf = ({ teamId, teamName }: (typeof results.standings)[number]) =>
      last.teams[teamId]?.nameHidden ? last.teams[teamId].name : teamName;
    expect(results.standings.map((row) => `${row.place} ${nameOf(row)} ${row.balancePoints}`)).toEqual(
      standings,
    );
    const bought = Object.values(last.teams)
      .filter(({ removed }) => !removed)
      .flatMap(({ purchases }) => purchases);
    expect(results.purchases).toHaveLength(bought.length);
    const { cards } = last.board;
    const rows = results.standings.map(({ teamId, teamName: name, place, balancePoints }) => ({
      teamId,
      name,
      boat: 0,
      place,
      balancePoints,
      cells: cards.map(({ id }): MatrixCell | null => {
        const purchase = results.purchases.findLast((row) => row.teamId === teamId && row.cardId === id);
        if (!purchase) return null;
        const { status, attempts, paidPoints, rewardPoints } = purchase;
        return { status, attempts, paidPoints, rewardPoints };
      }),
    }));
    expect(matrixCsv({ title: last.title, cards, rows }).trim().split("\r\n")).toHaveLength(
      1 + standings.length,
    );
  });
});

function statesOf([first, ...rest]: readonly ReturnType<typeof readEvent>[]): readonly ContestState[] {
  if (first?.type !== "ContestCreated") throw new Error("a journal begins with ContestCreated");
  const states = [initialState(first)];
  for (const event of rest) states.push(evolve(states.at(-1) ?? initialState(first), event));
  return states;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { plainTeam, plainView } from "../../store/testing/plainView.ts";
import {
  areWinnersTold,
  awardsMs,
  type Finale,
  finaleAt,
  podiumIn,
  stepMs,
  stillMs,
  winnersMs,
} from "./finale.ts";

const bell = 5_000_000;

/** A contest that is over: these balances, in the order of the teams' numbers, and so many awards. */
function finished(balances: readonly number[], told: Partial<PublicView> = {}, awards = 0): PublicView {
  const teams = balances.map((balancePoints, index) => plainTeam(index + 1, { balancePoints }));
  return plainView({
    phase: "finished",
    clock: { ...plainView().clock, finishedAt: bell },
    teams: Object.fromEntries(teams.map((team) => [team.id, team])),
    awards: Array.from({ length: awards }, (_, index) => ({
      number: index + 1,
      kind: "own",
      cardId: null,
      teamIds: ["t1"],
      value: null,
      text: "For calm",
    })),
    ...told,
  });
}

const anyView = fc
  .tuple(
    fc.array(fc.constantFrom(-200, 0, 100, 500, 700), { maxLength: 8 }),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom("shared" as const, "earliest" as const),
  )
  .map(([balances, awards, tieBreak]) => {
    const view = finished(balances, {}, awards);
    return { ...view, rules: { ...view.rules, tieBreak } };
  });
const anyTime = fc.integer({ min: -5_000, max: 90_000 });

const at = (view: PublicView, sinceMs: number) => finaleAt(view, bell + sinceMs).value;
const placesTold = (finale: Finale) =>
  finale.act === "podium" ? finale.steps.map(({ place }) => place) : [];
/** How much is told: never less than before. */
function toldIn(view: PublicView, finale: Finale): number {
  const steps = podiumIn(view).length;
  switch (finale.act) {
    case "podium":
      return finale.steps.length;
    case "awards":
      return steps + 1 + finale.page;
    case "all":
      return steps + 1 + finale.act.length + view.awards.length;
    default:
      return 0;
  }
}

test("STG3 after the bell nothing is told for twenty seconds, by the server's clock", () => {
  fc.assert(
    fc.property(anyView, fc.integer({ min: -5_000, max: stillMs - 1 }), (view, since) => {
      expect(at(view, since)).toEqual({ act: "still" });
    }),
  );
});

test("STG3 while standings are frozen the screen waits for the organizer, however long", () => {
  fc.assert(
    fc.property(anyView, anyTime, fc.boolean(), (view, since, isRevealing) => {
      const revealed = isRevealing ? [{ teamId: "t1", place: 2 }] : [];
      const frozen = { ...view, freeze: { frozenAt: 1, revealed } };
      expect(at(frozen, since)).toEqual({ act: isRevealing ? "revealing" : "waiting" });
      expect(finaleAt(frozen, bell + since).until).toBeNull();
    }),
  );
});

describe("STG4 the reveal", () => {
  test("STG4 tells third, second, first, the awards, and all of it", () => {
    const view = finished([300, 900, 600, 100], {}, 5);
    const acts = [0, stillMs, stillMs + stepMs, stillMs + 2 * stepMs].map((since) =>
      placesTold(at(view, since)),
    );
    expect(acts).toEqual([[], [3], [2, 3], [1, 2, 3]]);
    const awardsFrom = stillMs + 2 * stepMs + winnersMs;
    expect(at(view, awardsFrom - 1).act).toBe("podium");
    expect(at(view, awardsFrom)).toEqual({ act: "awards", page: 0, pages: 2 });
    expect(at(view, awardsFrom + awardsMs)).toEqual({ act: "awards", page: 1, pages: 2 });
    expect(at(view, awardsFrom + 2 * awardsMs)).toEqual({ act: "all" });
  });

  test("STG4 never takes back what it told, and tells a step only together with all below it", () => {
    fc.assert(
      fc.property(anyView, anyTime, fc.integer({ min: 0, max: 60_000 }), (view, since, later) => {
        const [finale, next] = [at(view, since), at(view, since + later)];
        expect(toldIn(view, next)).toBeGreaterThanOrEqual(toldIn(view, finale));
        const places = placesTold(finale);
        const podium = podiumIn(view).map(({ place }) => place);
        expect(places).toEqual(podium.slice(podium.length - places.length));
      }),
    );
  });

  test("STG4 tells every team of the first three places, and nobody else", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const told = new Set<string>();
        for (let since = 0; since < 120_000; since += 1_000) {
          const finale = at(view, since);
          if (finale.act !== "podium") continue;
          for (const { teams } of finale.steps) for (const { id } of teams) told.add(id);
        }
        const first = shownStandings(view).filter(({ place }) => place <= 3);
        expect([...told].toSorted()).toEqual(first.map(({ team }) => team.id).toSorted());
      }),
    );
  });

  test("STG4 is the same for a screen that is opened in the middle, and over for one that comes late", () => {
    fc.assert(
      fc.property(anyView, anyTime, (view, since) => {
        const reloaded = structuredClone(view);
        expect(finaleAt(reloaded, bell + since)).toEqual(finaleAt(view, bell + since));
        expect(at(view, 24 * 3_600_000)).toEqual({ act: "all" });
      }),
    );
  });

  test("STG4 knows when it goes on: not before, and then at once", () => {
    fc.assert(
      fc.property(anyView, anyTime, (view, since) => {
        const { value, until } = finaleAt(view, bell + since);
        expect(until === null).toBe(value.act === "all");
        if (until === null) return;
        expect(until).toBeGreaterThan(bell + since);
        expect(toldIn(view, finaleAt(view, until - 1).value)).toBe(toldIn(view, value));
        expect(finaleAt(view, until).value).not.toEqual(finaleAt(view, until - 1).value);
        expect(toldIn(view, finaleAt(view, until).value)).toBeGreaterThan(toldIn(view, value));
      }),
    );
  });

  test("STG4 goes no further down than the places that are shown", () => {
    const view = finished([900, 600, 300], { shownPlaces: 1 });
    const hide = (id: string) => ({ ...(view.teams[id] ?? plainTeam(9)), outOfSight: true as const });
    const limited = { ...view, teams: { ...view.teams, t2: hide("t2"), t3: hide("t3") } };
    expect(placesTold(at(limited, stillMs))).toEqual([1]);
    const none = { ...limited, shownPlaces: 0, teams: { ...limited.teams, t1: hide("t1") } };
    expect(at(none, stillMs)).toEqual({ act: "all" });
    expect(areWinnersTold(at(none, stillMs), podiumIn(none))).toBe(false);
  });
});

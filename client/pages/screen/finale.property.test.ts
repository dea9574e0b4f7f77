import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { plainTeam, plainView } from "../../store/testing/plainView.ts";
import { awardsMs } from "./awardPages.ts";
import { areWinnersTold, type Finale, finaleAt, podiumIn, stepMs, stillMs, winnersMs } from "./finale.ts";

const bell = 5_000_000;

/** A contest that is over: these balances, in the order of the teams' numbers, and so many awards, given out at the bell. */
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
      at: bell,
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
      const revealed = isRevealing ? [{ teamId: "t1", place: 4 }] : [];
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
    expect(at(view, awardsFrom)).toEqual({
      act: "awards",
      awards: view.awards.slice(0, 4),
      newest: 4,
      page: 0,
      pages: 2,
    });
    expect(at(view, awardsFrom + awardsMs)).toEqual({
      act: "awards",
      awards: view.awards.slice(4),
      newest: 1,
      page: 1,
      pages: 2,
    });
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

const revealedAt = bell + 60_000;
/** From the last place upward, as the organizer reveals them. */
const upward = (view: PublicView) =>
  [...shownStandings(view)].reverse().map(({ place, team }) => ({ teamId: team.id, place }));

/** The same while so many are revealed, the last of them at `revealedAt`; with the last one it is thawed. */
function revealing(view: PublicView, count: number): PublicView {
  const revealed = upward(view).slice(0, count);
  const isWhole = count >= Object.keys(view.teams).length;
  const told = revealed.slice(0, -1).map(({ teamId }) => teamId);
  return {
    ...view,
    freeze: isWhole ? null : { frozenAt: 1, revealed },
    lastReveal: { at: revealedAt, told },
  };
}

/** The same when the organizer has revealed so many, and all others at once at `revealedAt`. */
function thawed(view: PublicView, count: number): PublicView {
  const told = upward(view).slice(0, count);
  return { ...view, lastReveal: { at: revealedAt, told: told.map(({ teamId }) => teamId) } };
}

const anyReveal = fc
  .tuple(fc.array(fc.constantFrom(0, 100, 500, 700), { minLength: 1, maxLength: 8 }), fc.nat({ max: 7 }))
  .map(([balances, count]) => ({ view: finished(balances), count: count % balances.length }));
const teamsTold = (finale: Finale) =>
  finale.act === "podium" ? finale.steps.flatMap(({ teams }) => teams.map(({ id }) => id)) : [];

describe("STG3 after a freeze", () => {
  test("STG3 each of the first three places is told when the organizer reveals it, and nobody who is not revealed", () => {
    fc.assert(
      fc.property(anyReveal, fc.nat({ max: 90_000 }), ({ view, count }, since) => {
        fc.pre(count > 0);
        const frozen = revealing(view, count);
        const { value, until } = finaleAt(frozen, revealedAt + since);
        expect(until).toBeNull();
        const revealed = upward(view).slice(0, count);
        const last = revealed.at(-1);
        if (!last || last.place > 3) {
          expect(value).toEqual({ act: "revealing" });
          return;
        }
        const onPodium = revealed.filter(({ place }) => place <= 3).map(({ teamId }) => teamId);
        expect(teamsTold(value).toSorted()).toEqual(onPodium.toSorted());
        expect(teamsTold(value)[0]).toBe(last.teamId);
        expect(value).toMatchObject({ act: "podium", sinceMs: since });
        expect(areWinnersTold(value, podiumIn(frozen))).toBe(false);
      }),
    );
  });

  test("STG3 where nothing is revealed yet, outlines tell nothing of places that are shared", () => {
    const outlines = (balances: readonly number[], count: number) => {
      const finale = at(revealing(finished(balances), count), 60_000);
      return finale.act === "podium" ? finale.places : null;
    };
    expect(outlines([900, 600, 300], 1)).toEqual([1, 2, 3]);
    expect(outlines([900, 900, 300], 1)).toEqual([1, 2, 3]);
    expect(outlines([900, 900, 300], 2)).toEqual([1, 3]);
    expect(outlines([900, 600, 600], 1)).toEqual([1, 2]);
    expect(outlines([900, 600], 1)).toEqual([1, 2]);
    expect(outlines([900, 900], 1)).toEqual([1]);
  });

  test("STG3 with the last one all are told, for as long as winners are, and then all of it", () => {
    fc.assert(
      fc.property(anyReveal, fc.nat({ max: winnersMs - 1 }), ({ view }, since) => {
        const whole = revealing(view, Object.keys(view.teams).length);
        const { value, until } = finaleAt(whole, revealedAt + since);
        const podium = podiumIn(whole);
        expect(teamsTold(value).toSorted()).toEqual(
          podium.flatMap(({ teams }) => teams.map(({ id }) => id)).toSorted(),
        );
        expect(placesTold(value)[0]).toBe(1);
        expect(value).toMatchObject({ act: "podium", sinceMs: since });
        expect(areWinnersTold(value, podium)).toBe(true);
        expect(until).toBe(revealedAt + winnersMs);
        expect(finaleAt(whole, revealedAt + winnersMs)).toEqual({ value: { act: "all" }, until: null });
      }),
    );
  });

  test("STG3 what was not revealed step by step is told so, from when all was, and nothing is taken back", () => {
    fc.assert(
      fc.property(anyReveal, ({ view, count }) => {
        const all = thawed(view, count);
        const known = new Set(all.lastReveal?.told);
        const podium = podiumIn(all);
        const untold = podium.filter(({ teams }) => !teams.every(({ id }) => known.has(id)));
        const told: (readonly string[])[] = [];
        let now: number | null = revealedAt;
        while (now !== null) {
          const { value, until }: ReturnType<typeof finaleAt> = finaleAt(all, now);
          if (value.act === "podium") told.push(teamsTold(value));
          now = until;
        }
        expect(told).toHaveLength(untold.length);
        const first = podium.flatMap(({ teams }) => teams).filter(({ id }) => known.has(id));
        for (const ids of told) for (const { id } of first) expect(ids).toContain(id);
        for (const [index, ids] of told.entries()) {
          expect(ids).toEqual(expect.arrayContaining([...(told[index - 1] ?? [])]));
          const own = untold.at(-1 - index)?.teams.map(({ id }) => id) ?? [];
          expect(ids.slice(0, own.length)).toEqual(own);
        }
      }),
    );
  });
});

describe("STG4 an award that is given out later", () => {
  const givenAt = (...times: readonly number[]) =>
    finished([900, 600], {
      awards: times.map((at, index) => ({
        number: index + 1,
        kind: "own",
        cardId: null,
        teamIds: ["t1"],
        value: null,
        text: "For calm",
        at: bell + at,
      })),
    });
  const late = 600_000;
  /** The numbers of the awards that are told, of those that are given by then, and how many of them were told last. */
  const toldAt = (view: PublicView, since: number) => {
    const awards = view.awards.filter(({ at: given = 0 }) => given <= bell + since);
    const finale = at({ ...view, awards }, since);
    return finale.act === "awards" ? [finale.awards.map(({ number }) => number), finale.newest] : finale.act;
  };

  test("STG4 is told from when it was given, and then all again", () => {
    const view = givenAt(late);
    expect([late - 1, late, late + awardsMs - 1].map((since) => toldAt(view, since))).toEqual([
      "all",
      [[1], 1],
      [[1], 1],
    ]);
    expect(finaleAt(view, bell + late)).toMatchObject({ until: bell + late + awardsMs });
    expect(finaleAt(view, bell + late + awardsMs)).toEqual({ value: { act: "all" }, until: null });
  });

  test("STG4 comes beside one that is told, and each of them is told long enough", () => {
    const view = givenAt(late, late + 2_000, late + 2_000, late + 20_000);
    const times = [late, late + 2_000, late + 2_000 + awardsMs - 1, late + 2_000 + awardsMs, late + 20_000];
    expect(times.map((since) => toldAt(view, since))).toEqual([
      [[1], 1],
      [[1, 2, 3], 2],
      [[1, 2, 3], 2],
      "all",
      [[4], 1],
    ]);
  });

  test("STG4 is told after a freeze, too, and never before the winners", () => {
    const view = givenAt(61_000, late);
    const all = { ...view, lastReveal: { at: revealedAt, told: ["t2"] } };
    const times = [60_000, 60_000 + winnersMs, 60_000 + winnersMs + awardsMs, late];
    expect(times.map((since) => toldAt(all, since))).toEqual(["podium", [[1], 1], "all", [[2], 1]]);
  });

  test("STG4 is told on a screen that has gone on before, and gone over where somebody goes on then", () => {
    const view = givenAt(late);
    const ahead = [{ at: bell + 1, byMs: 40_000 }];
    const now = bell + late + 1_000;
    expect(finaleAt(view, now, ahead)).toMatchObject({
      value: { act: "awards" },
      until: bell + late + awardsMs,
    });
    expect(finaleAt(view, now, [...ahead, { at: now, byMs: awardsMs - 1_000 }])).toEqual({
      value: { act: "all" },
      until: null,
    });
  });

  test("STG4 by a server that does not say when, is told after the podium", () => {
    const view = givenAt(late);
    const awards = view.awards.map(({ at: _unknown, ...award }) => award);
    expect(toldAt({ ...view, awards }, stillMs + stepMs + winnersMs)).toEqual([[1], 1]);
    expect(toldAt({ ...view, awards }, late)).toBe("all");
  });
});

import { describe, expect, test } from "vitest";
import type { PublicTeam, PublicView } from "../../../shared/contest/view.ts";
import { advance, celebrate, emptyQueue } from "./celebrationQueue.ts";
import { type Celebration, celebrationsBetween, clockCelebration, isTick } from "./celebrations.ts";
import { publicView } from "./testing/publicView.ts";

const start = publicView({ Foxes: [0, 0, 0], Owls: [0, 0, 0], Bees: [0, 0, 0] });
const byBalance: PublicView = { ...start, rules: { ...start.rules, ranking: "balance" } };
const [card1, card2] = start.board.cards;
/** As their numbers say. BOA1 */
const [foxes, owls] = [
  { name: "Foxes", boat: 0 },
  { name: "Owls", boat: 1 },
];

describe("a card's first solution", () => {
  test("is celebrated with its team", () => {
    const before = publicView({ Foxes: [1, 0, 0], Owls: [0, 0, 0] });
    const after = publicView({ Foxes: [11, 0, 0], Owls: [0, 0, 0] });
    expect(celebrationsBetween(before, after)).toEqual([
      { kind: "first_solve", teams: [foxes], card: card1 },
    ]);
  });

  test("is celebrated once: the second team's is not", () => {
    const before = publicView({ Foxes: [11, 0, 0], Owls: [1, 0, 0] });
    const after = publicView({ Foxes: [11, 0, 0], Owls: [11, 0, 0] });
    expect(celebrationsBetween(before, after)).toEqual([]);
  });

  test("HEA9 is not celebrated where the database has lost acts", () => {
    const before = publicView({ Foxes: [1, 12, 0], Owls: [0, 0, 0] });
    const after = { ...publicView({ Foxes: [11, 0, 0], Owls: [0, 0, 0] }), missingActs: 2 };
    expect(celebrationsBetween(before, after)).toEqual([]);
  });

  test("belongs to all who had it in the same moment", () => {
    const before = publicView({ Foxes: [0, 1, 0], Owls: [0, 1, 0] });
    const after = publicView({ Foxes: [0, 12, 0], Owls: [0, 11, 0] });
    expect(celebrationsBetween(before, after)).toEqual([
      { kind: "first_solve", teams: [foxes, owls], card: card2 },
    ]);
  });
});

describe("STD1 the first place by balance", () => {
  test("taken by a reward is celebrated", () => {
    const before = withPoints(byBalance, { Foxes: [600], Owls: [400, 200], Bees: [500] });
    const after = withPoints(byBalance, { Foxes: [600], Owls: [800], Bees: [500] });
    expect(celebrationsBetween(before, after)).toEqual([{ kind: "lead", teams: [owls], shared: false }]);
  });

  test("reached by a reward beside another is shared", () => {
    const before = withPoints(byBalance, { Foxes: [600], Owls: [400, 100], Bees: [500] });
    const after = withPoints(byBalance, { Foxes: [600], Owls: [600], Bees: [500] });
    expect(celebrationsBetween(before, after)).toEqual([{ kind: "lead", teams: [owls], shared: true }]);
  });

  test("left by a purchase is no merit of who comes after", () => {
    const before = withPoints(byBalance, { Foxes: [600], Owls: [550], Bees: [500] });
    const after = withPoints(byBalance, { Foxes: [500, 100], Owls: [550], Bees: [500] });
    expect(celebrationsBetween(before, after)).toEqual([]);
  });

  test("come back to after a purchase is no overtaking", () => {
    const before = withPoints(byBalance, { Foxes: [500, 100], Owls: [550], Bees: [500] });
    const after = withPoints(byBalance, { Foxes: [700], Owls: [550], Bees: [500] });
    expect(celebrationsBetween(before, after)).toEqual([]);
  });
});

describe("STD1 the first place by worth", () => {
  const between = (before: Points, after: Points) =>
    celebrationsBetween(withPoints(start, before), withPoints(start, after));

  test("taken by a reward is celebrated, and shared where another stands by as much", () => {
    const before = { Foxes: [600], Owls: [300, 200], Bees: [500] } as const;
    expect(between(before, { ...before, Owls: [700] })).toEqual([
      { kind: "lead", teams: [owls], shared: false },
    ]);
    expect(between(before, { ...before, Owls: [600] })).toEqual([
      { kind: "lead", teams: [owls], shared: true },
    ]);
  });

  test("is nobody's news when the first only buys", () => {
    const before = { Foxes: [600], Owls: [550], Bees: [500] } as const;
    expect(between(before, { ...before, Foxes: [100, 500] })).toEqual([]);
  });

  test("left by a failed card is no merit of who comes after", () => {
    const before = { Foxes: [500, 100], Owls: [550], Bees: [500] } as const;
    expect(between(before, { ...before, Foxes: [500] })).toEqual([]);
  });

  test("is not reached by points that come back from play", () => {
    const before = { Foxes: [500, 100], Owls: [400, 150], Bees: [500] } as const;
    expect(between(before, { ...before, Foxes: [500], Owls: [550] })).toEqual([]);
  });

  test("goes to nobody by joining, and a contest without teams has none", () => {
    const nobody = { ...start, teams: {} };
    expect(celebrationsBetween(nobody, start)).toEqual([]);
    expect(celebrationsBetween(start, nobody)).toEqual([]);
  });
});

test("the bell is celebrated, and silences all else; a reopening is nothing to celebrate", () => {
  const solved = publicView({ Foxes: [11, 0, 0], Owls: [0, 0, 0], Bees: [0, 0, 0] });
  const finished: PublicView = { ...solved, phase: "finished" };
  expect(celebrationsBetween(start, finished)).toEqual([{ kind: "bell" }]);
  expect(celebrationsBetween(finished, start)).toEqual([]);
  expect(celebrationsBetween(start, { ...finished, roomCode: "ABCDEF" })).toEqual([]);
});

test("the last two minutes are told when they begin, once, and not to who comes later", () => {
  expect(clockCelebration(120_100, 119_900)).toEqual({ kind: "last_minutes" });
  expect(clockCelebration(120_000, 119_800)).toBeNull();
  expect(clockCelebration(300_000, 60_000)).toEqual({ kind: "last_minutes" });
  expect(clockCelebration(130_000, 0)).toBeNull();
});

test("the last ten seconds tick, one by one", () => {
  expect(isTick(10_100, 9_900)).toBe(true);
  expect(isTick(9_900, 9_700)).toBe(false);
  expect(isTick(1_100, 900)).toBe(true);
  expect(isTick(100, 0)).toBe(false);
  expect(isTick(11_100, 10_900)).toBe(false);
  expect(isTick(5_000, 9_000)).toBe(false);
});

describe("the queue", () => {
  const first = (team: string): Celebration => ({
    kind: "first_solve",
    teams: [{ name: team, boat: 0 }],
    card: start.board.cards[0] as NonNullable<typeof card1>,
  });
  const lead = (team: string): Celebration => ({
    kind: "lead",
    teams: [{ name: team, boat: 0 }],
    shared: false,
  });
  const names = (queue: typeof emptyQueue) => queue.waiting.map(({ celebration }) => told(celebration));

  test("shows one at a time, the greater first, the older before the younger", () => {
    const queue = celebrate(celebrate(emptyQueue, [first("A")]), [first("B"), lead("B"), first("C")]);
    expect(queue.shown && told(queue.shown.celebration)).toBe("first_solve A");
    expect(names(queue)).toEqual(["lead B", "first_solve B", "first_solve C"]);
    const then = advance(queue);
    expect(then.shown && told(then.shown.celebration)).toBe("lead B");
    expect(advance(advance(advance(then))).shown).toBeNull();
  });

  test("never holds more than three, however much happens", () => {
    const queue = celebrate(
      emptyQueue,
      [..."ABCDEFGH"].map((team) => first(team)),
    );
    expect(names(queue)).toEqual(["first_solve B", "first_solve C"]);
    expect(names(celebrate(queue, [first("I"), first("J"), { kind: "last_minutes" }]))).toEqual([
      "last_minutes",
      "first_solve B",
      "first_solve C",
    ]);
  });

  test("forgets a lead that somebody else has taken meanwhile", () => {
    const queue = celebrate(celebrate(celebrate(emptyQueue, [first("A")]), [lead("B")]), [lead("C")]);
    expect(names(queue)).toEqual(["lead C"]);
  });

  test("the bell ends everything else", () => {
    const queue = celebrate(celebrate(emptyQueue, [first("A"), lead("B")]), [{ kind: "bell" }]);
    expect([queue.shown?.celebration.kind, queue.waiting]).toEqual(["bell", []]);
  });

  test("numbers every celebration anew, so that two of a kind are two", () => {
    const once = celebrate(emptyQueue, [first("A")]);
    const twice = celebrate(advance(once), [first("A")]);
    expect([once.shown?.number, twice.shown?.number]).toEqual([1, 2]);
  });
});

function told(celebration: Celebration): string {
  return "teams" in celebration
    ? `${celebration.kind} ${celebration.teams.map(({ name }) => name).join(" ")}`
    : celebration.kind;
}

type Points = Readonly<Record<string, readonly [balance: number, inPlay?: number]>>;

/** The same contest with these balances and points in play. */
function withPoints(view: PublicView, points: Points): PublicView {
  const teams: Record<string, PublicTeam> = {};
  for (const team of Object.values(view.teams)) {
    const [balancePoints, inPlayPoints = 0] = points[team.name] ?? [0];
    teams[team.id] = { ...team, balancePoints, inPlayPoints };
  }
  return { ...view, teams };
}

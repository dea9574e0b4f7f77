import { describe, expect, test } from "vitest";
import type { Cell } from "../../../shared/contest/cells.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import {
  type Direction,
  direct,
  type Layout,
  leastMs,
  longestWithoutBoardMs,
  openDirection,
} from "./director.ts";
import { publicView } from "./testing/publicView.ts";

const second = 1_000;
const minute = 60 * second;
const lengthMs = 40 * minute;

type Standings = Readonly<Record<string, readonly [points: number, ...cells: Cell[]]>>;

function contest(standings: Standings, told: Partial<PublicView> = {}): PublicView {
  const cells = Object.entries(standings).map(([name, [, ...own]]): [string, readonly Cell[]] => [name, own]);
  const view = publicView(Object.fromEntries(cells));
  const points = Object.values(standings).map(([balance]) => balance);
  const teams = Object.values(view.teams).map((team, index) => {
    const isEarning = team.cells.some((cell) => cell > 10);
    return {
      ...team,
      balancePoints: points[index] ?? 0,
      lastRewardAt: isEarning ? 1 : null,
    };
  });
  return {
    ...view,
    clock: { ...view.clock, durationMs: lengthMs, startedAt: 0, endsAt: lengthMs },
    teams: Object.fromEntries(teams.map((team) => [team.id, team])),
    ...told,
  };
}

/** A screen on which a contest happens: `happens` at a time, and a look at the clock every second between. */
function screenOf(first: PublicView) {
  let [view, now] = [first, 0];
  let direction: Direction = openDirection(first, 0);
  const turns: [number, Layout][] = [];
  const step = (after: PublicView) => {
    const next = direct(direction, view, after, now);
    if (next.layout !== direction.layout) turns.push([now, next.layout]);
    [direction, view] = [next, after];
  };
  return {
    turns,
    get direction() {
      return direction;
    },
    waits(ms: number) {
      for (const end = now + ms; now < end; ) {
        now += second;
        step(view);
      }
    },
    happens(after: PublicView) {
      step(after);
    },
  };
}

const start = contest({ Foxes: [500, 0, 0, 0], Owls: [500, 0, 0, 0], Bees: [500, 0, 0, 0] });
const foxesSolve = contest({ Foxes: [700, 11, 0, 0], Owls: [500, 0, 0, 0], Bees: [500, 0, 0, 0] });
const owlsPass = contest({ Foxes: [700, 11, 0, 0], Owls: [900, 11, 11, 0], Bees: [500, 0, 0, 0] });

describe("the director", () => {
  test("begins with the board and stays there while nothing happens", () => {
    const screen = screenOf(start);
    screen.waits(9 * minute);
    expect(screen.turns).toEqual([]);
    expect(screen.direction.layout).toBe("board");
  });

  test("a first solve is seen on the board, then the race goes on, and the board comes back when it is calm", () => {
    const screen = screenOf(start);
    screen.waits(20 * second);
    screen.happens(foxesSolve);
    expect([screen.direction.layout, screen.direction.cue]).toEqual(["board", "first_solve"]);
    screen.waits(60 * second);
    expect(screen.turns).toEqual([
      [32 * second, "race"],
      [65 * second, "board"],
    ]);
  });

  test("an overtaking among the first three brings the race, before a first solve", () => {
    const screen = screenOf(foxesSolve);
    screen.waits(20 * second);
    screen.happens(owlsPass);
    expect([screen.direction.layout, screen.direction.cue]).toEqual(["race", "overtaking"]);
  });

  test("one behind the first three does not, and nor does who falls back by a failed card", () => {
    const field = (last: number, third: number) =>
      contest({
        A: [900, 0, 0, 0],
        B: [800, 0, 0, 0],
        C: [700, 0, 0, 0],
        D: [third, 0, 0, 0],
        E: [last, 0, 0, 0],
      });
    const screen = screenOf(field(300, 500));
    screen.waits(20 * second);
    screen.happens(field(600, 500));
    screen.happens(field(600, 100));
    expect(screen.turns).toEqual([]);
  });

  test("RCE4 no view goes before its time: what calls sooner waits, and old news is forgotten", () => {
    const screen = screenOf(foxesSolve);
    screen.waits(2 * second);
    screen.happens(owlsPass);
    expect(screen.direction.layout).toBe("board");
    expect(screen.direction.waiting?.kind).toBe("overtaking");
    screen.waits(10 * second);
    expect(screen.turns).toEqual([[leastMs, "race"]]);
  });

  test("a rush of answers brings the race", () => {
    const cells = (done: number): Standings =>
      Object.fromEntries(
        Array.from({ length: 6 }, (_, index) => [`T${index}`, [500, 0, 0, index < done ? 2 : 0]] as const),
      );
    const screen = screenOf(contest(cells(0)));
    screen.waits(20 * second);
    for (let done = 1; done <= 3; done++) screen.happens(contest(cells(done)));
    expect(screen.direction.layout).toBe("board");
    screen.happens(contest(cells(4)));
    expect([screen.direction.layout, screen.direction.cue]).toEqual(["race", "rush"]);
  });

  test("each quarter of the time brings the standings, and from then on arrows begin anew", () => {
    const screen = screenOf(foxesSolve);
    screen.waits(10 * minute - second);
    screen.happens(owlsPass);
    const before = screen.direction.places;
    screen.waits(50 * second);
    expect(screen.turns.map(([, layout]) => layout)).toEqual(["race", "standings", "race", "board"]);
    expect([before.get("t1"), before.get("t2")]).toEqual([1, 2]);
    expect([screen.direction.places.get("t1"), screen.direction.places.get("t2")]).toEqual([2, 1]);
  });

  test("when many have changed their places, the standings tell them all", () => {
    const order = (places: readonly number[], done: Cell): Standings =>
      Object.fromEntries(places.map((points, index) => [`T${index}`, [points, done, done, done]] as const));
    const screen = screenOf(contest(order([900, 800, 700, 600, 500, 400, 300, 200], 11)));
    screen.waits(20 * second);
    screen.happens(contest(order([900, 800, 700, 100, 640, 630, 620, 610], 12)));
    screen.waits(40 * second);
    expect(screen.turns.map(([, layout]) => layout)).toContain("standings");
  });

  test("the last two minutes belong to the race", () => {
    const screen = screenOf(start);
    screen.waits(lengthMs - 2 * minute);
    expect([screen.direction.layout, screen.direction.cue]).toEqual(["race", "last_minutes"]);
    screen.happens(foxesSolve);
    screen.waits(2 * minute - second);
    expect(screen.direction.layout).toBe("race");
  });

  test("RCE4 TIM5 time that is added takes the last minutes back, at once or after their least time", () => {
    const longer = { ...start, clock: { ...start.clock, endsAt: lengthMs + 10 * minute } };
    const screen = screenOf(start);
    screen.waits(lengthMs - 90 * second);
    screen.happens(longer);
    screen.waits(second);
    expect([screen.direction.layout, screen.direction.cue]).toEqual(["board", "home"]);
    screen.waits(9 * minute);
    expect(screen.direction.layout).toBe("board");
    screen.waits(minute);
    expect([screen.direction.layout, screen.direction.cue]).toEqual(["race", "last_minutes"]);
    const late = screenOf(start);
    late.waits(lengthMs - 2 * minute + second);
    late.happens(longer);
    late.waits(leastMs + second);
    expect(late.turns.slice(-2).map(([, layout]) => layout)).toEqual(["race", "board"]);
  });

  test("RCE4 a call of the last minutes that waits for its turn is forgotten when time is added", () => {
    const seen: Direction = { ...openDirection(start, 0), waiting: { kind: "last_minutes", at: 0 } };
    expect(direct(seen, start, start, second).waiting).toBeNull();
  });

  test("RCE4 a contest of two minutes shows its board, and its end is the race's", () => {
    const clock = { ...start.clock, durationMs: 2 * minute, endsAt: 2 * minute };
    const screen = screenOf({ ...start, clock });
    screen.waits(2 * minute - second);
    expect(screen.turns).toEqual([[90 * second, "race"]]);
  });

  test("a pause, a freeze and a thaw turn nothing", () => {
    const screen = screenOf(foxesSolve);
    screen.waits(20 * second);
    screen.happens({ ...foxesSolve, phase: "paused", clock: { ...foxesSolve.clock, pausedAt: 20 * second } });
    screen.waits(minute);
    screen.happens({ ...foxesSolve, freeze: { frozenAt: 0, revealed: [] } });
    screen.happens(owlsPass);
    expect(screen.turns).toEqual([]);
  });

  test("RCE4 the board comes back for a while however often the lead changes, and the race goes on after it", () => {
    const leads = [foxesSolve, owlsPass];
    const screen = screenOf(foxesSolve);
    for (let act = 1; act < 50; act++) {
      screen.waits(4 * second);
      screen.happens(leads[act % 2] ?? owlsPass);
    }
    expect(screen.turns.map(([, layout]) => layout)).toEqual(["race", "board", "race", "board", "race"]);
    const [[raceAt] = [0], [boardAt] = [0], [againAt] = [0]] = screen.turns;
    expect(boardAt - raceAt).toBeLessThanOrEqual(longestWithoutBoardMs + second);
    expect(againAt - boardAt).toBeGreaterThanOrEqual(leastMs);
  });

  test("a lively lesson never flickers, and shows each of the three", () => {
    const names = Array.from({ length: 12 }, (_, index) => `T${index}`);
    const points = names.map(() => 500);
    const cells: Cell[][] = names.map(() => [0, 0, 0]);
    const picture = () =>
      contest(
        Object.fromEntries(names.map((name, index) => [name, [points[index] ?? 0, ...(cells[index] ?? [])]])),
      );
    const screen = screenOf(picture());
    for (let act = 0; act < 700; act++) {
      const team = (act * 7 + (act % 5)) % names.length;
      const own = cells[team];
      if (own) own[act % 3] = act % 4 === 0 ? 2 : 11 + (act % 2);
      points[team] = (points[team] ?? 0) + (act % 4 === 0 ? 0 : 100 + ((act * 37) % 90));
      screen.happens(picture());
      screen.waits(3 * second);
    }
    const times = screen.turns.map(([at]) => at);
    expect(Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)))).toBeGreaterThanOrEqual(
      leastMs,
    );
    expect(new Set(screen.turns.map(([, layout]) => layout))).toEqual(
      new Set(["board", "race", "standings"]),
    );
  });
});

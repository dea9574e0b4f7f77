import { beforeEach, describe, expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolveAll, initialState } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import {
  byModerator,
  byTime,
  created,
  given,
  happened,
  joins,
  opens,
  t0,
} from "../../shared/contest/testing.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { addressLabel } from "./addressLabel.ts";
import { Budgets } from "./Budgets.ts";
import { Changes } from "./Changes.ts";
import { Newcomers } from "./Newcomers.ts";

const sizes = { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 };
const limits = { teams: 60, seatsPerTeam: 6 };
let clock: FakeClock;
let budgets: Budgets;
let newcomers: Newcomers;
let told: number;

beforeEach(() => {
  clock = new FakeClock(t0);
  budgets = new Budgets(clock, sizes);
  const changes = new Changes();
  newcomers = new Newcomers({ clock, budgets, changes });
  told = 0;
  changes.subscribe(created().contestId, () => {
    told += 1;
  });
});

/** So many teams that guests made, from this address as far as `from` knows. */
function contestOf(count: number, ...more: Parameters<typeof happened>[1][]): ContestState {
  const made = Array.from({ length: count }, (_, index) => joins(index + 1, `Team ${index + 1}`));
  return given(happened(created({ limits }), opens(), ...made, ...more)).state;
}

const { contestId } = contestOf(1);

function come(state: ContestState, address: string, first: number, last: number): void {
  for (let n = first; n <= last; n += 1) {
    expect(newcomers.begin(state, address)).toBe(true);
    newcomers.end(contestId, address, `t${n}`);
  }
}

describe("ENT21 nobody is there", () => {
  test("as a team that was never connected, from a minute on", () => {
    const state = contestOf(2);
    come(state, "a", 1, 2);
    clock.advance(59_999);
    expect(newcomers.idle(state)).toEqual([]);
    newcomers.stirs(contestId, "t2");
    clock.advance(1);
    expect(newcomers.idle(state)).toEqual(["t1"]);
  });

  test("a minute after the last of its devices left", () => {
    const state = contestOf(1);
    come(state, "a", 1, 1);
    newcomers.came(contestId, "t1");
    newcomers.came(contestId, "t1");
    clock.advance(600_000);
    newcomers.left(contestId, "t1");
    clock.advance(60_000);
    expect(newcomers.idle(state)).toEqual([]);
    newcomers.left(contestId, "t1");
    expect(newcomers.idle(state)).toEqual([]);
    clock.advance(60_000);
    expect(newcomers.idle(state)).toEqual(["t1"]);
  });

  test("as a team that would come back without what it was given: it stays", () => {
    const hidden = byModerator(1, { type: "HideName", teamId: "t1", hidden: true });
    const state = contestOf(2, hidden);
    come(state, "a", 1, 2);
    clock.advance(60_000);
    expect(newcomers.idle(state)).toEqual(["t2"]);
  });

  test("as teams that this process did not see coming: they stay", () => {
    const state = contestOf(2, byModerator(1, { type: "AdmitTeam", name: "Admitted", pin: "123456" }));
    come(state, "a", 2, 2);
    clock.advance(3_600_000);
    expect(newcomers.idle(state)).toEqual(["t2"]);
  });
});

describe("ENT2 one address", () => {
  test("makes as many teams as the contest's limit, those under way counted; gone ones make room", () => {
    const state = contestOf(59);
    come(state, "a", 1, 59);
    expect(newcomers.begin(state, "a")).toBe(true);
    expect(newcomers.begin(state, "a")).toBe(false);
    expect(newcomers.begin(state, "b")).toBe(true);
    newcomers.end(contestId, "a", null);
    const fewer = contestOf(59, byTime(1, { type: "RemoveIdleTeams", teamIds: ["t1", "t2"] }));
    for (let count = 0; count < 3; count += 1) expect(newcomers.begin(fewer, "a")).toBe(true);
    expect(newcomers.begin(fewer, "a")).toBe(false);
  });
});

describe("BUD8 a crowd", () => {
  test("is 40 teams of one address within 10 s, not a class of thirty", () => {
    const state = contestOf(60);
    come(state, "10.1.2.3", 1, 30);
    clock.advance(10_000);
    come(state, "10.1.2.3", 31, 60);
    expect(newcomers.crowds(state)).toEqual([]);
    expect(told).toBe(0);
  });

  test("is told with the end of its address, and who of it is there", () => {
    const state = contestOf(60);
    come(state, "10.1.2.3", 1, 45);
    come(state, "10.1.2.4", 46, 60);
    newcomers.came(contestId, "t1");
    const crowd = {
      id: expect.stringMatching(/^[\w-]{16}$/),
      label: "…2.3",
      burst: 45,
      seconds: 10,
      waiting: false,
      present: 45,
      absent: 44,
    };
    expect(newcomers.crowds(state)).toEqual([crowd]);
    newcomers.waits(contestId, "10.1.2.3");
    expect(newcomers.crowds(state)).toEqual([{ ...crowd, waiting: true }]);
    clock.advance(10_000);
    newcomers.forgetOld(state);
    expect(newcomers.crowds(state)).toEqual([crowd]);
  });

  test("is also whoever waits in line; all is forgotten five minutes after the last", () => {
    const state = contestOf(1);
    newcomers.waits(contestId, "a");
    expect(newcomers.crowds(state)).toMatchObject([{ burst: 0, waiting: true, present: 0 }]);
    clock.advance(300_001);
    newcomers.forgetOld(state);
    expect(newcomers.crowds(state)).toEqual([]);
  });

  test("is remembered in bounded memory, and five at most are told", () => {
    const state = contestOf(1);
    for (let count = 0; count < 5_000; count += 1) {
      clock.advance(1);
      newcomers.waits(contestId, `address ${count}`);
    }
    expect(newcomers.crowds(state)).toHaveLength(5);
    expect(newcomers.crowds(state)[0]?.label).toBe(addressLabel("address 4999"));
    clock.advance(300_001);
    newcomers.forgetOld(state);
    expect(newcomers.crowds(state)).toEqual([]);
  });
});

describe("BUD9 settled", () => {
  test("once: for others it is gone, unless nothing came of it", () => {
    const state = contestOf(45);
    come(state, "a", 1, 45);
    const id = newcomers.crowds(state)[0]?.id ?? "";
    expect(newcomers.take(contestId, id)).toBe("a");
    expect(newcomers.crowds(state)).toEqual([]);
    expect(newcomers.take(contestId, id)).toBeNull();
    newcomers.giveBack(contestId, "a");
    expect(newcomers.crowds(state)).toHaveLength(1);
    expect(newcomers.take(contestId, id)).toBe("a");
    newcomers.settle(contestId, "a");
    expect(newcomers.take(contestId, id)).toBeNull();
    newcomers.waits(contestId, "a");
    expect(newcomers.crowds(state)).toEqual([]);
    clock.advance(60_000);
    newcomers.waits(contestId, "a");
    expect(newcomers.crowds(state)).toHaveLength(1);
  });

  test("in part: the rest is another crowd, to which nothing was said yet, and whose line is told at once", () => {
    const state = contestOf(45);
    come(state, "a", 1, 45);
    const id = newcomers.crowds(state)[0]?.id ?? "";
    expect(newcomers.take(contestId, id)).toBe("a");
    newcomers.settleInPart(contestId, "a", "others");
    const rest = newcomers.crowds(state)[0]?.id ?? "";
    expect(newcomers.crowds(state)).toMatchObject([{ burst: 45, present: 45, waiting: false }]);
    expect(newcomers.take(contestId, id)).toBeNull();
    newcomers.waits(contestId, "a");
    expect(newcomers.crowds(state)).toMatchObject([{ id: rest, waiting: true }]);
    expect(newcomers.take(contestId, rest)).toBe("a");
  });

  test("in part by a word about its teams: what is left is no crowd of teams, nor is the next one that comes", () => {
    const state = contestOf(46);
    come(state, "a", 1, 45);
    newcomers.waits(contestId, "a");
    newcomers.take(contestId, newcomers.crowds(state)[0]?.id ?? "");
    newcomers.settleInPart(contestId, "a", "teams");
    expect(newcomers.crowds(state)).toMatchObject([{ burst: 0, waiting: true }]);
    come(state, "a", 46, 46);
    expect(newcomers.crowds(state)).toMatchObject([{ burst: 0 }]);
    expect(newcomers.areManyIn(state, "a")).toBe(false);
  });

  test("those that are gone are meant, too; of another address none", () => {
    const state = contestOf(3, byTime(1, { type: "RemoveIdleTeams", teamIds: ["t1"] }));
    come(state, "a", 1, 2);
    come(state, "b", 3, 3);
    newcomers.came(contestId, "t2");
    expect(newcomers.of(state, "a", "all")).toEqual(["t1", "t2"]);
    expect(newcomers.of(state, "a", "absent")).toEqual(["t1"]);
  });

  test("of those that are gone the thousand that went last are meant, whoever came first", () => {
    const ids = Array.from({ length: 1_002 }, (_, index) => `t${index + 1}`);
    const joined = ids.map((teamId): ContestEvent => {
      const team = { teamId, name: `Team ${teamId}`, pin: "123456", startPoints: 500 };
      return { type: "TeamJoined", at: t0, by: { role: "guest" }, ...team };
    });
    const gone = [...ids.slice(1), "t1"].map((teamId, index): ContestEvent => {
      return { type: "TeamRemoved", at: t0 + index, by: { role: "time" }, teamId };
    });
    const first = created({ limits: { teams: 2_000, seatsPerTeam: 1 } });
    const state = evolveAll(initialState(first), [...joined, ...gone]);
    come(state, "a", 1, 1_002);
    newcomers.forgetOld(state);
    expect(newcomers.of(state, "a", "all")).toEqual(["t1", ...ids.slice(3)]);
  });

  test("as ours: nobody of the address waits any more, and nothing is told of it", async () => {
    const state = contestOf(45);
    come(state, "a", 1, 45);
    await newcomers.lift(contestId, "a");
    expect(newcomers.crowds(state)).toEqual([]);
    for (let count = 0; count < 500; count += 1) {
      const turn = { rate: "newTeams", whose: `${contestId} a`, id: `wish ${count}` } as const;
      expect(await budgets.spendInLine(turn, async () => "made")).toEqual({ ok: true, result: "made" });
    }
    newcomers.waits(contestId, "a");
    expect(newcomers.crowds(state)).toEqual([]);
  });
});

test.each([
  ["192.168.4.17", "…4.17"],
  ["2001:db8:0:1::/64", "…0:1"],
  ["", "…"],
])("BUD8 of the address %j moderators see %j", (address, label) => {
  expect(addressLabel(address)).toBe(label);
});

import { describe, expect, test } from "vitest";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { RulePack } from "../../shared/contest/rules.ts";
import {
  answers,
  buys,
  created,
  happened,
  joins,
  opens,
  pauses,
  starts,
} from "../../shared/contest/testing.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { brokeOf } from "./broke.ts";

function broke(rules: Partial<RulePack>, ...commands: readonly StampedCommand[]) {
  const state = replay(happened(created({}, rules), opens(), joins(1, "Ann"), starts(), ...commands));
  const view = viewFor(state, { kind: "public" });
  const team = viewFor(state, { kind: "team", teamId: "t1" });
  return brokeOf(view, team);
}
const fails = (at: number, purchase: number) =>
  ["1", "2", "3"].map((answer, index) => answers(at + index, "t1", purchase, answer));

describe("TSK8 a team that can pay for no card", () => {
  test("nobody is, who can pay for one", () => {
    expect(broke({})).toBeNull();
    expect(broke({ startPoints: 100 })).toBeNull();
  });

  test("goes on with what it has in work", () => {
    expect(broke({ startPoints: 100 }, buys(1, "t1", 1))).toEqual({ way: "work" });
  });

  test("is offered the cheapest for what it has left, where the rules say so", () => {
    const lost = [buys(1, "t1", 1), ...fails(2, 1)];
    expect(broke({ startPoints: 130, relief: true }, ...lost)).toEqual({ way: "relief", payPoints: 30 });
    expect(broke({ startPoints: 130, relief: false }, ...lost)).toEqual({ way: "none" });
  });

  test("in a pause nobody buys, and without a free slot the slot is what lacks", () => {
    expect(broke({ startPoints: 100 }, buys(1, "t1", 1), pauses(2))).toBeNull();
    expect(broke({ startPoints: 100, slots: 1 }, buys(1, "t1", 1))).toBeNull();
  });
});

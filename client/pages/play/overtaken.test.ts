import { expect, test } from "vitest";
import {
  answers,
  buys,
  created,
  finishes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { openClassroom } from "../testing/classroom.ts";
import { isOvertaken } from "./overtaken.ts";

const begun = [created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts()] as const;

/** The picture before and after the last of these. */
function steps(...commands: Parameters<typeof openClassroom>): readonly [PublicView, PublicView] {
  const viewOf = (played: typeof commands) => {
    const view = openClassroom(...played).storeOfTeam("t1").live.value?.view;
    if (!view) throw new Error("no view");
    return view;
  };
  return [viewOf(commands.slice(0, -1) as typeof commands), viewOf(commands)];
}

test("a team is overtaken when another earns more, and who overtakes is not", () => {
  const [before, after] = steps(...begun, buys(1, "t2", 1), answers(2, "t2", 1, "42"));
  expect(isOvertaken(before, after, "t1")).toBe(true);
  expect(isOvertaken(before, after, "t2")).toBe(false);
  expect(isOvertaken(after, after, "t1")).toBe(false);
  expect(isOvertaken(before, after, "t9")).toBe(false);
});

test("HEA9 what others have lost again overtakes nobody", () => {
  const [before, after] = steps(...begun, buys(1, "t2", 1), answers(2, "t2", 1, "42"));
  expect(isOvertaken(before, { ...after, missingActs: 1 }, "t1")).toBe(false);
});

test("whoever falls by an act of its own knows it anyhow", () => {
  const [before, after] = steps(...begun, buys(1, "t1", 1));
  const byBalance = (view: PublicView): PublicView => ({
    ...view,
    rules: { ...view.rules, ranking: "balance" },
  });
  expect(isOvertaken(byBalance(before), byBalance(after), "t1")).toBe(false);
});

test("what the end or more shown places reveal happened long ago", () => {
  const [before, after] = steps(...begun, buys(1, "t2", 1), answers(2, "t2", 1, "42"));
  expect(isOvertaken({ ...before, shownPlaces: 1 }, after, "t1")).toBe(false);
  const [, over] = steps(...begun, buys(1, "t2", 1), answers(2, "t2", 1, "42"), finishes(minute));
  expect(isOvertaken(before, over, "t1")).toBe(false);
});

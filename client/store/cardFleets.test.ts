import { expect, test } from "vitest";
import type { Cell } from "../../shared/contest/cells.ts";
import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";
import { type FirstSolvers, fleetsOf, followFirsts, heatOf, noFirsts } from "./cardFleets.ts";
import { plainTeam, plainView, rowOfCards } from "./testing/plainView.ts";

const names = ["Ann", "Bob", "Cid"];

function viewOf(
  cells: readonly Cell[],
  changes: Partial<Record<string, Partial<PublicTeam>>> = {},
): PublicView {
  const teams = cells.map((cell, index) =>
    plainTeam(index + 1, { name: names[index] ?? "", cells: [cell], ...changes[`t${index + 1}`] }),
  );
  return plainView({ board: rowOfCards(1), teams: Object.fromEntries(teams.map((team) => [team.id, team])) });
}

function firstAfter(...views: readonly PublicView[]): string | undefined {
  const firsts = views.reduce<FirstSolvers>(followFirsts, noFirsts);
  const [last] = views.slice(-1);
  return last && fleetsOf(last, firsts)[0]?.fleet.first?.name;
}

test("CRD4 who was seen to be first stays first, and leads the sails of those who solved the card", () => {
  const views = [viewOf([1, 1, 0]), viewOf([1, 12, 0]), viewOf([11, 12, 0])];
  expect(firstAfter(...views)).toBe("Bob");
  const [card] = fleetsOf(views[2] ?? viewOf([]), views.reduce(followFirsts, noFirsts));
  expect(card?.fleet.solved.map(({ name }) => name)).toEqual(["Bob", "Ann"]);
});

test("CRD4 the only one who solved a card was first, of several found so nobody is", () => {
  expect(firstAfter(viewOf([0, 11, 2]))).toBe("Bob");
  expect(firstAfter(viewOf([11, 11, 0]))).toBeUndefined();
  expect(firstAfter(viewOf([1, 1, 0]), viewOf([11, 11, 0]))).toBeUndefined();
});

test("CRD4 a solution that is taken back takes the ribbon with it", () => {
  expect(firstAfter(viewOf([1, 11, 0]), viewOf([11, 11, 0]), viewOf([11, 2, 0]))).toBe("Ann");
  expect(firstAfter(viewOf([1, 11, 1]), viewOf([11, 11, 11]), viewOf([11, 2, 11]))).toBeUndefined();
});

test("CRD4 while a team is out of sight nobody becomes first, and who was before stays so", () => {
  const hidden = { t3: { outOfSight: true as const } };
  expect(firstAfter(viewOf([1, 1, 0], hidden), viewOf([1, 11, 0], hidden))).toBeUndefined();
  expect(firstAfter(viewOf([1, 11, 0]), viewOf([1, 11, 0], hidden), viewOf([11, 11, 0], hidden))).toBe("Bob");
});

test("CRD4 another contest begins without ribbons", () => {
  expect(firstAfter(viewOf([11, 0, 0]), { ...viewOf([11, 11, 0]), roomCode: "OTHER" })).toBeUndefined();
});

test.each([
  [0, 0, 30, 0],
  [1, 0, 1, 0],
  [2, 0, 3, 1],
  [2, 1, 3, 2],
  [3, 0, 30, 0],
  [3, 1, 30, 1],
  [2, 4, 30, 2],
  [5, 5, 30, 3],
  [7, 0, 60, 0],
  [20, 0, 60, 3],
] as const)("CRD3 %i at work and %i failed of %i teams: heat %i", (active, failed, teams, heat) => {
  expect(heatOf({ active, failed, solved: 9 }, teams)).toBe(heat);
});

import { expect, test } from "vitest";
import type { PublicTeam, PublicView } from "../../../shared/contest/view.ts";
import { celebrationsBetween } from "./celebrations.ts";
import { happeningsBetween } from "./happenings.ts";
import { publicView } from "./testing/publicView.ts";

const frozen = { ...publicView({ Ann: [0, 0, 0], Bob: [0, 0, 0] }), freeze: { frozenAt: 5, revealed: [] } };

test("FRZ1 what a thaw or a reveal shows is no news: it happened long ago", () => {
  const shown = publicView({ Ann: [11, 1, 2], Bob: [0, 0, 0] });
  const revealed = { ...shown, freeze: { frozenAt: 5, revealed: [{ teamId: "t1", place: 2 }] } };
  for (const after of [shown, revealed]) expect(happeningsBetween(frozen, after)).toEqual([]);
  expect(celebrationsBetween(frozen, shown)).toEqual([]);
  expect(happeningsBetween({ ...frozen, freeze: null }, shown)).toHaveLength(3);
});

test("FRZ1 who comes while standings are frozen is news", () => {
  const after = {
    ...publicView({ Ann: [0, 0, 0], Bob: [0, 0, 0], Cid: [0, 0, 0] }),
    freeze: frozen.freeze,
  };
  expect(happeningsBetween(frozen, after)).toEqual([{ kind: "joined", team: "Cid", boat: 2 }]);
});

test("FRZ11 who comes into sight brings no news of what it did out of sight, and neither do more places", () => {
  const nothing = [0, 0, 0] as const;
  const first = { ...publicView({ Ann: [0, 0, 0], Bob: nothing }), shownPlaces: 1 };
  const hidden = withBob(first, { outOfSight: true, balancePoints: 0 });
  const risen = withBob(first, { cells: [11, 11, 1], balancePoints: 900 });
  expect(happeningsBetween(hidden, risen)).toEqual([]);
  const bob = { name: "Bob", boat: 1 };
  expect(celebrationsBetween(hidden, risen)).toEqual([{ kind: "lead", teams: [bob], shared: false }]);
  expect(celebrationsBetween(hidden, { ...risen, shownPlaces: null })).toEqual([]);
  expect(happeningsBetween(risen, hidden)).toEqual([]);
  expect(celebrationsBetween(risen, hidden)).toEqual([]);
});

function withBob(view: PublicView, bob: Partial<PublicTeam>): PublicView {
  const { t2 } = view.teams;
  if (!t2) throw new Error("Bob is the second");
  return { ...view, teams: { ...view.teams, t2: { ...t2, ...bob } } };
}

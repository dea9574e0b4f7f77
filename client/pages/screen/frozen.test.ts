import { expect, test } from "vitest";
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
  expect(happeningsBetween(frozen, after)).toEqual([{ kind: "joined", team: "Cid" }]);
});

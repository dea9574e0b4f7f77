import { describe, expect, it } from "vitest";
import type { JournalRow } from "../crash/journalRows.ts";
import { lackingOf, parted, unhealed } from "./Lacking.ts";

const row = (seq: number, epoch = 1): JournalRow => ({
  seq,
  epoch,
  at: 1_000 + seq,
  commandKey: `team:t1:seat/${seq}`,
  type: "CardBought",
  data: { cardId: seq },
});
const primary = [1, 2, 3, 4, 5].map((seq) => row(seq));

describe("what a replica lacks", () => {
  const lacking = lackingOf(primary, 2, 4);

  it("was shown, or nobody was told of it", () => {
    expect(lacking.shown).toEqual([row(3), row(4)]);
    expect(lacking.untold).toEqual([row(5)]);
  });

  it("HEA2 stands again when it is there as it was, under a later epoch", () => {
    expect(unhealed(lacking, [row(1), row(2), row(3, 2), row(4, 2)])).toEqual([]);
  });

  it("HEA2 does not when it is gone, another, or still of its epoch", () => {
    const other = { ...row(4, 2), data: { cardId: 9 } };
    expect(unhealed(lacking, [row(1), row(2), row(3, 2)])).toHaveLength(1);
    expect(unhealed(lacking, [row(1), row(2), row(3, 2), other])).toHaveLength(1);
    expect(unhealed(lacking, primary)).toHaveLength(2);
  });
});

it("a replica tells what its primary tells, as far as it goes", () => {
  expect(parted(primary, primary.slice(0, 3))).toEqual([]);
  expect(parted(primary, [row(1), row(2, 2)])).toHaveLength(1);
  expect(parted(primary.slice(0, 1), [row(1), row(2)])).toHaveLength(1);
});

import { expect, test } from "vitest";
import { boardFileOf, type Composition, compositions, namesOf } from "./compositions.ts";

const sets = (list: readonly Composition[], a: keyof Composition, b: keyof Composition) =>
  new Set(list.map((each) => `${each[a]} ${each[b]}`)).size;

test.each([1, 2, 3])(
  "each two of teams, boards, names and languages meet, in few contests, by seed %i",
  (seed) => {
    const all = compositions(seed);
    expect(all.length).toBeLessThanOrEqual(16);
    expect(sets(all, "teams", "board")).toBe(12);
    expect(sets(all, "teams", "names")).toBe(12);
    expect(sets(all, "board", "names")).toBe(9);
    for (const factor of ["teams", "board", "names"] as const)
      expect(sets(all, "language", factor)).toBe(2 * new Set(all.map((each) => each[factor])).size);
    expect(compositions(seed)).toEqual(all);
  },
);

test("names are all different, and the longest fill what a name may have", () => {
  for (const composition of compositions(1)) {
    const names = namesOf(composition);
    expect(new Set(names).size).toBe(composition.teams);
    for (const name of names) {
      expect([...name].length).toBeLessThanOrEqual(40);
      if (composition.names === "longest") expect([...name]).toHaveLength(40);
    }
  }
});

test("boards have as many cards as they are called by, and their bots know the answers", () => {
  const { csv, book } = boardFileOf({ language: "ru", teams: 2, board: 12, names: "usual" });
  expect(csv.trim().split("\n")).toHaveLength(145);
  expect(book.right(144)).toBe(`${3_000 + 8 * 143}`);
});

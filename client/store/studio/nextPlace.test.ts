import { describe, expect, test } from "vitest";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import type { StudioCard, StudioContent } from "./content.ts";
import { freshWriting } from "./freshWriting.ts";
import { nextPlace, usualKind } from "./nextPlace.ts";

const whole: CardWriting = {
  category: "Rivers",
  pricePoints: 100,
  statement: "Where does the Oka end?",
  solution: "",
  checker: { kind: "text", answers: ["Volga"], edition: 2 },
  typedKey: null,
};

/** Two rows of three columns; what is not told has no card. */
function boardOf(writings: Readonly<Record<string, CardWriting>>): StudioContent {
  const cards = Object.entries(writings).map(([at, writing], index) => {
    const [row = 0, column = 0] = at.split(":").map(Number);
    return [index + 1, { id: index + 1, place: { row, column }, writing } as StudioCard] as const;
  });
  return { rows: 2, columns: 3, cards: new Map(cards) } as unknown as StudioContent;
}

describe("the next card to write", () => {
  test("stands in the next place that is empty or not finished, row by row", () => {
    const board = boardOf({ "1:1": whole, "1:2": whole, "2:1": { ...whole, statement: "" } });
    expect(nextPlace(board, { row: 1, column: 1 })).toEqual({ row: 1, column: 3 });
    expect(nextPlace(board, { row: 1, column: 3 })).toEqual({ row: 2, column: 1 });
  });

  test("is looked for from the beginning after the last place", () => {
    const board = boardOf({ "2:3": whole });
    expect(nextPlace(board, { row: 2, column: 3 })).toEqual({ row: 1, column: 1 });
  });

  test("is none when all others are whole, whatever this one is", () => {
    const places = ["1:1", "1:2", "1:3", "2:1", "2:2"];
    const board = boardOf(Object.fromEntries(places.map((at) => [at, whole])));
    expect(nextPlace(board, { row: 2, column: 3 })).toBeNull();
  });
});

describe("what a new card begins with", () => {
  test("the kind of the nearest card above, or else below", () => {
    const number = { ...whole, checker: { kind: "number", answer: "1" } } as const;
    const board = boardOf({ "1:1": whole, "2:2": number });
    expect(usualKind(board, { row: 2, column: 1 })).toBe("text");
    expect(usualKind(board, { row: 1, column: 2 })).toBe("number");
    expect(usualKind(board, { row: 1, column: 3 })).toBeNull();
  });

  test("the category of its column, or what a column without cards is called", () => {
    const board = boardOf({ "1:1": whole });
    expect(freshWriting(board, { row: 2, column: 1 }, "Lakes")).toMatchObject({
      category: "Rivers",
      pricePoints: 200,
    });
    expect(freshWriting(board, { row: 1, column: 2 }, "Lakes").category).toBe("Lakes");
    expect(freshWriting(board, { row: 1, column: 2 }).category).toBe("");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CardPlace, mostEdits } from "../contest/editActs.ts";
import { planBringing, type StandingBoard, whithers } from "./bringing.ts";
import type { PreviewBoard, PreviewCard } from "./tablePreview.ts";

const card = (id: number, row: number, column: number, category: string): PreviewCard => ({
  id,
  row,
  column,
  category,
  pricePoints: 100 * row,
  statement: `Task ${id}?`,
  solution: "",
  checker: { kind: "number", answer: "1", language: "en" },
});
const table: PreviewBoard = {
  rows: 2,
  columns: 2,
  cards: [card(1, 1, 1, "Bees"), card(2, 1, 2, "Ants"), card(3, 2, 1, "Bees"), card(4, 2, 2, "Ants")],
  pictures: 0,
};
const board = (rows: number, columns: number, ...places: readonly (readonly [number, number])[]) => ({
  rows,
  columns,
  cards: places.map(([row, column], index) => ({ id: index + 1, place: { row, column } })),
});
const placesOf = (standing: StandingBoard, grow: boolean, from = table) =>
  planBringing(standing, from, { whither: "free", grow }).edits.flatMap((edit) =>
    edit.what === "add" ? [edit.place && `${edit.place.row}:${edit.place.column}`] : [],
  );

describe("FIL17 a table's cards onto a board", () => {
  test("on free places a category takes a column that is empty", () => {
    expect(placesOf(board(3, 3, [1, 1]), false)).toEqual(["1:2", "2:2", "1:3", "2:3"]);
  });

  test("or new columns, where the board may grow", () => {
    const plan = planBringing(board(1, 1, [1, 1]), table, { whither: "free", grow: true });
    expect(plan).toMatchObject({ rows: 2, columns: 3, placed: 4, aside: 0, leaving: 0 });
    expect(plan.edits[0]).toEqual({ what: "size", rows: 2, columns: 3 });
  });

  test("or what is free, and the rest lies aside", () => {
    const standing = board(2, 2, [1, 1]);
    expect(placesOf(standing, false)).toEqual(["1:2", "2:2", "2:1", null]);
    expect(planBringing(standing, table, { whither: "free", grow: false })).toMatchObject({
      placed: 3,
      aside: 1,
    });
  });

  test("aside they leave the board as it is", () => {
    const plan = planBringing(board(2, 2, [1, 1]), table, { whither: "aside", grow: true });
    expect(plan).toMatchObject({ placed: 0, aside: 4, leaving: 0, rows: 2, columns: 2 });
    expect(plan.edits.every((edit) => edit.what === "add" && edit.place === null)).toBe(true);
  });

  test("in place of a board they stand as in the table, and the old ones lie aside", () => {
    const plan = planBringing(board(3, 3, [1, 1], [3, 3]), table, { whither: "replace", grow: false });
    expect(plan).toMatchObject({ placed: 4, aside: 0, leaving: 2, rows: 2, columns: 2 });
    expect(plan.edits.slice(0, 3)).toEqual([
      { what: "place", cardId: 1, place: null },
      { what: "place", cardId: 2, place: null },
      { what: "size", rows: 2, columns: 2 },
    ]);
  });

  test("whatever the board and the table: no place is taken twice, every card comes once, and it is one command", () => {
    const side = fc.integer({ min: 1, max: 12 });
    const anyPlaces = (rows: number, columns: number) =>
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns })), {
        selector: ([row, column]) => row * 100 + column,
        maxLength: 144,
      });
    const anyBoard = fc.tuple(side, side).chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        places: anyPlaces(rows, columns),
      }),
    );
    let grown = 0;
    fc.assert(
      fc.property(
        anyBoard,
        anyBoard.filter(({ places }) => places.length > 0),
        fc.constantFrom(...whithers),
        fc.boolean(),
        (before, brought, whither, grow) => {
          const standing = board(before.rows, before.columns, ...before.places);
          const cards = brought.places.map(([row, column], index) =>
            card(index + 1, row, column, `Category ${column % 5}`),
          );
          const plan = planBringing(
            standing,
            { rows: brought.rows, columns: brought.columns, cards, pictures: 0 },
            { whither, grow },
          );
          const places = new Map<string, CardPlace | null>(
            standing.cards.map(({ id, place }) => [`${id}`, place]),
          );
          for (const edit of plan.edits) {
            if (edit.what === "place") places.set(`${edit.cardId}`, edit.place);
            if (edit.what === "add") places.set(edit.writing.statement, edit.place);
          }
          const taken = [...places.values()].flatMap((place) => (place ? [place] : []));
          expect(new Set(taken.map(({ row, column }) => `${row}:${column}`)).size).toBe(taken.length);
          for (const { row, column } of taken) expect(row <= plan.rows && column <= plan.columns).toBe(true);
          expect(Math.max(plan.rows, plan.columns)).toBeLessThanOrEqual(12);
          expect(places.size).toBe(standing.cards.length + cards.length);
          expect(plan.placed + plan.aside).toBe(cards.length);
          expect(plan.edits.length).toBeLessThanOrEqual(mostEdits);
          if (whither !== "replace") expect(plan.leaving).toBe(0);
          if (whither === "free" && !grow)
            expect([plan.rows, plan.columns]).toEqual([before.rows, before.columns]);
          if (plan.rows > before.rows || plan.columns > before.columns) grown += 1;
        },
      ),
      { numRuns: 300 },
    );
    expect(grown).toBeGreaterThan(20);
  });
});

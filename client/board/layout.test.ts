import { describe, expect, test } from "vitest";
import { columnCategories } from "../store/boardShape.ts";
import { boardModel } from "../store/testing/boardModel.ts";
import { type Box, cardAt, layout } from "./layout.ts";

const shapes = [
  [1, 1],
  [5, 7],
  [12, 12],
  [1, 12],
  [12, 1],
] as const;
const sizes = [
  { width: 1366, height: 768, pixelRatio: 1 },
  { width: 780, height: 1200, pixelRatio: 2 },
  { width: 360, height: 640, pixelRatio: 1 },
  { width: 3840, height: 2160, pixelRatio: 1 },
  { width: 1501, height: 1001, pixelRatio: 1.25 },
];

describe("layout", () => {
  for (const [rows, columns] of shapes) {
    for (const size of sizes) {
      test(`${rows} × ${columns} cards on ${size.width} × ${size.height} stay inside and apart`, () => {
        const places = layout(boardModel(rows, columns), size);
        expect(places.cards).toHaveLength(rows * columns);
        const boxes: readonly Box[] = [...places.cards, ...places.headers];
        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.left + box.width).toBeLessThanOrEqual(size.width);
          expect(box.top + box.height).toBeLessThanOrEqual(size.height);
        }
        expect(overlapping(boxes)).toEqual([]);
      });
    }
  }

  test("cards have whole, even sizes, so that their centres lie between pixels", () => {
    for (const { left, top, width, height } of layout(boardModel(5, 7), { ...size1001 }).cards) {
      expect([width % 2, height % 2]).toEqual([0, 0]);
      expect([left % 1, top % 1]).toEqual([0, 0]);
    }
  });

  test("a wide board lies down in strips on a phone held upright", () => {
    const places = layout(boardModel(5, 7), { width: 390, height: 700, pixelRatio: 1 });
    const [first, second] = places.headers;
    expect(first?.align).toBe("start");
    expect(second?.top).toBeGreaterThan(first?.top ?? 0);
    const inFirstStrip = places.cards.filter(
      ({ top }) => top > (first?.top ?? 0) && top < (second?.top ?? 0),
    );
    expect(inFirstStrip.map(({ cardId }) => cardId)).toEqual([1, 8, 15, 22, 29]);
  });
});

test("a column heading is the category all its cards share; mixed columns have none", () => {
  const board = boardModel(2, 2);
  expect(columnCategories(board)).toEqual(["Topic 1", "Topic 2"]);
  const [first, ...others] = board.cards;
  const mixed = { ...board, cards: first ? [{ ...first, category: "Else" }, ...others] : [] };
  expect(columnCategories(mixed)).toBeNull();
});

test("a point finds the card it lies on, and no card in a gap", () => {
  const places = layout(boardModel(3, 4), { width: 800, height: 600, pixelRatio: 1 });
  for (const { cardId, left, top, width, height } of places.cards) {
    expect(cardAt(places, left, top)).toBe(cardId);
    expect(cardAt(places, left + width - 1, top + height - 1)).toBe(cardId);
    expect(cardAt(places, left + width, top)).not.toBe(cardId);
  }
  expect(cardAt(places, 0, 0)).toBeNull();
});

const size1001 = { width: 1501, height: 1001, pixelRatio: 1.25 };

function overlapping(boxes: readonly Box[]): readonly (readonly [Box, Box])[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          a.left < b.left + b.width &&
          b.left < a.left + a.width &&
          a.top < b.top + b.height &&
          b.top < a.top + a.height,
      )
      .map((b) => [a, b] as const),
  );
}

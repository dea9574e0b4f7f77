import { beforeAll, describe, expect, test } from "vitest";
import type { BoardCard, Sailor } from "../store/boardModel.ts";
import { categoryMarks } from "../store/categoryMarks.ts";
import { boardModel } from "../store/testing/boardModel.ts";
import type { CardPicture } from "./cardPicture.ts";
import { type HeaderPlace, layout } from "./layout.ts";
import { paintCard } from "./paintCard.ts";
import { fitHeaders, paintHeader } from "./paintHeader.ts";
import type { Palette } from "./palette.ts";
import { type PaintedText, paper } from "./testing/paper.ts";

beforeAll(() => {
  class NoPath {
    moveTo(): void {}
    arcTo(): void {}
    closePath(): void {}
  }
  Object.assign(globalThis, { Path2D: NoPath });
});

const palette = new Proxy(
  {},
  { get: (_, name) => (name === "edgeWeight" ? 1 : name === "hueTint" ? 0.1 : "#123456") },
) as Palette;

/** The board on the big screen: alone, beside the standings, and on a small projector, there below the first places, too; 1/54 of the screen's height. */
const rooms = [
  { width: 1_880, height: 840, least: 20 },
  { width: 1_160, height: 840, least: 20 },
  { width: 560, height: 560, least: 768 / 54 },
  { width: 1_000, height: 420, least: 768 / 54 },
] as const;
const shapes = [
  [1, 1],
  [2, 3],
  [5, 5],
  [6, 10],
  [12, 12],
] as const;

const sailors = (count: number): readonly Sailor[] =>
  Array.from({ length: count }, (_, boat) => ({ boat, name: `Crew ${boat}` }));

function crowded(card: BoardCard, teams: number): BoardCard {
  const solved = sailors(teams);
  return {
    ...card,
    pricePoints: 100_000,
    tally: { active: teams, solved: teams, failed: teams },
    fleet: { atWork: sailors(teams), solved, first: solved[0] ?? null, heat: 3 },
  };
}

function paintOn(
  card: BoardCard,
  place: { width: number; height: number },
  least: number,
  { mixed = false, price = "100,000" } = {},
) {
  const { context, texts, boats } = paper();
  const picture: CardPicture = {
    card,
    width: place.width,
    height: place.height,
    margin: 8,
    pixelRatio: 1,
    leastText: least,
    mark: { hue: 2, cut: "double" },
    focused: false,
    showsCategory: mixed,
    price,
    longestPrice: price,
  };
  paintCard(context, picture, palette);
  return { texts, boats };
}

describe.each(rooms)("on $width × $height of the big screen", ({ least, ...size }) => {
  describe.each(shapes)("%i × %i", (rows, columns) => {
    const [place] = layout(boardModel(rows, columns), { ...size, pixelRatio: 1 }).cards;
    const [card] = boardModel(rows, columns).cards;
    if (!place || !card) throw new Error("no card");

    test.each([1, 4, 60])("CRD6 no text is below the least, no price below 1/45, with %i teams", (teams) => {
      const { texts } = paintOn(crowded(card, teams), place, least);
      for (const { text, size: fontSize } of texts) {
        const atLeast = text === "100,000" ? least * 1.2 : least;
        expect([text, fontSize >= atLeast - 1]).toEqual([text, true]);
      }
    });

    test("CRD2 nothing runs over the card's edge or into the price, which is there whatever else is not", () => {
      for (const teams of [1, 3, 12, 60]) {
        const { texts, boats } = paintOn(crowded(card, teams), place, least);
        const price = texts.find(({ text }) => text === "100,000");
        if (!price) throw new Error("no price");
        expectInside(
          texts.filter((text) => text !== price),
          place,
        );
        if (place.width > 80) expectInside([price], place);
        for (const { text, left, width, top, bottom } of texts.filter((text) => text !== price)) {
          const isBeside = left + width <= price.left + 1 || left >= price.left + price.width - 1;
          const isApart = bottom <= price.top + 1 || top >= price.bottom - price.size * 0.1;
          expect([text, isBeside || isApart]).toEqual([text, true]);
        }
        for (const { left, top, size: boatSize } of boats) {
          const isBeside = left + boatSize <= price.left + 1 || left >= price.left + price.width - 1;
          const isBelow = top >= price.bottom - price.size * 0.1;
          expect([boats.length, isBeside || isBelow]).toEqual([boats.length, true]);
        }
      }
    });
  });
});

test("CRD2 a few teams lie on a card as sails, sixty are numbers", () => {
  const [card] = boardModel(5, 5).cards;
  if (!card) throw new Error("no card");
  const place = { width: 340, height: 148 };
  const few = paintOn(crowded(card, 2), place, 20, { price: "500" });
  // Two at work, two who solved it, and one on the ribbon.
  expect(few.boats).toHaveLength(5);
  expect(few.texts.map(({ text }) => text).toSorted()).toEqual(["2", "500"]);
  const many = paintOn(crowded(card, 60), place, 20, { price: "500" });
  expect(many.boats).toHaveLength(1);
  expect(many.texts.filter(({ text }) => text === "60")).toHaveLength(3);
});

test("BOA6 sails on a card are edged in the ink that is written there", () => {
  const [card] = boardModel(5, 5).cards;
  if (!card) throw new Error("no card");
  const strokes: unknown[] = [];
  const { context } = paper();
  const noting = new Proxy(context, {
    get: (target, name) =>
      name === "stroke" ? () => strokes.push(target.strokeStyle) : Reflect.get(target, name),
  });
  const named = new Proxy(palette, {
    get: (target, name) => (name === "ink" ? "ink" : Reflect.get(target, name)),
  });
  const picture: CardPicture = {
    card: {
      ...card,
      tally: { active: 2, solved: 0, failed: 0 },
      fleet: { atWork: sailors(2), solved: [], first: null, heat: 0 },
    },
    ...{ width: 340, height: 148, margin: 8, pixelRatio: 1, leastText: 20 },
    ...{ mark: null, focused: false, showsCategory: false, price: "500", longestPrice: "500" },
  };
  paintCard(noting, picture, named);
  // Three edges of each.
  expect(strokes.filter((colour) => colour === "ink")).toHaveLength(6);
});

test("CRD2 on a narrow card one team lies as a sail, too, and several stand as numbers below their signs", () => {
  const [card] = boardModel(5, 6).cards;
  if (!card) throw new Error("no card");
  const place = { width: 84, height: 88 };
  const one = { ...crowded(card, 1), tally: { active: 0, solved: 1, failed: 0 } };
  expect(paintOn(one, place, 14, { price: "500" }).boats).toHaveLength(1);
  const { texts, boats } = paintOn(crowded(card, 3), place, 14, { price: "500" });
  expect(boats).toEqual([]);
  expect(texts.filter(({ text }) => text === "3")).toHaveLength(3);
});

test.each([
  [58, 42, "1,000"],
  [58, 42, "100"],
  [66, 46, "1,200"],
  [90, 60, "100,000"],
])(
  "CRD2 on a team's own card of %i × %i a sign in the corner stands beside the price of %s",
  (width, height, price) => {
    const [plain] = boardModel(12, 12).cards;
    if (!plain) throw new Error("no card");
    const card = { ...plain, tally: null, fleet: null };
    const { texts } = paintOn(card, { width, height }, 12, { price });
    const written = texts.find(({ text }) => text === price);
    if (!written) throw new Error("no price");
    const padding = Math.round(Math.max(3, height * 0.08));
    expect(written.left).toBeGreaterThanOrEqual(padding - 1);
    expect(written.left + written.width).toBeLessThanOrEqual(width - padding - 13 + 1);
  },
);

test("CRD2 a card too small for its numbers keeps its price", () => {
  const [card] = boardModel(12, 12).cards;
  if (!card) throw new Error("no card");
  const { texts, boats } = paintOn(crowded(card, 60), { width: 50, height: 40 }, 14);
  expect(texts.map(({ text }) => text)).toContain("100,000");
  expect(boats).toEqual([]);
});

test("CRD1 a category of forty letters stands on a card of a mixed board, whole where it fits", () => {
  const [card] = boardModel(5, 5).cards;
  if (!card) throw new Error("no card");
  const category = "Electromagnetism and all that comes after";
  const { texts } = paintOn({ ...crowded(card, 2), category }, { width: 700, height: 300 }, 20, {
    mixed: true,
  });
  expect(texts.map(({ text }) => text)).toContain(category);
  const small = paintOn({ ...crowded(card, 2), category }, { width: 210, height: 130 }, 20, { mixed: true });
  expect(small.texts.some(({ text }) => text.endsWith("…") && category.startsWith(text.slice(0, 3)))).toBe(
    true,
  );
});

test("CRD1 a flat card of a mixed board tells its category, which no heading does", () => {
  const [card] = boardModel(12, 12).cards;
  if (!card) throw new Error("no card");
  const place = { width: 78, height: 30 };
  const { texts } = paintOn({ ...crowded(card, 2), category: "Music" }, place, 14, {
    mixed: true,
    price: "500",
  });
  expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(["Music", "500"]));
});

test.each(rooms)("CRD6 headings of forty letters are no smaller than 1/45 on $width × $height", (room) => {
  const board = boardModel(12, 12);
  const { headers } = layout(board, { ...room, pixelRatio: 1 });
  const marks = categoryMarks(board.cards);
  const long = headers.map(
    (header): HeaderPlace => ({ ...header, text: "Electromagnetism and all that comes" }),
  );
  const measuring = paper();
  const type = fitHeaders(measuring.context, long, room.least * 1.2, palette);
  if (!type) throw new Error("no headings");
  expect(type.fontSize).toBeGreaterThanOrEqual(room.least * 1.2);
  const { context, texts } = paper();
  for (const header of long) paintHeader(context, header, type, marks.get("Topic 1"), palette);
  for (const { top, bottom, size } of texts) {
    expect(size).toBeGreaterThanOrEqual(room.least * 1.2);
    expect(top).toBeGreaterThanOrEqual(-size * 0.2);
    expect(bottom).toBeLessThanOrEqual((long[0]?.height ?? 0) + 1);
  }
});

function expectInside(texts: readonly PaintedText[], place: { width: number; height: number }): void {
  for (const { text, left, width, bottom, top } of texts) {
    const isInside = left >= -1 && left + width <= place.width + 1 && top >= -1 && bottom <= place.height + 1;
    expect([text, isInside]).toEqual([text, true]);
  }
}

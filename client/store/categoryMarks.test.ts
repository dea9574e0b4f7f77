import { expect, test } from "vitest";
import { categoriesOf, categoryMarks } from "./categoryMarks.ts";
import { boardModel } from "./testing/boardModel.ts";

test("CRD1 neighbours never share a mark, and twelve categories have twelve of them", () => {
  const marks = [...categoryMarks(boardModel(12, 12).cards).values()];
  expect(marks).toHaveLength(12);
  expect(new Set(marks.map(({ hue, cut }) => `${hue} ${cut}`)).size).toBe(12);
  marks.slice(1).forEach((mark, index) => {
    expect(mark.hue).not.toBe(marks[index]?.hue);
  });
  expect(new Set(marks.map(({ hue }) => hue)).size).toBe(5);
});

test("CRD1 a card without a category has no mark, and takes none from another", () => {
  const cards = boardModel(1, 3).cards.map((card) => (card.column === 1 ? { ...card, category: "" } : card));
  const marks = categoryMarks(cards);
  expect([...marks.keys()]).toEqual(["Topic 2", "Topic 3"]);
  expect(marks.get("Topic 2")).toEqual({ hue: 1, cut: "whole" });
});

test("CRD1 more categories than marks begin again", () => {
  const cards = Array.from({ length: 16 }, (_, index) => ({
    row: 1,
    column: index + 1,
    category: `T${index}`,
  }));
  const marks = categoryMarks(cards);
  expect(marks.get("T15")).toEqual(marks.get("T0"));
});

test("categories follow one another by columns, not by where a card stands in the list", () => {
  const cards = [
    { row: 2, column: 1, category: "Late" },
    { row: 1, column: 2, category: "Other" },
    { row: 1, column: 1, category: "First" },
  ];
  expect(categoriesOf(cards)).toEqual(["First", "Late", "Other"]);
});

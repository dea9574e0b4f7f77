import { expect, test } from "vitest";
import { ru } from "./ru.ts";
import { beforeCount, beforeOrdinal } from "./ruSpoken.ts";

const numbers = [1, 2, 3, 4, 6, 7, 12, 20, 22, 100, 101, 102, 199, 200, 202, 1_002, 100_000, 120_500];

test("TSK2 Russian places and counts are written as they are spoken", () => {
  expect(numbers.filter((n) => beforeOrdinal(n) === "о")).toEqual([2, 101, 102, 199, 100_000, 120_500]);
  expect(numbers.filter((n) => beforeCount(n) === "о")).toEqual([100, 101, 102, 199, 100_000, 120_500]);
  expect(ru.play.away.rose(2, 1)).toBe("Вы поднялись со 2-го места на 1-е");
  expect(ru.play.away.fell(1, 2)).toBe("Вы опустились с 1-го места на 2-е");
  expect(ru.taskFirst.sharedByMany(3, 2)).toBe("3-е место, поровну с 2 командами");
  expect(ru.taskFirst.sharedByMany(3, 101)).toBe("3-е место, поровну со 101 командой");
  expect(ru.readiness.findings.card_not_reached({ cards: 100 })).toMatch(/^Со 100 карточками /u);
});

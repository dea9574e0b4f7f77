import fc from "fast-check";
import { expect, test } from "vitest";
import { createNameJudge } from "./suspiciousNames.ts";

const plain = createNameJudge({ marked: [], allowed: [] });

test.each([
  "Fuck this",
  "FuCk",
  "f u c k",
  "sh1t happens",
  "Хуй",
  "x у й",
  "XyЙ с горы",
  "пи3дец",
  "Бляди",
  "СУКА",
  "мудаки",
  "долбоёбы",
])("NAM1 %s is marked", (name) => {
  expect(plain(name)).toBe(true);
});

test.each([
  "Otters",
  "Scunthorpe",
  "Assassins of maths",
  "Classics",
  "Сова",
  "Барсуки",
  "Команда мечты",
  "Рубли и копейки",
  "Корабли",
  "Ослепительные",
  "Себастьян",
  "Колебания",
  "Страхи",
  "Херсон",
  "Черепахи",
  "Дебаты",
  "Не употреблять",
  "Ортопедики",
  "Мохнатые уйди",
  "4 А класс",
  "Команда 1",
])("NAM1 %s is not", (name) => {
  expect(plain(name)).toBe(false);
});

test("NAM1 the contest's own words mark, and its allowed ones stand above all lists", () => {
  const judge = createNameJudge({ marked: ["гусь", "Goose"], allowed: ["Fuchs", "сука блять"] });
  expect(judge("Злые ГУСЬКИ")).toBe(true);
  expect(judge("gooses")).toBe(true);
  expect(judge("Сука блять")).toBe(false);
  expect(judge("Сука")).toBe(true);
});

test("NAM1 any name has an answer", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
      expect(typeof plain(name)).toBe("boolean");
    }),
    { numRuns: 200 },
  );
});

import { expect, test } from "vitest";
import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import { roleOfHeader } from "./columnRoles.ts";

test.each<[ColumnRole, readonly string[]]>([
  [
    "statement",
    [
      "Question",
      "TASK",
      "Problem:",
      "вопрос",
      "Задание ",
      "Условие задачи",
      "Текст вопроса",
      "Вопрос / задание",
    ],
  ],
  [
    "answer",
    ["Answer", "Key", "Correct answer(s)", "Ответ", "ответ:", "Правильный ответ", "Верный вариант", "Ключ"],
  ],
  [
    "price",
    ["Points", "Price ($)", "Cost", "Баллы", "Очки", "Цена, баллов", "Стоимость (баллы)", "Кол-во баллов"],
  ],
  ["category", ["Category", "Topic", "Theme", "Категория", "Тема", "Раздел", "Рубрика"]],
  ["kind", ["Type", "kind", "Тип", "Вид ответа"]],
  ["choices", ["Options", "Choices", "Варианты", "Варианты ответов"]],
  [
    "option",
    ["Option A", "option 2", "Answer 3", "B", "Вариант 1", "Вариант ответа Б", "Ответ №2", "г", "4"],
  ],
  ["solution", ["Solution", "Explanation", "Решение", "Пояснение", "Разбор"]],
  ["tolerance", ["Tolerance", "Погрешность"]],
  ["ignored", ["Comment", "Notes", "№", "№ п/п", "#", "No.", "Комментарий", "Примечание", "Автор"]],
  ["row", ["Row", "Строка"]],
  ["column", ["Column", "Столбец"]],
])("FIL10 %s: %j", (role, names) => {
  expect(names.map(roleOfHeader)).toEqual(names.map(() => role));
});

test.each(["", "100", "Algebra", "What is the question?", "Ответьте", "z", "Какой ответ верный?"])(
  "FIL10 %j says nothing of a column",
  (name) => {
    expect(roleOfHeader(name)).toBeNull();
  },
);

import { describe, expect, test } from "vitest";
import type { FileProblem } from "../../../shared/contestFile/problems.ts";
import { scriptsOf } from "./letterKeys.ts";
import { readKeys } from "./optionKeys.ts";

function keysOf(answer: string, texts: readonly string[], labels = "", letters = labels): string {
  const problems: FileProblem[] = [];
  const scripts = scriptsOf([...letters]);
  const keys = readKeys(answer, { texts, labels: [...labels] }, scripts, (problem) => problems.push(problem));
  return keys?.replaceAll("\n", " + ") ?? problems.map(({ code }) => code).join();
}

const colours = ["red", "green", "blue", "white"];

describe("FIL10 keys of choices", () => {
  test.each([
    ["b", "abcd", "green"],
    ["B)", "abcd", "green"],
    ["(c)", "abcd", "blue"],
    ["option D", "abcd", "white"],
    ["A, C", "abcd", "red + blue"],
    ["a;c", "abcd", "red + blue"],
    ["ACD", "abcd", "red + blue + white"],
    ["a and d", "abcd", "red + white"],
    ["1,2", "", "1 + 2"],
    ["1 и 3", "", "1 + 3"],
    ["3", "", "3"],
    ["Б", "абвг", "green"],
    ["вариант В", "абвг", "blue"],
    ["а, г", "абвг", "red + white"],
    ["green", "abcd", "green"],
    ["bad", "abcd", "green + red + white"],
    ["e", "abcd", "e"],
    ["violet", "abcd", "violet"],
  ])("%s with the letters %j is %s", (answer, labels, expected) => {
    expect(keysOf(answer, colours, labels)).toBe(expected);
  });

  test("letters without labels go by their alphabet, where the table has one", () => {
    expect(keysOf("В", colours, "", "абв")).toBe("blue");
    expect(keysOf("B", colours, "", "abc")).toBe("green");
    expect(keysOf("В", colours, "", "аbв")).toBe("answer_doubtful_choice");
  });

  test("a letter that looks like another's is doubtful", () => {
    expect(keysOf("В", colours, "abcd")).toBe("answer_doubtful_choice");
    expect(keysOf("B", colours, "абвг")).toBe("answer_doubtful_choice");
    expect(keysOf("А", colours, "abcd")).toBe("red");
  });

  test("a letter that is a choice itself, and stands before another, is doubtful", () => {
    expect(keysOf("b", ["b", "a", "c"], "abc")).toBe("answer_doubtful_choice");
    expect(keysOf("c", ["b", "a", "c"], "abc")).toBe("c");
  });

  test("a letter and a text that name different choices are doubtful", () => {
    expect(keysOf("B) blue", colours, "abcd")).toBe("answer_doubtful_choice");
    expect(keysOf("C) blue", colours, "abcd")).toBe("C) blue");
    expect(keysOf("А. Чехов", ["А. Пушкин", "А. Чехов"], "")).toBe("А. Чехов");
  });
});

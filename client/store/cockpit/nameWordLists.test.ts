import { expect, test } from "vitest";
import { withTheirWords, wordsIn } from "./nameWordLists.ts";

test("NAM4 words are read one a line, each once, and none is cut", () => {
  const long = "x".repeat(70);
  expect(wordsIn(` goose \n\nblack swan\r\ngoose\n${long}`)).toEqual(["goose", "black swan", long]);
  expect(wordsIn(" \n")).toEqual([]);
});

test.each([
  ["what both added", ["a", "mine"], ["a"], ["a", "theirs"], ["a", "mine", "theirs"]],
  ["what both added is there once", ["a", "b"], ["a"], ["a", "b"], ["a", "b"]],
  ["what either took out", ["b", "c"], ["a", "b", "c"], ["a", "b"], ["b"]],
  ["what was typed where they changed nothing", ["b", "a"], ["a"], ["a"], ["b", "a"]],
  ["what they changed where nothing was typed", ["a", "b"], ["a", "b"], ["c", "b"], ["b", "c"]],
])("NAM3 %s", (_, typed, before, now, together) => {
  expect(withTheirWords(typed, before, now)).toEqual(together);
});

import { expect, test } from "vitest";
import { keyOf } from "./screenKeys.ts";

test.each([
  ["f", "KeyF", "f"],
  ["l", "KeyL", "l"],
  ["M", "KeyM", "m"],
  ["s", "KeyS", "s"],
  ["?", "Slash", "?"],
])("%s is a key of the screen", (key, code, meant) => {
  expect(keyOf({ key, code, shiftKey: key === "?" })).toBe(meant);
});

test.each([
  ["а", "KeyF", "f"],
  ["д", "KeyL", "l"],
  ["ь", "KeyM", "m"],
  ["Ы", "KeyS", "s"],
  [",", "Slash", "?"],
])("so is %s of a Russian keyboard, by its place", (key, code, meant) => {
  expect(keyOf({ key, code, shiftKey: true })).toBe(meant);
});

test("a question mark of a Russian keyboard is one", () => {
  expect(keyOf({ key: "?", code: "Digit7", shiftKey: true })).toBe("?");
});

test.each([
  ["b", "KeyB"],
  ["/", "Slash"],
  ["u", "KeyF"],
  ["Enter", "Enter"],
])("%s at %s is none", (key, code) => {
  expect(keyOf({ key, code, shiftKey: false })).toBeNull();
});

import { expect, it, vi } from "vitest";
import { BadOptions, givenOrEnd, oneOf, positive, seedOf, someOf, whole } from "./given.ts";

const colours = ["red", "green", "blue"] as const;

it("takes one or some of what there is, in its order", () => {
  expect(oneOf("colour", "green", colours)).toBe("green");
  expect(someOf("colours", "blue,red", colours)).toEqual(["red", "blue"]);
});

it.each([
  [() => oneOf("colour", "typo", colours), '--colour must be one of red, green, blue, not "typo".'],
  [() => oneOf("colour", "", colours), '--colour must be one of red, green, blue, not "".'],
  [() => someOf("colours", "red,typo", colours), '--colours takes some of red, green, blue, not "typo".'],
  [() => someOf("colours", "", colours), '--colours takes some of red, green, blue, not "".'],
  [() => whole("rounds", "typo", 1, 9), '--rounds must be a whole number from 1 to 9, not "typo".'],
  [() => whole("rounds", "10", 1, 9), '--rounds must be a whole number from 1 to 9, not "10".'],
  [() => positive("seconds", "0", 60), '--seconds must be a number above 0, 60 at most, not "0".'],
  [() => seedOf("-1"), '--seed must be a whole number from 0 to 1000000000, not "-1".'],
])("says what is wrong with what was typed (%#)", (read, sentence) => {
  expect(read).toThrow(BadOptions);
  expect(read).toThrow(sentence);
});

it("ends a program that cannot use what was typed, and no other", () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`ended with ${code}`);
  });
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(givenOrEnd(() => seedOf("7"))).toBe(7);
  expect(exit).not.toHaveBeenCalled();
  expect(() => givenOrEnd(() => seedOf("typo"))).toThrow("ended with 2");
  expect(told).toHaveBeenCalledWith(expect.stringContaining('not "typo"'));
  const bug = () => {
    throw new RangeError("a bug");
  };
  expect(() => givenOrEnd(bug)).toThrow(RangeError);
});

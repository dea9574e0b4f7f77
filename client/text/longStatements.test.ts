// @vitest-environment jsdom
import { expect, test } from "vitest";
import { ABOUT_TWICE, growthOf } from "../../shared/testing/growth.ts";
import { loneDollarsIn } from "./loneDollars.ts";
import { parseStatement } from "./statement.ts";

/** What is longer is not drawn. A formula that nothing closes is sought for 2,000 characters, which counts in short statements. */
const LONGEST = 20_000;

/** Statements whose pieces fill them, from the beginning and, where there are two, to the end. */
const hostile: Readonly<Record<string, readonly [string, string?, string?]>> = {
  "emphasis within emphasis": ["*a ", " a*"],
  "strong emphasis within itself": ["**a ", " a**"],
  "emphasis around marks that stand for it": ["*a ", " a*", `x${"\uE000".repeat(LONGEST / 2)}x`],
  "marks that stand for emphasis": ["\uE000", "x", "*a b*"],
  "blanks after a function": [" ", "x", "- sin"],
  "lines with a function": ["- sin                 x\n"],
  "brackets after a function": ["sin)", "x", "- "],
  "blanks after a sign of more": [" ", "\u2028x", "> "],
  "a word after a sign of more": ["aa", "\u2028", "> "],
  "lines of more": ["> aa bb\n"],
  "dollars and blanks": [`$${" ".repeat(299)}`],
  dollars: ["$"],
  "dollars and letters": ["$a "],
  "formulas that nothing closes": ["\\("],
  "displayed ones that nothing closes": ["\\["],
  "pictures that nothing closes": ["!["],
  "pictures with an escaped bracket": ["![\\]x"],
  "lines of a list": ["- a\n"],
  "lists in lists": ["- - "],
  backticks: ["`a``b"],
};

test.each(Object.entries(hostile))(
  "SCY9 %s are read in time that grows as the statement does",
  (_, [piece, end = "", start = ""]) => {
    const statement = (size: number) => {
      const room = Math.max(0, size - Math.min(start.length, size / 2));
      const many = Math.floor(room / (end.length > 1 ? piece.length + end.length : piece.length));
      const between = start.length > 100 ? start.slice(0, size / 2) : "";
      return end.length > 1
        ? piece.repeat(many) + between + end.repeat(many)
        : `${start}${piece.repeat(many)}${end}`;
    };
    expect(growthOf((size) => parseStatement(statement(size)), LONGEST, LONGEST / 2)).toBeLessThan(
      ABOUT_TWICE,
    );
  },
);

test("SCY9 lone dollars are found in time that grows as the statement does", () => {
  for (const piece of [`$${" ".repeat(299)}`, "$ ", "\\(", "a"])
    expect(
      growthOf((size) => loneDollarsIn(piece.repeat(size / piece.length)), LONGEST, LONGEST / 2),
    ).toBeLessThan(ABOUT_TWICE);
});

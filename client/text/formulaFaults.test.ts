// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complaintKinds } from "./formulaComplaints.ts";
import { findFormulaFaults } from "./formulaFaults.ts";
import { renderStatement } from "./statement.ts";
import { hostileStatements } from "./testing/hostileStatements.ts";

/** Kind, sign, line, and what stands at the place. */
const told = (text: string) =>
  findFormulaFaults(text).map(({ kind, sign, line, start, end }) => [
    kind,
    sign,
    line,
    text.slice(start, end),
  ]);

describe("PST7 a formula that cannot be drawn is told with its line and place", () => {
  test.each([
    ["Find $\\foo{x}$", "unknown_command", "\\foo", "\\foo"],
    ["Find $\\frac{1}{2$", "unclosed_brace", "", "$\\frac{1}{2$"],
    ["Find $x}$", "extra_brace", "", "}"],
    ["Find $\\frac{1}$", "missing_argument", "", "$\\frac{1}$"],
    ["Find $x^$", "missing_argument", "^", "^"],
    ["Find $\\left(x$", "left_right", "\\right", "$\\left(x$"],
    ["Find $x\\right)$", "left_right", "\\right", "\\right"],
    ["Find $x^2^3$", "double_script", "", "^"],
    ["Find $x_1_2$", "double_script", "", "_"],
    ["Find $\\begin{foo}x\\end{foo}$", "unknown_environment", "foo", "{foo}"],
    ["Find $\\begin{matrix}x$", "environment", "\\end", "$\\begin{matrix}x$"],
    ["Find $\\def\\a{x}\\a$", "defines", "\\def", "$\\def\\a{x}\\a$"],
    ["Find $\\href{https://a.example}{x}$", "not_allowed", "", "$\\href{https://a.example}{x}$"],
    ["Find $x+\\frac12 and so on", "unclosed_dollar", "$", "$"],
    ["Find $x + 1 at once", "unclosed_dollar", "$", "$"],
    ["Find \\(x^2 at once", "unclosed_dollar", "\\(", "\\("],
    ["Find x^2$ at once", "lone_dollar", "$", "$"],
    ["Find $ x^2 $ at once", "spaced_dollar", "$", "$ x^2 $"],
    ["$$\nx^2", "unclosed_dollar", "$$", "$$"],
  ])("%s", (text, kind, sign, place) => {
    expect(told(text)).toEqual([[kind, sign, 1, place]]);
  });

  test.each([
    "Find $x^2$, \\(y\\), $$z$$ and \\[a\\].",
    "Jack had $100. Sophia gave him 1/5 of her $100.",
    "from $5-$10, 10$ и 20$, $ 5 and 6 $, a price \\$5, one $ alone",
    "`$x_1_2$` and ``` $\\foo$ ```",
    "```\n$x_1_2$\n```",
    "US$ and A$, $8 a month",
    "no formula at all: 2*3*4",
    "$\\text{км/ч}$ and $\\frac12$",
  ])("nothing is wrong with %s", (text) => {
    expect(told(text)).toEqual([]);
  });

  test("wherever it stands", () => {
    const text = [
      "# Task $\\za$",
      "",
      "1. first $\\zb$ one",
      "   - `$\\zb$` inner $\\zc$",
      "",
      "> quoted",
      "> twice $\\zd$",
      "",
      "| $x$ | $\\|\\ze\\|$ |",
      "| --- | --- |",
      "| $\\zf$ | $\\zf$ |",
      "",
      "$$",
      "x +",
      "\\zg",
      "$$",
      "",
      "- $$\n  \\zh\n  $$",
    ].join("\n");
    expect(told(text)).toEqual(
      [
        ["\\za", 1],
        ["\\zb", 3],
        ["\\zc", 4],
        ["\\zd", 7],
        ["\\ze", 9],
        ["\\zf", 11],
        ["\\zf", 11],
        ["\\zg", 15],
        ["\\zh", 19],
      ].map(([command, line]) => ["unknown_command", command, line, command]),
    );
  });

  test("it tells of every formula that is drawn as written or in red, and of no other", () => {
    const part = fc.constantFrom(
      "x",
      "2",
      "{",
      "}",
      "\\frac",
      "\\frac12",
      "^",
      "_",
      "\\sqrt{x}",
      "\\foo",
      "\\left(",
      "\\right)",
      " ",
      "&",
      "\\\\",
      "#",
      "\\begin{matrix}",
      "\\end{matrix}",
      "\\def\\a{}",
      "\\text{слово}",
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const source = `$${parts.join("")}$`;
        const page = document.createElement("div");
        page.innerHTML = renderStatement(`Find ${source} now`);
        const isFormula = page.querySelector(".katex, .formula-source") !== null;
        fc.pre(isFormula && (page.textContent ?? "").endsWith(" now\n"));
        const isRefused =
          page.querySelector(".formula-source") !== null || page.innerHTML.includes("#cc0000");
        expect(findFormulaFaults(`Find ${source} now`).length > 0).toBe(isRefused);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ["definitions", `$\\def\\a{\\a\\a}\\a$`],
    ["many definitions", "$\\def\\a{xx}\\a$ ".repeat(1_000)],
    ["deep braces", `$${"{".repeat(1_900)}$`],
    ["deep roots", `$${"\\sqrt{".repeat(280)}x${"}".repeat(280)}$`],
    ["heavy formulas", `$${"\\sqrt x".repeat(280)}$ `.repeat(10)],
    ["dollars", "$".repeat(20_000)],
    ["spaced dollars", "$ x ".repeat(5_000)],
    ["prices", "$5 ".repeat(6_600)],
    ["open formulas", "\\(".repeat(10_000)],
    ["formulas", "$x^$ ".repeat(4_000)],
    ["lines", "$x\n".repeat(6_000)],
    ["cells", `${"|$x^$".repeat(100)}|\n${"|-".repeat(100)}|\n${`${"|$x^$".repeat(30)}|\n`.repeat(100)}`],
    ["a text of a megabyte", "word $\\foo$ ".repeat(100_000)],
  ])("PST6 bombs end within limits: %s", (_, text) => {
    const before = process.threadCpuUsage();
    const found = findFormulaFaults(text);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(3_000);
    expect(found.length).toBeLessThanOrEqual(50);
  });

  test.each(hostileStatements)("whatever it is, its places are in the text: %s", (text) => {
    for (const { line, start, end, kind } of findFormulaFaults(text)) {
      expect(complaintKinds).toContain(kind);
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(text.slice(0, start).split("\n").length).toBe(line);
    }
  });
});

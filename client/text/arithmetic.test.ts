// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderStatement } from "./statement.ts";

function drawn(markdown: string): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = renderStatement(markdown);
  return page;
}
/** What is read, lines and all. */
function shown(markdown: string): string {
  const page = drawn(markdown);
  for (const br of page.querySelectorAll("br")) br.replaceWith("");
  return (page.textContent ?? "").trim();
}

describe("FIL3 signs of arithmetic are shown as written", () => {
  test.each([
    "2*3*4",
    "3 * x * 2",
    "2 *3* 4",
    "x*y*z",
    "a*b + c*d",
    "2*x + 3*y = 12, x*y = 6",
    "2**3**2",
    "2**3 + 3**2",
    "длина*ширина*высота",
    "2*длина*3",
    "S = a*b, где a*h = 12",
    "(_) + (_) = 10",
    "_ + 3 = 5",
    "5 - _ = 2, _ + _ = 4",
    "__ + __ = 8",
    "(____) and then (____)",
    "_____ is the capital of _____.",
    "___",
    "* * *",
    "- - -",
    "- 5 + 3 = ?",
    "+ 5 - 3 = ?",
    "* 5 = 25",
    "- 5",
    "-",
    "- x + 3 = 0",
    "- (5 + 3)",
    "- 5 + 3 равно?",
    "- 5 см + 3 см = ? \n- 7 см + 2 см = ?",
    "- 5 + 3 = ?\n- 7 + 2 = ?\n- 9 + 9 = ?",
    "Найдите:\n- 5 + 3 = ?",
    "Сколько будет\n- 5 + 3?",
    "12\n+ 7\n=====",
    "x\n> 5",
    "> 5",
    "> x + 1",
    "? *3 = 6 and 4* ? = 8",
    "5 ~~3~~ 2",
    "3 < 5 > 2",
    "\u2212 5 + 3",
    "> см*2",
  ])("%j", (text) => {
    const bare = (written: string) => written.replace(/\s+/gu, "");
    expect(bare(shown(text))).toBe(bare(text));
    expect(drawn(text).querySelector("em, strong, s, ul, blockquote, h1, h2, hr")).toBeNull();
  });

  test("in an item of a numbered list, too", () => {
    expect(shown("1. - 5 + 3 = ?\n2. - 7 + 2 = ?")).toMatch(/- 5 \+ 3 = \?[\s\S]*- 7 \+ 2 = \?/u);
  });

  test("the line of a sum stays a line under it", () => {
    expect(drawn("12\n+ 7\n---\nIs it 19?").querySelectorAll("hr")).toHaveLength(1);
    expect(shown("12\n+ 7\n---\nIs it 19?")).toContain("+ 7");
  });

  test("whatever is multiplied, subtracted and compared", () => {
    const term = fc.constantFrom("2", "15", "0,5", "x", "y", "(2 + 3)", "a", "7", "_", "?", "2,5");
    const sign = fc.constantFrom(
      "*",
      "**",
      " * ",
      " - ",
      "-",
      " + ",
      "+",
      " > ",
      "_",
      " _ ",
      "~~",
      " / ",
      "=",
      " = ",
    );
    const lead = fc.constantFrom("", "", "- ", "+ ", "* ", "> ", "*", "-");
    const expression = fc
      .tuple(lead, term, fc.array(fc.tuple(sign, term), { minLength: 1, maxLength: 6 }))
      .map(([first, start, rest]) => first + start + rest.map(([by, next]) => by + next).join(""));
    const text = fc.array(expression, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, (written) => {
        expect(shown(written).replace(/\s+/gu, "")).toBe(written.replace(/\s+/gu, ""));
      }),
      { numRuns: 300 },
    );
  });
});

describe("FIL3 words are emphasised", () => {
  test.each([
    ["the *largest* number", "em", "largest"],
    ["**Найдите** x", "strong", "Найдите"],
    ["_наибольшее_ число", "em", "наибольшее"],
    ["(**note**): 2*3", "strong", "note"],
    ["the variable *x* is", "em", "x"],
    ["скорость *v* и время", "em", "v"],
    ["at the point *A*, that is here", "em", "A"],
    ["at most **3** attempts", "strong", "3"],
    ["~~wrong~~ right", "s", "wrong"],
    ["*Найдите $x$* скорее", "em", "Найдите x"],
    ["2*3 и *важно*", "em", "важно"],
  ])("%s", (markdown, tag, words) => {
    const page = drawn(markdown);
    expect(page.querySelectorAll("em, strong, s")).toHaveLength(1);
    for (const formula of page.querySelectorAll(".katex")) formula.replaceWith("x");
    expect(page.querySelector(tag)?.textContent).toBe(words);
  });

  test.each([
    ["a list", "Choose:\n- red ones\n- blue ones", "ul > li", 2],
    ["a list with figures", "- 5 apples\n- 3 pears", "ul > li", 2],
    ["a list in a list", "- red\n  - dark red\n  - light red\n- blue", "ul ul > li", 2],
    ["a list of formulas", "- $a$\n- $b$", "ul > li", 2],
    ["a quotation", "> To be or not to be", "blockquote", 1],
    ["a rule", "one\n\n---\n\ntwo", "hr", 1],
    ["a heading", "# Part one", "h1", 1],
  ])("%s stays", (_, markdown, selector, count) => {
    expect(drawn(markdown).querySelectorAll(selector)).toHaveLength(count);
  });
});

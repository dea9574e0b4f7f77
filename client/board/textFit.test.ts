import { expect, test } from "vitest";
import { ellipsize, fitFontSize, fitHeadings, wrapText } from "./textFit.ts";

/** Every character is one wide. */
const count = (text: string) => [...text].length;

test("words go on the next line when they do not fit", () => {
  expect(wrapText("number theory", 8, 2, count)).toEqual(["number", "theory"]);
  expect(wrapText("a bc  def", 20, 2, count)).toEqual(["a bc def"]);
  expect(wrapText("", 20, 2, count)).toEqual([]);
});

test("what does not fit into the last line ends in an ellipsis", () => {
  expect(wrapText("one two three", 5, 2, count)).toEqual(["one", "two…"]);
  expect(ellipsize("ёжики", 4, count)).toBe("ёжи…");
});

test("a word wider than its line is broken with a hyphen, between syllables if it can be", () => {
  expect(wrapText("intermediate algebra", 10, 3, count)).toEqual(["interme-", "diate", "algebra"]);
  expect(wrapText("комбинаторика", 12, 3, count)).toEqual(["комбинато-", "рика"]);
  expect(wrapText("mmmmmmmmmm", 6, 3, count)).toEqual(["mmmmm-", "mmmmm"]);
});

test("no line is wider than asked, whatever the text", () => {
  for (const text of ["комбинаторика и вероятность", "x", "aa bb cc dd ee ff", "🙂🙂🙂🙂🙂🙂"]) {
    for (let width = 3; width < 12; width++) {
      for (const line of wrapText(text, width, 3, count)) expect(count(line)).toBeLessThanOrEqual(width);
    }
  }
});

test("the font is as large as all texts allow without breaking a word", () => {
  const box = { width: 60, height: 100, maxLines: 2 };
  expect(fitFontSize(["number theory"], box, { least: 5, most: 40 }, count)).toBe(10);
  expect(fitFontSize(["abc"], box, { least: 5, most: 15 }, count)).toBe(15);
  expect(fitFontSize(["a".repeat(50)], box, { least: 5, most: 15 }, count)).toBe(5);
});

test("headings that would be small are set narrower and higher, never past what their height allows", () => {
  const box = { width: 60, height: 100, maxLines: 2 };
  expect(fitHeadings(["abc"], box, { least: 5, most: 15 }, count)).toEqual({ fontSize: 15, squeeze: 1 });
  expect(fitHeadings(["number theory"], box, { least: 5, most: 40 }, count)).toEqual({
    fontSize: 14,
    squeeze: 0.68,
  });
});

test("headings are set narrower before a word is broken", () => {
  const box = { width: 60, height: 100, maxLines: 2 };
  const { fontSize, squeeze } = fitHeadings(["intermediate"], box, { least: 7, most: 40 }, count);
  expect([fontSize, squeeze]).toEqual([7, 0.68]);
  expect(wrapText("intermediate", box.width / squeeze / fontSize, 2, count)).toEqual(["intermediate"]);
});

import { expect, test } from "vitest";
import { ellipsize, fitFontSize, fitHeadings, type Stretch, wrapText } from "./textFit.ts";

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

/** As {@link count}; narrower letters take less. */
const shares = { normal: 1, "semi-condensed": 0.9, condensed: 0.8, "extra-condensed": 0.7 };
const countNarrow = (text: string, stretch: Stretch) => count(text) * shares[stretch];

test("headings that would be small are set in narrower letters and higher, never past what their height allows", () => {
  const box = { width: 60, height: 100, maxLines: 2 };
  expect(fitHeadings(["abc"], box, { least: 5, most: 15 }, countNarrow)).toEqual({
    fontSize: 15,
    stretch: "normal",
  });
  expect(fitHeadings(["number theory"], box, { least: 5, most: 40 }, countNarrow)).toEqual({
    fontSize: 14,
    stretch: "extra-condensed",
  });
});

test("headings are set in narrower letters before a word is broken", () => {
  const box = { width: 60, height: 100, maxLines: 2 };
  const { fontSize, stretch } = fitHeadings(["intermediate"], box, { least: 7, most: 40 }, countNarrow);
  expect([fontSize, stretch]).toEqual([7, "extra-condensed"]);
  const widthOf = (text: string) => countNarrow(text, stretch);
  expect(wrapText("intermediate", box.width / fontSize, 2, widthOf)).toEqual(["intermediate"]);
});

test("a word that no letters are narrow enough for is set in the narrowest", () => {
  const box = { width: 60, height: 100, maxLines: 2 };
  expect(fitHeadings(["a".repeat(50)], box, { least: 7, most: 40 }, countNarrow)).toEqual({
    fontSize: 7,
    stretch: "extra-condensed",
  });
});

import { afterEach, expect, test, vi } from "vitest";
import { graphemesOf } from "./graphemes.ts";
import { ellipsize, wrapText } from "./textFit.ts";

afterEach(() => void vi.unstubAllGlobals());

const family = "👨\u200D👩\u200D👧\u200D👦";
const texts: readonly (readonly string[])[] = [
  ["a", "b", " ", "й", "e\u0301"],
  [family, "🇫🇷", "🇩🇪", "x"],
  ["👍🏽", "❤\uFE0F", "👩🏽\u200D🚀"],
  ["🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "1\uFE0F\u20E3"],
  [],
];

test.each(texts.map((parts) => [parts]))("PAG19 %j are the characters that a reader sees", (parts) => {
  expect(graphemesOf(parts.join(""))).toEqual(parts);
});

test.each(texts.map((parts) => [parts]))("PAG19 %j also where the browser cannot tell", (parts) => {
  vi.stubGlobal("Intl", { ...Intl, Segmenter: undefined });
  expect(graphemesOf(parts.join(""))).toEqual(parts);
});

test("PAG19 a heading that is cut or broken splits no joined emoji", () => {
  const measure = (text: string) => graphemesOf(text).length;
  expect(ellipsize(`ab${family.repeat(3)}`, 4, measure)).toBe(`ab${family}…`);
  expect(wrapText(family.repeat(6), 3, 9, measure)).toEqual([
    `${family.repeat(2)}-`,
    `${family.repeat(2)}-`,
    family.repeat(2),
  ]);
});

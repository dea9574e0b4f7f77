import { expect, test } from "vitest";
import { themes } from "../../../shared/contest/themes.ts";
import { languages } from "../../../shared/languages.ts";
import { type Kind, LookPlan, sizeName } from "./looks.ts";

const asked = [
  "390x500",
  "390x844",
  "768x1024",
  "1024x768",
  "1366x625",
  "1366x768",
  "1920x1080",
  "3840x2160",
];

/** What a page of so many states is looked at in. */
function seen(states: number, seed: number, kind: Kind = "page") {
  return languages.flatMap((language) => {
    const plan = new LookPlan(language, "pairs", seed);
    return Array.from({ length: states }, (_, index) =>
      plan.next(`page-${index}`, kind).map(({ size, theme }) => ({
        state: index,
        size: sizeName(size),
        theme,
        language,
      })),
    ).flat();
  });
}

const distinct = (list: readonly string[]) => [...new Set(list)].toSorted();

test.each([1, 2, 7])(
  "every page is looked at in every size, by seed %i, also one of a single state",
  (seed) => {
    expect(distinct(seen(1, seed).map(({ size }) => size))).toEqual(asked.toSorted());
    expect(seen(1, seed)).toHaveLength(8);
  },
);

test.each([1, 2, 7])(
  "a page of some states meets each theme at each size and in each language, by seed %i",
  (seed) => {
    const looks = seen(8, seed);
    expect(distinct(looks.map(({ size, theme }) => `${size} ${theme}`))).toHaveLength(8 * themes.length);
    expect(distinct(looks.map(({ language, theme }) => `${language} ${theme}`))).toHaveLength(
      2 * themes.length,
    );
    expect(distinct(looks.map(({ language, size }) => `${language} ${size}`))).toHaveLength(2 * 8);
  },
);

test("no state is looked at twice in the same size, and each in both languages", () => {
  const looks = seen(40, 3);
  expect(distinct(looks.map(({ state, size }) => `${state} ${size}`))).toHaveLength(looks.length);
  expect(distinct(looks.map(({ state, language }) => `${state} ${language}`))).toHaveLength(80);
});

test("two hundred states make less than 1,300 pictures, and another seed other ones", () => {
  expect(seen(200, 1).length).toBeLessThan(1_300);
  expect(seen(40, 1)).not.toEqual(seen(40, 2));
});

test("a quick look takes the themes in turn, and low windows in one", () => {
  const plan = new LookPlan("en", "quick", 1);
  const looks = Array.from({ length: 4 }, (_, index) => plan.next(`play-${index}`, "task")).flat();
  expect(distinct(looks.map(({ theme }) => theme))).toEqual([...themes].toSorted());
  for (const { size, theme } of looks) if (size.height < 700) expect(theme).toBe("light");
});

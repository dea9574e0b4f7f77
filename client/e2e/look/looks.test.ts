import { expect, test } from "vitest";
import { languages } from "../../../shared/languages.ts";
import { composedLooks, pairsIn } from "./composedSights.ts";
import { compositionName, compositions } from "./compositions.ts";
import { type Kind, LookPlan } from "./looks.ts";
import { moods, sizeName } from "./sights.ts";

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
      plan.next(`page-${index}`, kind).map(({ size, mood }) => ({
        state: index,
        size: sizeName(size),
        mood,
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
    expect(distinct(seen(1, seed).map(({ mood }) => mood))).toEqual([...moods].toSorted());
  },
);

test.each([1, 2, 7])(
  "a page of some states meets each mood at each size and in each language, by seed %i",
  (seed) => {
    // Eight looks at the first state, four at each of ten others: as many as there are sizes in moods.
    const looks = seen(11, seed);
    expect(looks).toHaveLength(8 * moods.length);
    expect(distinct(looks.map(({ size, mood }) => `${size} ${mood}`))).toHaveLength(8 * moods.length);
    expect(distinct(looks.map(({ language, mood }) => `${language} ${mood}`))).toHaveLength(2 * moods.length);
    expect(distinct(looks.map(({ language, size }) => `${language} ${size}`))).toHaveLength(2 * 8);
  },
);

test("no state is looked at twice in the same size, and each in both languages", () => {
  const looks = seen(40, 3);
  expect(distinct(looks.map(({ state, size }) => `${state} ${size}`))).toHaveLength(looks.length);
  expect(distinct(looks.map(({ state, language }) => `${state} ${language}`))).toHaveLength(80);
});

test("what only a hand is shown has its sizes in each language, and meets each mood", () => {
  const looks = seen(3, 1, "hand");
  expect(distinct(looks.map(({ language, size }) => `${language} ${size}`))).toHaveLength(2 * 3);
  expect(distinct(looks.map(({ mood }) => mood))).toEqual([...moods].toSorted());
});

test("two hundred states make less than 1,300 pictures, and another seed other ones", () => {
  expect(seen(200, 1).length).toBeLessThan(1_300);
  expect(seen(40, 1)).not.toEqual(seen(40, 2));
});

test.each([1, 2, 3, 7])(
  "pages of contests meet each two of teams, boards, names, languages, sizes and moods, in few looks, by seed %i",
  (seed) => {
    const looks = composedLooks(seed);
    const [teams, boards, names, tongues, sizes] = [4, 3, 3, 2, 8];
    const values = [teams, boards, names, tongues, sizes, moods.length];
    const pairs = values.flatMap((one, index) => values.slice(index + 1).map((other) => one * other));
    const met = new Set(looks.flatMap(pairsIn));
    expect(met.size).toBe(pairs.reduce((sum, count) => sum + count, 0));
    expect(looks.length).toBeLessThanOrEqual(56);
    expect(composedLooks(seed)).toEqual(looks);
  },
);

test("each page of a contest is looked at in all that its contest is for, and no other contest in anything", () => {
  for (const language of languages) {
    const plan = new LookPlan(language, "pairs", 1);
    const own = compositions(1).filter((composition) => composition.language === language);
    const shown = own.flatMap((composition) =>
      plan.next(`composed-race-${compositionName(composition)}`, "screen"),
    );
    const looks = composedLooks(1).filter(({ composition }) => composition.language === language);
    expect(shown).toHaveLength(looks.length);
    expect(() => plan.next("composed-race-7-5x5-usual", "screen")).toThrow(RangeError);
  }
});

test("a quick look takes the moods in turn, and low windows in one", () => {
  const plan = new LookPlan("en", "quick", 1);
  const looks = moods.map((_, index) => plan.next(`play-${index}`, "task")).flat();
  expect(distinct(looks.map(({ mood }) => mood))).toEqual([...moods].toSorted());
  for (const { size, mood } of looks) if (size.height < 700) expect(mood).toBe("light");
});

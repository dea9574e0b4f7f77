import { describe, expect, test } from "vitest";
import { outlineTeamName, readTeamName } from "../../../shared/contest/teamName.ts";
import { languages } from "../../../shared/languages.ts";
import { loadNameWords } from "../../i18n/nameWords.ts";
import { createNameJudge } from "../../store/cockpit/suspiciousNames.ts";
import { makeTeamName } from "./makeTeamName.ts";

const none = new Set<string>();

describe.each(languages)("ENT23 names in %s", async (language) => {
  const words = await loadNameWords[language]();
  const all = words.qualities.flatMap((quality) => words.crews.map((crew) => `${quality} ${crew}`));

  test("are several thousand, no two of them alike, and short enough for the big screen", () => {
    expect(all.length).toBeGreaterThan(3_000);
    expect(new Set(all.map(outlineTeamName)).size).toBe(all.length);
    expect(Math.max(...all.map((name) => name.length))).toBeLessThanOrEqual(28);
  });

  test("stand in a contest as they are, and no moderator is asked to look at one", () => {
    const isMarked = createNameJudge({ marked: [], allowed: [] });
    expect(all.filter((name) => readTeamName(name) !== name)).toEqual([]);
    expect(all.filter(isMarked)).toEqual([]);
  });

  test("are in one alphabet, written as a name of this language is", () => {
    const shape = { en: /^[A-Z][a-z]+ [A-Z][a-z]+$/, ru: /^[А-Я][а-яё]+(ые|ие) [а-яё]+$/ }[language];
    expect(all.filter((name) => !shape.test(name))).toEqual([]);
  });

  test("are each made by some dice, the last one too, and by the same dice again", () => {
    const made = () => all.map((_, index) => makeTeamName(words, () => (index + 0.5) / all.length, none));
    expect(made()).toEqual(all);
    expect(makeTeamName(words, () => 1 - 2 ** -53, none)).toBe(all.at(-1));
  });
});

test("ENT23 each name is offered once, until none is left", () => {
  const words = { qualities: ["Bold", "Calm", "Glad"], crews: ["Gulls", "Owls", "Terns", "Wrens"] };
  const offered = new Set<string>();
  for (let count = 1; count <= 12; count += 1) {
    offered.add(makeTeamName(words, () => 0.3, offered));
    expect(offered.size).toBe(count);
  }
  expect(offered).toContain(makeTeamName(words, () => 0.3, offered));
});

test("ENT23 the next name is of another kind than the one before", async () => {
  const words = await loadNameWords.en();
  const first = makeTeamName(words, () => 0, none);
  const second = makeTeamName(words, () => 0, new Set([first]));
  expect(second.split(" ").filter((word) => first.includes(word))).toEqual([]);
});

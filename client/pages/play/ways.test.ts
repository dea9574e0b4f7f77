import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = [".", "../practice", "../studio"].flatMap((folder) => {
  const here = new URL(`${folder}/`, import.meta.url);
  return readdirSync(here)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => ({ name, text: readFileSync(new URL(name, here), "utf8") }));
});

test("PAG39 nothing that is pressed on a team's page, or to try and to practise, is sent but one at a time", () => {
  const sends =
    /\bstore\.send\(|\b(?:startTry|startPractice)\(|\bcall\("(?:steerTrial|finishPractice)"|\.call\("finishPractice"/;
  const sending = sources.filter(({ text }) => sends.test(text));
  expect(sending.length).toBeGreaterThan(7);
  const unguarded = sending.filter(({ text }) => !/\b(?:useOnce|createOnce|useStep)\(/.test(text));
  expect(unguarded.map(({ name }) => name)).toEqual([]);
});

test("PAG42 no region of a team's page comes together with its words", () => {
  const here = new URL("./", import.meta.url);
  const pages = readdirSync(here).filter((name) => name.endsWith(".tsx") && !name.includes(".test."));
  const texts = pages.map((name) => ({ name, text: readFileSync(new URL(name, here), "utf8") }));
  const inCondition = /&& \(?\s*<\w+[^<>]*\srole="status"/;
  const afterReturn =
    /return null;(?:(?!\nfunction |\nexport function )[\s\S])*return \(\s*<\w+[^<>]*\srole="status"/;
  expect(texts.filter(({ text }) => text.includes('role="status"')).length).toBeGreaterThan(10);
  const late = texts.filter(({ text }) => inCondition.test(text) || afterReturn.test(text));
  expect(late.map(({ name }) => name)).toEqual([]);
});

test("PAG41 what a team puts aside gives the focus on", () => {
  const putsAside = /\b(?:words\.understood|away\.dismiss|words\.dismiss|help\.gotIt|words\.backToActive)\b/;
  const going = sources.filter(({ text }) => putsAside.test(text));
  expect(going.length).toBeGreaterThan(6);
  const lost = going.filter(({ text }) => !text.includes("<DismissButton"));
  expect(lost.map(({ name }) => name)).toEqual([]);
});

test("PAG43 no sentence is kept in the language in which it became true", () => {
  const join = new URL("../join/", import.meta.url);
  const joining = readdirSync(join).filter((name) => name.endsWith(".tsx") && !name.includes(".test."));
  const texts = joining.map((name) => ({ name, text: readFileSync(new URL(name, join), "utf8") }));
  const kept = /\.value = [^;]*\brefusalSentence\(|\.value = (?:[^;]*[?:] )?join\./;
  expect(joining.length).toBeGreaterThan(4);
  const keeping = [...sources, ...texts].filter(({ text }) => kept.test(text));
  expect(keeping.map(({ name }) => name)).toEqual([]);
});

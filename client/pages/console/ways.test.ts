import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const here = new URL(".", import.meta.url);
const sourcesIn = (folder: URL) =>
  readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const sources = sourcesIn(here);
const thoseWith = (part: string) => sources.filter(({ text }) => text.includes(part)).map(({ name }) => name);

test("CON8 nothing of the console is sent but one at a time", () => {
  expect(sources.length).toBeGreaterThan(50);
  const guarded = thoseWith("useOnce(");
  const sending = [...thoseWith("store.send("), ...thoseWith("store.settle("), ...thoseWith("runForTeams(")];
  expect(sending.length).toBeGreaterThan(0);
  expect(sending.filter((name) => !guarded.includes(name))).toEqual([]);
});

/** They read by themselves, or for a form that waits for them. */
const reading = ["SocketlessNotice.tsx", "importDocument.ts", "useLibrary.ts"];

test("CON8 LIB9 of what an organizer presses, one thing at a time is asked of the server", () => {
  const whenShown = /\buseReply\(\s*useCallback\(\(\) => session\.call\(/g;
  const asking = [".", "../library", "../results", "../protocol", "../print"]
    .flatMap((folder) => sourcesIn(new URL(`${folder}/`, here)))
    .filter(({ text }) => /\bsession\.call\(|\bact\(\s*\(\) =>/.test(text.replaceAll(whenShown, "")));
  expect(asking.length).toBeGreaterThan(10);
  const unguarded = asking.filter(({ text }) => !/\b(?:useOnce|useDownloads?)\(/.test(text));
  expect(unguarded.map(({ name }) => name).sort()).toEqual(reading);
});

test("CON10 a dialog of the console is drawn by what asks, or is the whole of another one", () => {
  const ownerOf = (before: string) => [...before.matchAll(/^(?:export )?function (\w+)/gm)].pop()?.[1] ?? "";
  const held = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/<\w+Dialog\b/g)]
      .filter(({ index }) => {
        const before = text.slice(0, index).trimEnd();
        const isAsked = before.endsWith("(close) =>") || before.endsWith("(close) => (");
        return !isAsked && !(before.endsWith("return (") && ownerOf(before).endsWith("Dialog"));
      })
      .map(([drawn]) => `${name} ${drawn}`),
  );
  expect(thoseWith("(close) =>").length).toBeGreaterThan(10);
  expect(held).toEqual(["ContestRoom.tsx <AskedDialog"]);
});

test("PAG42 no region of an organizer's page comes together with its words", () => {
  const inCondition = /&& \(?\s*<\w+[^<>]*\srole="status"/;
  const afterReturn =
    /return null;(?:(?!\nfunction |\nexport function )[\s\S])*return \(\s*<\w+[^<>]*\srole="status"/;
  const telling = [".", "../library", "../studio", "../parts"]
    .flatMap((folder) => sourcesIn(new URL(`${folder}/`, here)))
    .filter(({ text }) => text.includes('role="status"'));
  expect(telling.length).toBeGreaterThan(30);
  const late = telling.filter(({ text }) => inCondition.test(text) || afterReturn.test(text));
  expect(late.map(({ name }) => name)).toEqual([]);
});

test("PAG43 no error of an organizer's page is kept in the language in which it became true", () => {
  const kept = /\.value = [^;]*\brefusalSentence\(|\.value = (?:(?!=>)[^;])*\b(?:words|texts)\.\w/;
  const pages = [".", "../library", "../studio", "../parts"].flatMap((folder) =>
    sourcesIn(new URL(`${folder}/`, here)),
  );
  expect(pages.length).toBeGreaterThan(150);
  expect(pages.filter(({ text }) => kept.test(text)).map(({ name }) => name)).toEqual([]);
});

test("CON9 every dialog of the console says in itself what came of an act", () => {
  expect(thoseWith("parts/Dialog.tsx")).toEqual(["RoomDialog.tsx"]);
});

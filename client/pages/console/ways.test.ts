import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const here = new URL(".", import.meta.url);
const sourcesIn = (folder: URL) =>
  readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const sources = sourcesIn(here);
/** What organizers' pages are made of. */
const organizersParts = () =>
  [".", "../library", "../studio", "../parts", "../table"].flatMap((folder) =>
    sourcesIn(new URL(`${folder}/`, here)),
  );
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
  const region = String.raw`\(?\s*<(?:output\b|\w+[^<>]*\srole="status")`;
  const late = [
    new RegExp(String.raw`(?:&&|\?|:) ${region}`),
    new RegExp(String.raw`if \([^\n]*\)\s*(?:\{\s*)?return ${region}`),
    /return null;(?:(?!\nfunction |\nexport function )[\s\S])*(?:<output\b|\srole="status")/,
  ];
  const telling = organizersParts().filter(({ text }) => /role="status"|<output\b/.test(text));
  expect(telling.length).toBeGreaterThan(30);
  expect(telling.map(({ name }) => name)).toContain("TablePreviewPane.tsx");
  const lateOnes = telling.filter(({ text }) => late.some((pattern) => pattern.test(text)));
  expect(lateOnes.map(({ name }) => name)).toEqual([]);
});

test("PAG43 neither what came of an act nor an error of an organizer's page is kept in the language in which it became true", () => {
  const kept = /\.value = [^;]*\brefusalSentence\(|\.value = (?:(?!=>)[^;])*\b(?:words|texts)\.\w/;
  const pages = organizersParts();
  expect(pages.length).toBeGreaterThan(150);
  expect(pages.filter(({ text }) => kept.test(text)).map(({ name }) => name)).toEqual([]);
  // What is said asks for the texts when it is read.
  expect(pages.filter(({ text }) => /\bsay: \(\) =>/.test(text)).map(({ name }) => name)).toEqual([]);
});

test("CON9 every dialog of the console says in itself what came of an act", () => {
  expect(thoseWith("parts/Dialog.tsx")).toEqual(["RoomDialog.tsx"]);
});

/** Where the console writes a team's name and no boat can stand before it. */
const unboated = {
  "MoveSeat.tsx": "in a choice of a form",
  "NoteDialog.tsx": "in the text of a note",
  "QuestionDialogs.tsx": "in titles of dialogs",
  "useTeamRun.ts": "in what is said of a click",
};

test("BOA4 wherever else the console writes a team's name, its boat stands before it", () => {
  const naming =
    /\b(?:team|row|next)\.name\b|\bteamName\b|\bteams\[[^\]]+\]\?\.name\b|\b(?:teamId|id: teamId), name\b|\bmoderator\.teams\b/;
  const withBoat = /<(?:RoomTeam|TeamInWords|TeamNames|TeamsInSentence|Boat)\b/;
  const written = sources.filter(({ text }) => naming.test(text));
  expect(written.length).toBeGreaterThan(12);
  const bare = written.filter(({ text }) => !withBoat.test(text));
  expect(bare.map(({ name }) => name).sort()).toEqual(Object.keys(unboated));
});

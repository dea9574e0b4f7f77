import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { classicRules } from "../../shared/contest/rules.ts";
import { describeFileProblem, type FileProblem } from "../../shared/contestFile/problems.ts";
import { readContestFile } from "./readContestFile.ts";

function problemsOf(bytes: string): readonly FileProblem[] {
  const read = readContestFile(Buffer.from(bytes, "latin1"), { title: "T", language: "en" });
  return read.ok ? [] : read.problems;
}

/** As zip files begin: each entry with its name. */
const zip = (...names: readonly string[]) =>
  names
    .map((name) => `PK\x03\x04\x14${"\0".repeat(21)}${String.fromCharCode(name.length)}\0\0\0${name}\x12\x34`)
    .join("");

const ctfd =
  "id,name,description,connection_info,next_id,max_attempts,value,category,type,state,requirements,attribution,logic,flags,tags,hints\n" +
  "1,Warm up,Find it,,,0,100,crypto,standard,visible,,,any,flag{x},,\n";

describe("FIL5 what is no contest file says what it is, once", () => {
  test.each([
    ["a spreadsheet", zip("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet_file", /CSV UTF-8/],
    [
      "an OpenDocument table",
      `${zip("mimetype")}application/vnd.oasis.opendocument.spreadsheet`,
      "spreadsheet_file",
      /CSV UTF-8/,
    ],
    ["an old spreadsheet", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "other_spreadsheet", /\.xlsx.*CSV UTF-8/],
    [
      "an old document",
      `\xd0\xcf\x11\xe0\xa1\xb1${[..."WordDocument"].join("\0")}`,
      "foreign_file",
      /text document/,
    ],
    ["a package of SIGame", zip("content.xml", "Images/1.jpg"), "siq_file", /\.siq/],
    ["an archive", zip("tasks.csv"), "foreign_file", /archive/],
    ["a document", zip("[Content_Types].xml", "word/document.xml"), "foreign_file", /text document/],
    ["a PDF", "%PDF-1.7\n", "foreign_file", /PDF/],
    ["a picture", "\x89PNG\r\n\x1a\n\0\0", "foreign_file", /picture/],
    ["a web page", "\n<!DOCTYPE html><p>1,2", "foreign_file", /web page/],
    ["a quiz of Moodle", '<?xml version="1.0"?><quiz></quiz>', "foreign_file", /XML/],
    ["an export of CTFd", ctfd, "ctfd_export", /rename description to statement/],
    ["an archive of CTFd", zip("db/challenges.json"), "ctfd_export", /CTFd/],
    ["another table", "Question,Answer 1,Answer 2,Time\nWhat?,a,b,20\n", "foreign_table", /answer/],
    ["a letter", "Dear colleagues, here is all\nyou asked for", "foreign_table", /missing/],
    ["too much", "a".repeat(1024 * 1024 + 1), "too_large", /1025 KiB.*1024/],
    ["nothing", "", "empty_file", /empty/],
  ])("%s", (_, bytes, code, sentence) => {
    const problems = problemsOf(bytes);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    for (const problem of problems) {
      expect(describeFileProblem("en", problem)).toMatch(sentence);
      expect(describeFileProblem("ru", problem)).toMatch(/[а-я].*\.$/u);
    }
  });
});

const stored = readFileSync(new URL("../../shared/contestFile/stored/version1.json", import.meta.url));

describe("FIL6 a contest document is read as a table is", () => {
  test("with its own title, language and rules", () => {
    const read = readContestFile(stored, {});
    expect(read).toMatchObject({
      ok: true,
      document: { title: "Пробная регата", language: "ru", rules: { slots: 2 } },
    });
  });

  test("but for what is said beside it", () => {
    const read = readContestFile(stored, {
      title: "7 B",
      durationMs: 60_000,
      rules: { slots: 5 },
      theme: "dark",
    });
    expect(read).toMatchObject({
      document: { title: "7 B", durationMs: 60_000, theme: "dark", rules: { slots: 5, startPoints: 400 } },
    });
  });

  test.each([
    ["in another language", {}, stored, "other_language"],
    ["cut off", {}, stored.subarray(0, 400), "json_broken"],
    ["with a comma too many", {}, Buffer.from('{"format": "regatta-contest",\n}'), "json_broken"],
    ["of something else", {}, Buffer.from('[{"question": "What?"}]'), "json_not_a_contest"],
    ["deeply nested", {}, Buffer.from("[".repeat(500_000)), "json_broken"],
    ["too large", {}, Buffer.concat([stored, Buffer.alloc(1024 * 1024, " ")]), "too_large"],
  ])("not %s", (what, settings, bytes, code) => {
    const read = readContestFile(bytes, what === "in another language" ? { language: "en" } : settings);
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual([code]);
  });

  test("a break in JSON is named by its line", () => {
    const read = readContestFile(Buffer.from('{"format": "regatta-contest",\n"version": 1\n"title": 5}'), {});
    expect(read).toMatchObject({ problems: [{ code: "json_broken", params: { line: 3 } }] });
  });
});

const demo = new URL("../../demo/", import.meta.url);

describe("FIL2 a table becomes a document", () => {
  test.each(readdirSync(demo).filter((file) => file.endsWith(".csv")))(
    "%s, which reads back as itself",
    (file) => {
      const read = readContestFile(readFileSync(new URL(file, demo)), {
        title: "T",
        language: file.includes("russki") ? "ru" : "en",
      });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const { document } = read;
      expect(document).toMatchObject({ rules: classicRules, durationMs: 40 * 60_000, media: {} });
      expect(read.rowOfCard.size).toBe(document.board.cards.length);
      expect(readContestFile(Buffer.from(JSON.stringify(document)), {})).toEqual({
        ok: true,
        document,
        rowOfCard: new Map(),
      });
    },
  );

  test("without a title there is none", () => {
    const read = readContestFile(readFileSync(new URL("math-regatta.csv", demo)), {});
    expect(read).toMatchObject({ ok: false, problems: [{ code: "title_missing" }] });
  });
});

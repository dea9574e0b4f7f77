import { execFile } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { languages } from "../shared/languages.ts";

const root = path.join(import.meta.dirname, "..");

/** What the command says when it refuses, before it opens any database. */
function refusalOf(...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = ["scripts/import.ts", ...args];
    execFile(process.execPath, command, { cwd: root, env: { PATH: process.env.PATH } }, (error, _, stderr) =>
      error ? resolve(stderr) : reject(new Error("imported")),
    );
  });
}

test.each([
  ["a title of two lines", ["--title", "one\r\ntwo"], "--title has 1 to 120 characters, on one line."],
  ["an empty title", ["--title", " "], "--title has"],
  ["a long title", ["--title", "x".repeat(121)], "--title has"],
  ["a language", ["--language", "de"], "--language is en or ru."],
  ["an encoding", ["--encoding", "klingon"], "--encoding is one of utf-8"],
  ["half a minute", ["--minutes", "0.5"], "--minutes is a whole number"],
  ["a theme", ["--theme", "plaid"], "--theme is"],
  ["a file", [], "cannot be read"],
])("AUT12 the command refuses what the route refuses: %s", async (_, args, sentence) => {
  expect(await refusalOf("no-such-file.csv", ...args)).toContain(sentence);
});

test("the command names every language that there is", async () => {
  expect(await refusalOf("one.csv", "another.csv")).toContain(`[--language ${languages.join("|")}]`);
  expect(await refusalOf("no-such-file.csv", "--language", "xx")).toContain(languages.join(" or "));
});

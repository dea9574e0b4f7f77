import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const script = path.join(import.meta.dirname, "with-env.sh");
const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-env-"));
const file = path.join(folder, "regatta.env");
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) =>
  promisify(execFile)("sh", [script, ...args], { env: { PATH: process.env.PATH } });

// As systemd's `EnvironmentFile=` takes them.
test.each([
  ["&", "NAME=postgres://db/r?ssl=true&max=5", "postgres://db/r?ssl=true&max=5"],
  ["what a shell reads", "NAME=$HOME `id` $(id) a;b (c) <d >e |f *", "$HOME `id` $(id) a;b (c) <d >e |f *"],
  ["# and quotes within", `NAME=a #b "c" d's`, `a #b "c" d's`],
  ["blanks around", " NAME =\t a b \t\r", "a b"],
  ["double quotes around", `NAME=" Anna's $B "`, " Anna's $B "],
  ["single quotes around", `NAME='Anna "B." &'`, 'Anna "B." &'],
  ["another =", "NAME=a=b=", "a=b="],
  ["nothing", "NAME=", ""],
])("DEP20 a line with %s is taken as systemd takes it", async (_, line, value) => {
  for (const text of [`${line}\n`, `# of all\n\n; NAME=no\nNAME=before\n${line}\nOTHER=1\n`, line]) {
    writeFileSync(file, text);
    const { stdout } = await run(file, "printenv", "NAME");
    expect(stdout).toBe(`${value}\n`);
  }
});

test.each([
  "NAME=hush\\hush",
  "NAME=hush\\",
  'NAME="hush',
  'NAME="hush"hush',
  'NAME="hush" "hush"',
  "NAME='",
  "# hush\\",
  "export NAME=hush",
  "1NAME=hush",
  "hush",
])("DEP20 what is taken otherwise is refused before anything runs, and is not printed: %s", async (line) => {
  writeFileSync(file, `OTHER=1\n${line}\n`);
  const error: unknown = await run(file, "echo", "it ran").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(`${file}, line 2: `) });
  expect(error).toMatchObject({ stderr: expect.not.stringContaining("hush") });
});

test("DEP20 without the file nothing runs, and a command that fails has failed", async () => {
  const none = path.join(folder, "none");
  await expect(run(none, "echo", "it ran")).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: `${none} cannot be read.\n`,
  });
  await expect(run(none)).rejects.toMatchObject({ code: 2 });
  writeFileSync(file, "NAME=7\n");
  await expect(run(file, "sh", "-c", 'exit "$NAME"')).rejects.toMatchObject({ code: 7 });
});

import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDataDir } from "../server/test/databases.ts";

const root = path.join(import.meta.dirname, "..");
let dataDir: string;
let folder: string;
let remove: () => void;
beforeAll(async () => {
  ({ dataDir, remove } = await freshDataDir());
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-test-commands-"));
});
afterAll(() => {
  remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** What a command of the shell says, on both of its outputs, and how it ended. */
function run(script: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    const whole = { PATH: process.env.PATH, INIT_CWD: folder, ...env };
    const child = execFile(
      process.execPath,
      [`scripts/${script}.ts`, ...args],
      { cwd: root, env: whole },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: `${stdout}${stderr}` }),
    );
  });
}

test("OPS1 OPS4 OPS6 OPS8 OPS14 the commands back up, drill and restore an installation, and say what they refuse", async () => {
  const key = Buffer.alloc(32, 5).toString("base64url");
  fs.writeFileSync(path.join(dataDir, "seal.key"), `${key}\n`, { mode: 0o600 });
  const here = { DATA_DIR: dataDir };
  const there = { DATA_DIR: path.join(folder, "moved") };

  expect(await run("backup", here)).toMatchObject({
    code: 1,
    said: expect.stringContaining("Usage: npm run backup"),
  });
  const taken = await run("backup", here, "b.regatta", "--with-key");
  expect(taken).toMatchObject({ code: 0, said: expect.stringContaining("as secret as the database") });
  expect(await run("backup", here, "b.regatta", "--with-key")).toMatchObject({
    code: 1,
    said: expect.stringContaining("is there already: choose another name, or --replace it"),
  });
  expect(await run("backup", here, "b.regatta", "--with-key", "--replace")).toMatchObject({ code: 0 });
  expect(await run("drill", here)).toMatchObject({
    code: 0,
    said: expect.stringContaining("PASS: 0 contests"),
  });
  expect(await run("restore", there, "nowhere")).toMatchObject({
    code: 1,
    said: expect.stringMatching(/nowhere cannot be used \(ENOENT/),
  });
  const restored = await run("restore", there, "b.regatta");
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining("Restored 0 contests") });
  const kept = path.join(folder, "moved/seal.key");
  expect(fs.readFileSync(kept, "utf8").trim()).toBe(key);
  expect(restored.said).toContain(`, into the embedded database in ${there.DATA_DIR}.`);
  expect(restored.said).toContain(`The key of the PINs is in ${kept} now.`);
  expect(await run("restore", there, "b.regatta")).toMatchObject({
    code: 1,
    said: expect.stringContaining("restored into an empty one"),
  });
  expect(fs.existsSync(path.join(folder, "moved/seal.key"))).toBe(true);
});

test("a backup that is made beside the program, as on a laptop, goes into no commit and no image", () => {
  const linesOf = (file: string) => fs.readFileSync(path.join(root, file), "utf8").split(/\r?\n/);
  const made = linesOf("docs/hosting.md").flatMap((line) => / backup "--" (\S+)/.exec(line)?.[1] ?? []);
  expect(made).toContain("before.backup");
  for (const file of made) expect(file).toMatch(/\.backup$/);
  // One that is being written, or was broken off, has what it holds so far.
  for (const name of ["*.backup", "*.backup.unfinished"]) {
    expect(linesOf(".gitignore")).toContain(name);
    expect(linesOf(".dockerignore")).toContain(`**/${name}`);
  }
});

test.each([
  ["golden", ["ABCDEF", "name", "what happens"]],
  ["password", []],
])("OPS16 %s says in a sentence that it cannot have the data", async (script, args) => {
  const file = path.join(folder, "a-file");
  fs.writeFileSync(file, "");
  expect(await run(script, { DATA_DIR: file }, ...args)).toEqual({
    code: 1,
    said: `${file} is a file, or lies in one: choose a folder by DATA_DIR.\n`,
  });
});

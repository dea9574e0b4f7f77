import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrationNames } from "../server/db/migrate.ts";

const script = path.join(import.meta.dirname, "release.sh");
const migrations = "server/db/migrations";
let folder: string;
let home: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "regatta-release-")));
  home = path.join(folder, "home");
  mkdirSync(path.join(folder, "bin"));
  // In the place of npm: it builds one part, whose name holds what the version says, and tells what is current meanwhile.
  const npm = path.join(folder, "bin/npm");
  writeFileSync(
    npm,
    `#!/bin/sh
set -eu
case $1 in
ci) mkdir node_modules ;;
*)
  readlink ${home}/current >>${folder}/meanwhile || true
  mkdir -p dist/client/assets
  read -r version <version
  [ "$version" != broken ]
  echo "$version" >"dist/client/assets/page-$version.js"
  ;;
esac
`,
  );
  chmodSync(npm, 0o755);
  git("init", "--quiet", "--initial-branch", "main", path.join(folder, "origin"));
  commit("one", "0001_first");
  mkdirSync(home);
  git("clone", "--quiet", path.join(folder, "origin"), path.join(home, "source"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { encoding: "utf8" }).trim();

/** The version `name`, as a tag and as the newest of main; `changed`: what it changes the tables by. */
function commit(name: string, ...changed: readonly string[]): void {
  const origin = path.join(folder, "origin");
  writeFileSync(path.join(origin, "version"), `${name}\n`);
  mkdirSync(path.join(origin, migrations), { recursive: true });
  for (const change of changed) writeFileSync(path.join(origin, migrations, `${change}.ts`), "");
  git("-C", origin, "add", ".");
  git("-C", origin, "commit", "--quiet", "-m", name);
  git("-C", origin, "tag", name);
}

const release = (...args: readonly string[]) =>
  promisify(execFile)("sh", [script, ...args, home], {
    env: { PATH: `${folder}/bin:${process.env.PATH}` },
  });
const current = () => readFileSync(path.join(home, "current/version"), "utf8").trim();
const parts = () => readdirSync(path.join(home, "current/dist/client/assets")).toSorted();
const releases = () => readdirSync(path.join(home, "releases"));

describe("DEP16 a release", () => {
  test("is built beside the one before, which stays as it is until then", async () => {
    await release("main");
    expect(current()).toBe("one");
    const first = readlinkSync(path.join(home, "current"));
    commit("two");
    const { stdout } = await release("main");
    expect(current()).toBe("two");
    expect(stdout).toContain("main is current");
    expect(readFileSync(path.join(folder, "meanwhile"), "utf8")).toBe(`${first}\n`);
    expect(existsSync(path.join(home, first, "node_modules"))).toBe(true);
    expect(readdirSync(home).toSorted()).toEqual(["current", "releases", "source"]);
  });

  test("keeps the parts of pages that were opened before it, and of no earlier ones", async () => {
    for (const version of ["one", "two", "three"]) {
      if (version !== "one") commit(version);
      await release(version);
    }
    expect(parts()).toEqual(["page-three.js", "page-two.js"]);
    await release("two");
    expect(current()).toBe("two");
    expect(parts()).toContain("page-three.js");
  });

  test("keeps the parts of the pages of each release that still runs, though it was never restarted into the next", async () => {
    await release("one");
    const running = spawn("sleep", ["600"], { cwd: realpathSync(path.join(home, "current")) });
    try {
      for (const version of ["two", "three"]) {
        commit(version);
        await release(version);
      }
      expect(parts()).toEqual(["page-one.js", "page-three.js", "page-two.js"]);
    } finally {
      running.kill();
      await once(running, "exit");
    }
  });

  test("that cannot be built, or is none, changes nothing", async () => {
    await release("one");
    commit("broken");
    await expect(release("broken")).rejects.toMatchObject({ code: 1 });
    await expect(release("nowhere")).rejects.toMatchObject({ stderr: "There is no version nowhere.\n" });
    expect(current()).toBe("one");
    await release("one");
    expect(releases()).toHaveLength(1);
  });

  test("before the current one stays to go back to, however often the current one is asked for", async () => {
    await release("one");
    const first = readlinkSync(path.join(home, "current"));
    commit("two");
    for (const version of ["two", "two", "main"]) await release(version);
    expect(existsSync(path.join(home, first, ".complete"))).toBe(true);
    await release("one");
    await release("one");
    expect(current()).toBe("one");
    expect(releases()).toHaveLength(2);
    commit("three");
    await release("three");
    expect(releases().toSorted()).toEqual(
      [first, readlinkSync(path.join(home, "current"))].map((link) => path.basename(link)).toSorted(),
    );
  });

  test("that does not know which one was before it removes none when it is asked for again", async () => {
    await release("one");
    commit("two");
    await release("two");
    rmSync(path.join(home, "current/.before"));
    await release("two");
    expect(releases()).toHaveLength(2);
  });

  test("of long ago goes when nothing runs in it any more", async () => {
    await release("one");
    const cwd = realpathSync(path.join(home, "current"));
    const running = spawn("sleep", ["600"], { cwd });
    try {
      for (const version of ["two", "three"]) {
        commit(version);
        await release(version);
      }
      expect(releases()).toHaveLength(3);
    } finally {
      running.kill();
      await once(running, "exit");
    }
    await release("three");
    expect(existsSync(cwd)).toBe(false);
  });
});

describe("DEP22 a release that does not know how the tables were changed", () => {
  const refusal = (name: string, changes: string) => {
    const said = new RegExp(`^${name} has changed the tables \\(${changes}\\): .*"Going back"`, "s");
    return { code: 1, stderr: expect.stringMatching(said) };
  };
  const nameOfCurrent = () => path.basename(readlinkSync(path.join(home, "current")));

  test("is refused before it is built, and is current only when it must be", async () => {
    commit("two", "0002_second", "0003_third");
    await release("two");
    const two = nameOfCurrent();
    await expect(release("one")).rejects.toMatchObject(refusal(two, "0002_second 0003_third"));
    expect(current()).toBe("two");
    expect(releases()).toEqual([two]);
    await release("--force", "one");
    expect(current()).toBe("one");
    // Forward there is nothing that it does not know.
    await release("main");
    expect(current()).toBe("two");
  });

  test("is refused also where they were by one that runs, and is not current", async () => {
    commit("two", "0002_second");
    await release("two");
    const two = nameOfCurrent();
    const running = spawn("sleep", ["600"], { cwd: realpathSync(path.join(home, "current")) });
    try {
      await release("--force", "one");
      await expect(release("one")).rejects.toMatchObject(refusal(two, "0002_second"));
    } finally {
      running.kill();
      await once(running, "exit");
    }
    await release("one");
    expect(current()).toBe("one");
  });

  test("is found by the files that hold the changes", () => {
    expect(readFileSync(script, "utf8")).toContain(`\nmigrations=${migrations}\n`);
    const files = readdirSync(path.join(import.meta.dirname, "..", migrations));
    expect(files.toSorted()).toEqual(migrationNames.map((name) => `${name}.ts`));
  });
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { blocksOf } from "../deploy/hosting/pageBlocks.ts";

const root = path.join(import.meta.dirname, "..");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

const folders = ["client", "demo", "deploy", "docs", "loadtest", "scripts", "server", "shared"];
const files = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map(
      (name) => `${folder}/${name}`,
    ),
  ),
];

/** Made by the commands that are told of beside them. */
const made = ["loadtest/stress/tally.json"];

// docs/hosting.md names files of other machines: DEP13 looks at it.
describe.each([
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "client/theme/README.md",
  "demo/README.md",
  "loadtest/README.md",
])("%s", (name) => {
  const document = read(name);

  test("names only files that there are", () => {
    const named = [...document.matchAll(/`([\w@./-]*\w\.(?:ts|tsx|css|json|md|sh|yml|conf))`/g)].map(
      ([, file = ""]) => file.replace(/^(\.\.\/)+/, ""),
    );
    const missing = named.filter(
      (file) => !made.includes(file) && !files.some((there) => there === file || there.endsWith(`/${file}`)),
    );
    expect(missing).toEqual([]);
  });

  test("leads only to files that there are", () => {
    const linked = [...document.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, file = ""]) =>
      path.posix.join(path.posix.dirname(name), file),
    );
    expect(linked.filter((file) => !files.includes(file))).toEqual([]);
  });

  test("names only commands that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: object };
    const named = [...document.matchAll(/npm run ([\w:-]*\w)/g)].map(([, command = ""]) => command);
    expect(named.filter((command) => !Object.hasOwn(scripts, command))).toEqual([]);
  });
});

test("what a laptop needs at first is typed line by line: not every shell has a sign for one after the other", () => {
  for (const [name, section] of [
    ["README.md", "Start"],
    ["docs/hosting.md", "One laptop"],
  ] as const) {
    const blocks = blocksOf(read(name), [section]).map(({ text }) => text);
    expect(blocks[0]).toBe("npm ci\nnpm start");
    for (const block of blocks) expect(block).not.toMatch(/&&|;/);
  }
});

test("what is typed on a laptop has -- in quotes: PowerShell takes a bare one, and npm then the option", () => {
  const sectionOf = (name: string, section: string) => {
    const parts = read(name).split(/^## /m);
    return parts.find((part) => part.startsWith(`${section}\n`)) ?? "";
  };
  const told = [
    sectionOf("README.md", "Start"),
    sectionOf("docs/hosting.md", "One laptop"),
    read("SECURITY.md"),
    ...["backup", "restore", "import", "importJournal"].map((name) => read(`scripts/${name}.ts`)),
  ];
  for (const text of told) {
    expect(text).toMatch(/npm (?:start|run [\w-]+) "--" /);
    expect(text).not.toMatch(/npm (?:start|run [\w-]+) -- /);
  }
});

test("a laptop is brought to a newer version by the same lines each time, and back by what they leave", () => {
  const [, upgrade = ""] = blocksOf(read("docs/hosting.md"), ["One laptop"]).map(({ text }) => text);
  const lines = upgrade.split("\n");
  const [, file = ""] = /^npm run backup .*?(\S+\.backup) .*--replace$/.exec(lines[0] ?? "") ?? [];
  const [, tag = ""] = /^git tag --force (\S+)$/.exec(lines[1] ?? "") ?? [];
  // After the way back no branch is there that could be pulled.
  expect(lines.slice(2)).toEqual(["git checkout main", "git pull", "npm ci", "npm start"]);
  const [, back = ""] = /^- \*\*The version before\.\*\*(.*?)^## /ms.exec(read("docs/hosting.md")) ?? [];
  expect(back).toContain(`\`git checkout ${tag}\``);
  const [, restored] = /`npm run restore .*?([^\s`]+)`/.exec(back) ?? [];
  expect(restored).toBe(file);
});

test.each([
  "README.md",
  "CONTRIBUTING.md",
  "DECISIONS.md",
  "SECURITY.md",
  "docs/hosting.md",
  "shared/SPEC.md",
])("%s has an empty line before each of its headings", (name) => {
  expect(read(name).match(/(?<=[^\n]\n)#{2,} .*/g)).toBeNull();
});

test("every command is told of in one of the documents", () => {
  const told = `${read("README.md")}${read("CONTRIBUTING.md")}${read("loadtest/README.md")}${read("docs/hosting.md")}`;
  const { scripts } = JSON.parse(read("package.json")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const untold = Object.entries(scripts).filter(
    ([name, command]) => /^node (?!scripts\/start)/.test(command) && !told.includes(`npm run ${name}`),
  );
  expect(untold.map(([name]) => name)).toEqual([]);
});

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { buildPagesIfChanged, PagesNotBuilt } from "./buildPages.ts";

let said: string[];

beforeEach(() => {
  said = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
});
afterEach(() => vi.restoreAllMocks());

/** A program of one page. */
async function program(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "regatta-pages-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const root = path.join(folder, name);
  await mkdir(path.join(root, "client"), { recursive: true });
  await writeFile(path.join(root, "client/index.html"), "<!doctype html><title>One</title>");
  await writeFile(path.join(root, "package.json"), '{ "type": "module" }');
  const config = 'export default { root: "client", build: { outDir: "../dist/client", emptyOutDir: true } };';
  await writeFile(path.join(root, "vite.config.ts"), config);
  return root;
}

const builtPage = (root: string) => readFile(path.join(root, "dist/client/index.html"), "utf8");

test("pages are built at the first start, and again when their sources have changed", async () => {
  const root = await program("regatta");
  await buildPagesIfChanged(root);
  expect(await builtPage(root)).toContain("One");
  expect(said[0]).toBe("Building the pages (first start) ...");

  said = [];
  await buildPagesIfChanged(root);
  expect(said).toEqual([]);

  await writeFile(path.join(root, "client/index.html"), "<!doctype html><title>Two</title>");
  await buildPagesIfChanged(root);
  expect(await builtPage(root)).toContain("Two");
  expect(said[0]).toBe("Building the pages (changed) ...");
}, 60_000);

test.each(["lessons #1", "why?"])(
  "in a folder called %s the builder would fail: one sentence",
  async (name) => {
    const root = await program(name);
    const building = buildPagesIfChanged(root);
    await expect(building).rejects.toThrow(PagesNotBuilt);
    await expect(building).rejects.toThrow(
      `The builder of the pages cannot work in a folder with # or ? in its path: rename a part of ${root}.`,
    );
    expect(existsSync(path.join(root, "dist"))).toBe(false);
  },
);

test("pages that were built elsewhere serve in a folder of any name", async () => {
  const [here, there] = [await program("regatta"), await program("lessons #1")];
  await buildPagesIfChanged(here);
  await mkdir(path.join(there, "dist/client"), { recursive: true });
  const hash = await readFile(path.join(here, "dist/client/.build-hash"), "utf8");
  await writeFile(path.join(there, "dist/client/.build-hash"), hash);
  await expect(buildPagesIfChanged(there)).resolves.toBeUndefined();
}, 60_000);

test("where a file stands in the way of the built pages: one sentence", async () => {
  const root = await program("regatta");
  await writeFile(path.join(root, "dist"), "");
  await expect(buildPagesIfChanged(root)).rejects.toThrow(notWritable(root));
});

// Where not even the administrator may write, who reads and writes past permissions.
test.runIf(existsSync("/sys/kernel"))("in a program's folder that is read-only: one sentence", async () => {
  const root = await program("regatta");
  await symlink("/sys/kernel", path.join(root, "dist"));
  const building = buildPagesIfChanged(root);
  await expect(building).rejects.toThrow(PagesNotBuilt);
  await expect(building).rejects.toThrow(notWritable(root));
});

function notWritable(root: string): RegExp {
  const folder = path.join(root, "dist/client").replaceAll(/[.\\]/g, "\\$&");
  return new RegExp(
    `^The pages have to be built once, and this program may not write into ${folder} \\([A-Z]+\\): make it writable\\.$`,
  );
}

test("a build that fails is said in one sentence after its own lines, and tried again at the next start", async () => {
  const root = await program("regatta");
  const config = await readFile(path.join(root, "vite.config.ts"), "utf8");
  await writeFile(path.join(root, "vite.config.ts"), "process.exit(3);");
  await expect(buildPagesIfChanged(root)).rejects.toThrow(
    "The pages cannot be built; the lines above say why.",
  );
  await writeFile(path.join(root, "vite.config.ts"), config);
  await buildPagesIfChanged(root);
  expect(await builtPage(root)).toContain("One");
}, 60_000);

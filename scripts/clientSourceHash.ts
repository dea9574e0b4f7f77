import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

const SOURCES = ["client/**/*.*", "shared/**/*.ts", "vite.config.ts", "package-lock.json"];
const NOT_BUILT = /(^|\/)e2e\/|\.test\.tsx?$/;

/** A hash of everything the built pages depend on; the same on every platform, whatever the files' times are. */
export async function clientSourceHash(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of await sourceNames(root)) {
    const content = await readFile(join(root, name));
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

async function sourceNames(root: string): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const name = relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
    if (!NOT_BUILT.test(name)) names.push(name);
  }
  return names.sort();
}

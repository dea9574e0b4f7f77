import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { clientSourceHash } from "./clientSourceHash.ts";

const hashName = ".build-hash";

/** The pages could not be built; the message is a sentence for the person who started the program. */
export class PagesNotBuilt extends Error {
  override readonly name = "PagesNotBuilt";
}

/**
 * Builds the pages of the program in `root` when their sources have changed since they were built last. In a process of
 * its own: what the builder needs of memory is free again before the server starts. Throws {@link PagesNotBuilt}.
 */
export async function buildPagesIfChanged(root: string): Promise<void> {
  const built = builtFolder(root);
  const hash = await clientSourceHash(root);
  const builtHash = await findBuiltHash(root);
  if (builtHash === hash) return;
  if (/[#?]/.test(root)) {
    throw new PagesNotBuilt(
      `The builder of the pages cannot work in a folder with # or ? in its path: rename a part of ${root}.`,
    );
  }
  await mayWrite(built);
  console.log(
    builtHash === null ? "Building the pages (first start) ..." : "Building the pages (changed) ...",
  );
  const startedAt = performance.now();
  await build(root);
  // Written last: a build that failed half-way is built again.
  await writeFile(path.join(built, hashName), hash);
  console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** Whether the pages of the program in `root` are as their sources say. */
export async function arePagesBuilt(root: string): Promise<boolean> {
  return (await findBuiltHash(root)) === (await clientSourceHash(root));
}

function builtFolder(root: string): string {
  return path.join(root, "dist/client");
}

/** Of the sources of the pages that are there; null: there are none. */
function findBuiltHash(root: string): Promise<string | null> {
  return readFile(path.join(builtFolder(root), hashName), "utf8").catch(() => null);
}

async function mayWrite(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, hashName), "");
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new PagesNotBuilt(
      `The pages have to be built once, and this program may not write into ${folder} (${why}): make it writable.`,
      { cause: error },
    );
  }
}

async function build(root: string): Promise<void> {
  const vite = path.join(
    path.dirname(fileURLToPath(import.meta.resolve("vite/package.json"))),
    "bin/vite.js",
  );
  const builder = spawn(
    process.execPath,
    [vite, "build", "--config", "vite.config.ts", "--logLevel", "warn"],
    { cwd: root, stdio: "inherit" },
  );
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    builder.once("error", reject);
    builder.once("close", resolve);
  });
  if (exitCode !== 0) throw new PagesNotBuilt("The pages cannot be built; the lines above say why.");
}

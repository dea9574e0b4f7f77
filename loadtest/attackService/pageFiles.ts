import fs from "node:fs";
import path from "node:path";
import { buildPagesIfChanged } from "../../scripts/buildPages.ts";

const root = path.join(import.meta.dirname, "../..");

/** Paths of the largest script of the built pages, and of the smallest, which any browser may fetch. Builds them first. */
export async function pageFiles(): Promise<{ readonly largeFile: string; readonly smallFile: string }> {
  await buildPagesIfChanged(root);
  const folder = path.join(root, "dist/client/assets");
  const scripts = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => ({ path: `/assets/${name}`, bytes: fs.statSync(path.join(folder, name)).size }))
    .toSorted((one, other) => one.bytes - other.bytes);
  const [small, large] = [scripts.at(0), scripts.at(-1)];
  if (!small || !large) throw new Error("the built pages have no scripts");
  return { largeFile: large.path, smallFile: small.path };
}

// Starts Regatta from a clean clone: builds the pages if their sources changed, then runs the server in this process.
import { readFile, writeFile } from "node:fs/promises";
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { clientSourceHash } from "./clientSourceHash.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const hashFile = fileURLToPath(new URL("../dist/client/.build-hash", import.meta.url));

chdir(root);
await buildIfChanged();
await import("../server/main.ts");

async function buildIfChanged(): Promise<void> {
  const hash = await clientSourceHash(root);
  const built = await readFile(hashFile, "utf8").catch(() => null);
  if (built === hash) return;
  console.log(built === null ? "Building the pages (first start) ..." : "Building the pages (changed) ...");
  const startedAt = performance.now();
  const { build } = await import("vite");
  await build({ root: "client", configFile: "vite.config.ts", logLevel: "warn" });
  // Written last: a build that failed half-way is built again.
  await writeFile(hashFile, hash);
  console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

// Checks every project, also after one of them failed, so that one run shows all there is to mend.
// Usage: node scripts/typecheck.ts [project …]
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Each compiles its part of the repository with the types that part may use. */
const projects = [
  "shared",
  "shared/tsconfig.test.json",
  "server",
  "client",
  "client/tsconfig.test.json",
  "client/e2e",
  "client/fuzz",
];

const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const asked = process.argv.slice(2);
const failed = (asked.length > 0 ? asked : projects).filter((project) => {
  const run = spawnSync(process.execPath, [compiler, "-p", project], { stdio: "inherit" });
  return run.status !== 0;
});

if (failed.length > 0) console.error(`Type errors in: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;

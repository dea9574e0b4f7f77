// Starts Regatta from a clean clone: builds the pages if their sources changed, then runs the server in this process.
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { buildPagesIfChanged, PagesNotBuilt } from "./buildPages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

chdir(root);
try {
  await buildPagesIfChanged(root);
} catch (error) {
  if (!(error instanceof PagesNotBuilt)) throw error;
  console.error(`Regatta cannot start. ${error.message}`);
  process.exit(1);
}
await import("../server/start.ts");

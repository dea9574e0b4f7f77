// Starts Regatta from a clean clone: builds the pages if their sources changed, then runs the server in this process.
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import type { Reservation } from "../server/db/reserveDatabase.ts";
import type { Env } from "../server/env.ts";
import { arePagesBuilt, buildPagesIfChanged, PagesNotBuilt } from "./buildPages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

chdir(root);
if (!(await arePagesBuilt(root))) {
  const reserved = await reserve();
  try {
    await buildPagesIfChanged(root);
  } catch (error) {
    if (!(error instanceof PagesNotBuilt)) throw error;
    console.error(`Regatta cannot start. ${error.message}`);
    process.exit(1);
  }
  await reserved.release();
}
await import("../server/start.ts");

/** Where the server would be refused it is so before: the pages may be those of one that runs. OPS16 */
async function reserve(): Promise<Reservation> {
  // The server's entry sees to it that Node keeps what it compiles: most starts load nothing before that.
  const { readEnv } = await import("../server/env.ts");
  const { refuseStart } = await import("../server/ops/refuseStart.ts");
  const { reserveStart } = await import("../server/reserveStart.ts");
  let env: Env | null = null;
  try {
    env = readEnv(undefined, process.argv.slice(2));
    return await reserveStart(env);
  } catch (error) {
    return refuseStart(error, env);
  }
}

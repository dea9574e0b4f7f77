import path from "node:path";
import { organizerLogin } from "../../../loadtest/serverProcess.ts";
import { Cleanups } from "../../../loadtest/service/Cleanups.ts";
import { RunningService } from "../../../loadtest/service/RunningService.ts";
import { buildPagesIfChanged } from "../../../scripts/buildPages.ts";
import { secureName } from "../browsers.ts";
import type { ClusterService } from "./ClusterService.ts";

const root = path.join(import.meta.dirname, "../../..");

/** With a PostgreSQL, a Redis and an nginx of its own; the pages are built when they have changed. */
export async function startOwnService(password: string): Promise<ClusterService> {
  await buildPagesIfChanged(root);
  const cleanups = new Cleanups();
  const remove = async () => {
    for (const failure of await cleanups.run()) console.error(failure);
  };
  try {
    const environment = { PUBLIC_ORIGIN: `https://${secureName}` };
    const { processes, nginx } = await RunningService.start({
      processes: 2,
      nginx: true,
      password,
      environment,
      cleanups,
    });
    if (nginx === null) throw new Error("there is no nginx before the processes");
    const processOf = (slot: number) => {
      const found = processes[slot - 1];
      if (!found) throw new Error(`there is no process ${slot}`);
      return found;
    };
    return {
      httpsPort: nginx.ports.https,
      login: organizerLogin,
      password,
      firstLink: null,
      kill: (slot) => processOf(slot).kill(),
      comeBack: (slot) => processOf(slot).start(),
      lastWords: async () => processes.map(({ output }) => output).join("\n"),
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

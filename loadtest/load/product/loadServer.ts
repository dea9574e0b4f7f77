import type { RunDatabase } from "../../runDatabase.ts";
import { freePort, ServerProcess } from "../../serverProcess.ts";
import { mostClients } from "../limits.ts";
import { loadPassword } from "./password.ts";

/** What lets crowds of any size in. */
export const loadEnvironment = {
  MAX_TEAMS: "500",
  MAX_SEATS_PER_TEAM: "50",
  MAX_CLIENTS: `${mostClients}`,
} as const;

/** The product on this database, as large as the scenarios need it; not started yet. */
export async function loadServer(
  { dataDir, databaseUrl }: RunDatabase,
  nodeFlags: readonly string[] = [],
): Promise<ServerProcess> {
  return new ServerProcess({
    port: await freePort(),
    dataDir,
    databaseUrl,
    password: loadPassword,
    environment: loadEnvironment,
    nodeFlags,
  });
}

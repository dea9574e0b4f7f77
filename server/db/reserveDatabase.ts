import { closing } from "./closing.ts";
import type { DatabaseOptions } from "./database.ts";
import { takeEmbeddedFolder } from "./embeddedFolder.ts";
import { openPostgres } from "./postgres.ts";

export interface Reservation {
  readonly release: () => Promise<void>;
}

/**
 * Takes the database as `openDatabase` does, and leaves it closed: nobody else opens it meanwhile. Throws `DatabaseInUse`,
 * and any error of the driver when it cannot be reached.
 */
export async function reserveDatabase({
  databaseUrl,
  dataDir,
  use = "alone",
}: Pick<DatabaseOptions, "databaseUrl" | "dataDir" | "use">): Promise<Reservation> {
  if (databaseUrl === undefined) return takeEmbeddedFolder(dataDir);
  const { pool, release } = await openPostgres({ databaseUrl, poolSize: 1, use, onProblem: () => {} });
  return { release: closing(() => pool.end(), release) };
}

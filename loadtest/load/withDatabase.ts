import { type DatabaseKind, makeRunDatabase, type RunDatabase } from "../runDatabase.ts";
import type { Surroundings } from "./runProgram.ts";

/** Does `work` on a new, empty database, which is gone afterwards, also when the program is stopped meanwhile. */
export async function withDatabase<T>(
  { cleanups }: Pick<Surroundings, "cleanups">,
  kind: DatabaseKind,
  serverUrl: string | null,
  work: (database: RunDatabase) => Promise<T>,
): Promise<T> {
  const database = await makeRunDatabase(kind, serverUrl);
  // What is left behind must not hide what went wrong before.
  const remove = () => database.remove().catch(() => {});
  cleanups.add(remove);
  try {
    return await work(database);
  } finally {
    cleanups.delete(remove);
    await remove();
  }
}

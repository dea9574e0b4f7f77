// Fills an empty database with a backup: npm run restore "--" FILE
import { openAlone } from "../server/backup/openAsIs.ts";
import { sayProgress } from "../server/backup/progress.ts";
import { readBackup } from "../server/backup/readBackup.ts";
import { restoreBackup } from "../server/backup/restoreBackup.ts";
import { restoredKey } from "../server/backup/restoredKey.ts";
import { systemClock } from "../server/contests/clock.ts";
import { fileHere, runCommand } from "./command.ts";

await runCommand('Usage: npm run restore "--" FILE', {}, async ({ env, signal, file }) => {
  const backup = await readBackup(fileHere(file));
  const key = restoredKey(backup.header, env);
  const progress = sayProgress(systemClock, console.error, signal);
  const database = await openAlone(env);
  try {
    await restoreBackup(database.db, backup, { progress, beforeCommit: async () => key.keep() });
  } catch (error) {
    key.undo();
    throw error;
  } finally {
    await database.close();
  }
  const contests = backup.header.tables.find(({ name }) => name === "contest")?.rows ?? 0;
  // OPS6: a variable that was lost on the way is seen by it.
  const where =
    env.databaseUrl === undefined ? `the embedded database in ${env.dataDir}` : "the one of DATABASE_URL";
  console.log(`Restored ${contests} contests as they were on ${backup.header.takenAt}, into ${where}.`);
  if (key.keptIn)
    console.log(
      `The key of the PINs is in ${key.keptIn} now. That must be DATA_DIR/seal.key of the server, which its user may read; or set REGATTA_SEAL_KEY to it there.`,
    );
  if (key.note) console.log(key.note);
});

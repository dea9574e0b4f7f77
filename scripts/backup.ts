// Writes all that an installation holds into one file: npm run backup "--" FILE [--with-key] [--replace]
import { stat } from "node:fs/promises";
import { openForReading } from "../server/backup/openAsIs.ts";
import { sayProgress } from "../server/backup/progress.ts";
import { readingAtOneMoment } from "../server/backup/reading.ts";
import { writeBackup } from "../server/backup/writeBackup.ts";
import { systemClock } from "../server/contests/clock.ts";
import { findSealKey } from "../server/journal/sealKey.ts";
import { fileHere, runCommand } from "./command.ts";

const usage = 'Usage: npm run backup "--" FILE [--with-key] [--replace]';
await runCommand(usage, { "with-key": "boolean", replace: "boolean" }, async (given) => {
  const { env, signal, values } = given;
  const file = fileHere(given.file);
  const sealKey = findSealKey(env);
  const withKey = values["with-key"] === true;
  const replace = values.replace === true;
  const progress = sayProgress(systemClock, console.error, signal);
  const database = await openForReading(env);
  try {
    const { tables, keyFingerprint } = await readingAtOneMoment(database.db, (trx) =>
      writeBackup(trx, { file, now: systemClock.now(), sealKey, withKey, replace, progress }),
    );
    const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0;
    const { size } = await stat(file);
    console.log(
      `${given.file} holds ${rowsOf("contest")} contests with ${rowsOf("event")} events and ${rowsOf("media")} pictures (${Math.ceil(size / 1024)} KiB). ` +
        "It is as secret as the database: who has it can sign in as anybody.",
    );
    if (keyFingerprint === null)
      console.log("The key of the PINs is not at hand: without DATA_DIR/seal.key they will read as unknown.");
    else if (!withKey)
      console.log(
        `PINs need the key ${keyFingerprint}, which is not in it: keep DATA_DIR/seal.key, or take it in by --with-key.`,
      );
  } finally {
    await database.close();
  }
});

// Makes a contest of a journal that another installation gave out: npm run import-journal "--" FILE.jsonl
import { createReadStream } from "node:fs";
import { createFirstOrganizer } from "../server/auth/organizer.ts";
import { systemClock } from "../server/contests/clock.ts";
import { openDatabase } from "../server/db/database.ts";
import { BadLine, textLines } from "../server/files/textLines.ts";
import { importJournal } from "../server/making/importJournal.ts";
import { Refused } from "../server/ops/Refused.ts";
import { findAccountByLogin } from "../server/queries/accounts.ts";
import { fileHere, runCommand } from "./command.ts";

/** More than any event, and than a picture in base64. */
const longestLineBytes = 16 * 1024 * 1024;

await runCommand('Usage: npm run import-journal "--" FILE.jsonl', {}, async ({ env, file, signal }) => {
  const database = await openDatabase(env);
  try {
    const { db } = database;
    const first = await createFirstOrganizer(db, env.organizer, systemClock.now());
    if (first?.madeUpPassword)
      console.log(`Made the account ${first.account.login} with the password ${first.madeUpPassword}`);
    const owner = first?.account ?? (await findAccountByLogin(db, env.organizer.login));
    if (!owner) throw new Refused(`There is no account ${env.organizer.login}: set REGATTA_LOGIN.`);
    const lines = textLines(createReadStream(fileHere(file), { signal }), longestLineBytes);
    const { title, roomCode, phase, events, pictures, missing } = await importJournal(db, lines, owner.id);
    console.log(
      `Imported “${title}” (${phase}) with ${events} events and ${pictures} pictures. Its room code is ${roomCode}.`,
    );
    console.log("No file holds PINs: who wants a further device in gets a new one from the console.");
    for (const id of missing) console.log(`Note: the picture ${id} was not in the file.`);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof BadLine) throw new Refused(`${file} is cut off or no journal: ${error.message}.`);
    throw error;
  } finally {
    await database.close();
  }
});

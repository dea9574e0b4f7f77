import { writeFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { openDatabase } from "../server/db/database.ts";
import { type Env, readCommandEnv } from "../server/env.ts";
import { sealWith } from "../server/journal/seal.ts";
import { loadSealKey } from "../server/journal/sealKey.ts";
import { SqlJournal } from "../server/journal/sqlJournal.ts";
import { redactorFor } from "../server/ops/redact.ts";
import { startupSentence } from "../server/ops/startupErrors.ts";
import { findContestByCode } from "../server/queries/contests.ts";
import { storeEvent } from "../shared/contest/stored/readEvent.ts";
import { goldenFile } from "../shared/contest/testing/golden.ts";

// Records a contest of this installation as a golden journal: npm run golden -- ROOMCODE name "What happens in it"
const [roomCode, name, title] = process.argv.slice(2);
if (!roomCode || !name || !title) {
  console.error('Usage: npm run golden -- ROOMCODE name "What happens in it"');
  process.exit(2);
}

let env: Env | null = null;
try {
  env = readCommandEnv();
  await record(env, { roomCode, name, title });
} catch (error) {
  console.error(redactorFor(env)(startupSentence(error, env) ?? inspect(error)));
  process.exitCode = 1;
}

interface Recording {
  readonly roomCode: string;
  readonly name: string;
  readonly title: string;
}

async function record(env: Env, { roomCode, name, title }: Recording): Promise<void> {
  const database = await openDatabase(env);
  try {
    const contest = await findContestByCode(database.db, roomCode.toUpperCase());
    if (!contest) throw new Error(`There is no contest ${roomCode}.`);
    const journal = new SqlJournal(database.db, sealWith(loadSealKey(env)));
    const entries = await journal.read(contest.id, 0, 1_000_000);
    const file = path.join(import.meta.dirname, "../shared/contest/golden", `${name}.json`);
    const stored = entries.map(({ event }) => storeEvent(event));
    writeFileSync(file, goldenFile(title, stored), { flag: "wx" });
    console.log(`${stored.length} events are in ${path.relative(process.cwd(), file)}.`);
  } finally {
    await database.close();
  }
}

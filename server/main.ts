import path from "node:path";
import { startAccountantThread } from "./account/startAccountantThread.ts";
import { createApp } from "./app.ts";
import { createFirstOrganizer, type FirstOrganizer } from "./auth/organizer.ts";
import { joinCluster } from "./cluster/joinCluster.ts";
import { after, systemClock } from "./contests/clock.ts";
import { type Database, openDatabase } from "./db/database.ts";
import { type Env, readEnv } from "./env.ts";
import { sealWith } from "./journal/seal.ts";
import { loadSealKey } from "./journal/sealKey.ts";
import { SqlJournal } from "./journal/sqlJournal.ts";
import { openDemoContest, readFirstDemo } from "./making/demoContest.ts";
import { createLog, type Log } from "./ops/log.ts";
import { startupSentence } from "./ops/startupErrors.ts";
import { welcome } from "./ops/welcome.ts";
import { findContest, listLiveContestIds } from "./queries/contests.ts";
import { startReadinessThread } from "./readiness/startReadinessThread.ts";

const pages = path.join(import.meta.dirname, "../dist/client");
/** A stop that takes longer is forced. One of several processes hands its contests over first. */
const stopWithinMs = 5_000;
const drainWithinMs = 20_000;

let env: Env | null = null;
try {
  env = readEnv();
  await start(env);
} catch (error) {
  const sentence = startupSentence(error, env);
  if (sentence === null) console.error("Regatta cannot start.", error);
  else console.error(`Regatta cannot start. ${sentence}`);
  process.exit(1);
}

async function start(env: Env): Promise<void> {
  const log = createLog(env.logLevel);
  const database = await openDatabase({
    databaseUrl: env.databaseUrl,
    dataDir: env.dataDir,
    use: env.cluster ? "shared" : "alone",
    onProblem: (err) => log.warn({ err }, "the database has a problem"),
  });
  try {
    await serve(env, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(env: Env, database: Database, log: Log): Promise<void> {
  const { db } = database;
  const journal = new SqlJournal(db, sealWith(loadSealKey(env)));
  const cluster = await joinCluster({ ...env, db, journal, log });
  const clock = cluster?.clock ?? systemClock;
  const app = await createApp({
    ...env,
    db,
    journal: cluster?.journal ?? journal,
    clock,
    cluster,
    log,
    startAccountant: startAccountantThread,
    startReadiness: startReadinessThread,
    pages,
  });
  // Only when nothing can fail any more: a password made up here is shown once.
  const first = await createFirstOrganizer(db, env.organizer, clock.now());
  if (first) {
    await openDemo(env, database, app.live, first).catch((err: unknown) =>
      log.error({ err }, "no demo contest"),
    );
  }

  let stopping = false;
  const stop = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    const drains = cluster !== null && exitCode === 0;
    const withinMs = stopWithinMs + (drains ? drainWithinMs : 0);
    after(systemClock, withinMs, () => process.exit(exitCode || 1));
    try {
      if (drains) await app.drain();
      await app.close();
      await database.close();
      process.exit(exitCode);
    } catch (err) {
      log.error({ err }, "the stop was not clean");
      process.exit(1);
    }
  };
  const stopBecause = (reason: string, exitCode: number) => {
    if (exitCode === 0) log.info({ reason }, "stopping");
    else log.fatal({ reason }, "stopping");
    void stop(exitCode);
  };
  process.on("SIGTERM", () => stopBecause("SIGTERM", 0));
  process.on("SIGINT", () => stopBecause("SIGINT", 0));
  process.on("SIGHUP", () => stopBecause("SIGHUP", 0));
  process.on("uncaughtException", (err) => {
    log.fatal({ err }, "an error nobody caught");
    void stop(1);
  });
  void database.lost.then(({ reason }) => stopBecause(reason, 1));

  const rooms = (await listOpenRooms(db)).map(({ roomCode, title }) => ({ roomCode, title }));
  const linkSecret = await app.firstPassword.makeLink();
  console.log(welcome({ here: app.url, origins: app.origins(), linkSecret, first, rooms }));
}

/** An empty installation has something to show: the demo contest, in its lobby. */
async function openDemo(
  env: Env,
  { db }: Database,
  live: Awaited<ReturnType<typeof createApp>>["live"],
  { account }: FirstOrganizer,
): Promise<void> {
  const owner = { ownerAccountId: account.id, limits: env.limits, now: systemClock.now() };
  const actor = { role: "moderator", accountId: account.id } as const;
  await openDemoContest({ db, live }, await readFirstDemo(), owner, actor);
}

async function listOpenRooms(db: Database["db"]) {
  const ids = await listLiveContestIds(db);
  const rows = await Promise.all(ids.map((id) => findContest(db, id)));
  return rows.filter((row) => row !== undefined).toReversed();
}

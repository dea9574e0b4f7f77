import path from "node:path";
import { startAccountantThread } from "./account/startAccountantThread.ts";
import { createApp, type SharedApp } from "./app.ts";
import { loadKeys } from "./auth/keys.ts";
import { createFirstOrganizer, type FirstOrganizer } from "./auth/organizer.ts";
import type { Cluster } from "./cluster/Cluster.ts";
import { joinCluster } from "./cluster/joinCluster.ts";
import { after, type Clock, systemClock } from "./contests/clock.ts";
import { type Database, openDatabase } from "./db/database.ts";
import { type ClusterEnv, type Env, readEnv } from "./env.ts";
import { sealWith } from "./journal/seal.ts";
import { loadSealKey } from "./journal/sealKey.ts";
import { checkSharedSealKey } from "./journal/sharedSealKey.ts";
import { SqlJournal } from "./journal/sqlJournal.ts";
import { openDemoContest, readFirstDemo } from "./making/demoContest.ts";
import { createLog, type Log } from "./ops/log.ts";
import { redactorFor } from "./ops/redact.ts";
import { refuseStart } from "./ops/refuseStart.ts";
import { unreachableSlots } from "./ops/unreachableSlots.ts";
import { welcome } from "./ops/welcome.ts";
import { findContest, listLiveContestIds } from "./queries/contests.ts";
import { startReadinessThread } from "./readiness/startReadinessThread.ts";
import { fingerprintOf } from "./tls/Certificate.ts";
import { certificateSource } from "./tls/certificateSource.ts";

const pages = path.join(import.meta.dirname, "../dist/client");
/** A stop that takes longer is forced. One of several processes hands its contests over first. */
const stopWithinMs = 5_000;
const drainWithinMs = 20_000;

let env: Env | null = null;
try {
  env = readEnv(undefined, process.argv.slice(2));
  await start(env);
} catch (error) {
  refuseStart(error, env);
}

async function start(env: Env): Promise<void> {
  const log = createLog(env.logLevel, { slot: env.cluster?.slot ?? null, redact: redactorFor(env) });
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
  const sealKey = loadSealKey(env);
  if (env.cluster) await checkSharedSealKey(db, sealKey);
  const journal = new SqlJournal(db, sealWith(sealKey));
  const cluster = await joinCluster({ ...env, db, journal, log });
  const slots = cluster === null ? [] : unreachableSlots(await cluster.processes());
  if (slots.length > 0)
    log.warn(
      { slots },
      "other machines cannot reach these slots: each needs its own REGATTA_INTERNAL_ADDRESS",
    );
  const clock = cluster?.clock ?? systemClock;
  const shared = cluster && env.cluster && (await share(env, env.cluster, { db, clock, log, cluster }));
  const tls = certificateSource(env, () => clock.now());
  let isStarted = false;
  const app = await createApp({
    ...env,
    tls,
    db,
    kind: database.kind,
    journal: cluster?.journal ?? journal,
    clock,
    cluster,
    log,
    startAccountant: startAccountantThread,
    startReadiness: startReadinessThread,
    pages,
    shared,
    // Whoever waits for it to be ready finds the account there, and its link in the log.
    lacks: () => (isStarted ? null : "starting"),
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
      await shared?.close();
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
  console.log(
    welcome({
      here: app.url,
      origins: app.origins(),
      fingerprint: tls?.isOwn ? fingerprintOf(tls.read()) : null,
      linkSecret,
      first,
      rooms,
    }),
  );
  isStarted = true;
}

/** What this process shares with the others beside the database. */
async function share(
  { limits }: Env,
  { redisUrl }: ClusterEnv,
  {
    db,
    clock,
    log,
    cluster,
  }: { readonly db: Database["db"]; readonly clock: Clock; readonly log: Log; readonly cluster: Cluster },
): Promise<SharedApp> {
  const { peers: key } = await loadKeys(db);
  // A process alone does without the libraries.
  const { openRedis } = await import("./redis/openRedis.ts");
  return {
    ...openRedis({ url: redisUrl, clock, log, limits, key }),
    slot: cluster.slot,
    slots: () => cluster.slots(),
    lacks: () => (cluster.holdsLocks ? null : "the connection that holds the contests' locks is broken"),
  };
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

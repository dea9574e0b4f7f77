import { parseArgs } from "node:util";
import { findingKinds } from "./crash/findings.ts";
import { type CrashRun, crashRun } from "./crash/run.ts";
import { type DatabaseKind, findPostgresServer, makeRunDatabase, type RunDatabase } from "./runDatabase.ts";
import type { ServerProcess } from "./serverProcess.ts";
import { median } from "./statistics.ts";
import { formatTable } from "./table.ts";

// npm run crash: bots play, the server is killed at random moments and started again, and nothing may be missing.
//   --rounds 20 --database pglite|postgres|both --seed N

const { values: given } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    database: { type: "string", default: "both" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
  },
});
const rounds = Number(given.rounds);
const seed = Number(given.seed);
const kinds = { pglite: ["pglite"], postgres: ["postgres"], both: ["pglite", "postgres"] }[given.database];
const longestMsPerRound = 60_000;

/** What this process started, to be taken away however it ends. */
const running = new Set<ServerProcess>();
const databases = new Set<RunDatabase>();

if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed) || !kinds)
  fail("npm run crash -- [--rounds 20] [--database pglite|postgres|both] [--seed N]");
setTimeout(
  () => {
    console.error("the crash test took too long");
    void stop(1);
  },
  (rounds * longestMsPerRound + 60_000) * kinds.length,
).unref();
process.on("exit", () => {
  for (const server of running) server.discard();
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(1));

try {
  console.log(`seed ${seed}`);
  const serverUrl = kinds.includes("postgres") ? await getPostgresServer() : null;
  const runs: [DatabaseKind, CrashRun][] = [];
  for (const kind of kinds as readonly DatabaseKind[]) runs.push([kind, await runOn(kind, serverUrl)]);
  report(runs);
  await stop(runs.some(([, run]) => run.findings.count() > 0 || !didSomething(run)) ? 1 : 0);
} catch (error) {
  console.error(error);
  await stop(1);
}

async function runOn(kind: DatabaseKind, serverUrl: string | null): Promise<CrashRun> {
  const database = await makeRunDatabase(kind, serverUrl);
  databases.add(database);
  const run = await crashRun(database, {
    rounds,
    seed,
    progress: (line) => console.log(`${kind} ${line}`),
    started: (server) => running.add(server),
  });
  for (const line of run.findings.lines) console.log(`${kind} ${line}`);
  await database.remove();
  databases.delete(database);
  return run;
}

async function getPostgresServer(): Promise<string> {
  const serverUrl = await findPostgresServer();
  if (serverUrl !== null) return serverUrl;
  return fail(
    "No PostgreSQL server is reachable in which a database may be created: set DATABASE_URL, start one on " +
      "127.0.0.1:5432, or pass --database pglite.",
  );
}

function report(runs: readonly (readonly [DatabaseKind, CrashRun])[]): void {
  const row = (label: string, of: (run: CrashRun) => number) => [
    label,
    ...runs.map(([, run]) => `${Math.round(of(run))}`),
  ];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  console.log(
    `\n${formatTable([
      ["", ...runs.map(([kind]) => kind)],
      ...(Object.keys(findingKinds) as (keyof typeof findingKinds)[]).map((kind) =>
        row(findingKinds[kind], ({ findings }) => findings.count(kind)),
      ),
      row("kills", ({ kills }) => kills),
      row("commands answered", ({ commands }) => commands.answered),
      row("  of these accepted", ({ commands }) => commands.accepted),
      row("  of these of moderators who put things right", ({ commands }) => commands.mended),
      row("commands sent again after a lost connection", ({ commands }) => commands.resent),
      row("commands repeated after their answer", ({ commands }) => commands.repeated),
      row("nonsense refused", ({ commands }) => commands.nonsense),
      row("commands in flight at the kills", ({ inFlight }) => sum(inFlight)),
      row("events in the journals", ({ events }) => events),
      row("starts from a snapshot and its tail", ({ snapshotStarts }) => snapshotStarts),
      row("kill → first bot back, median ms", ({ firstBackMs }) => median(firstBackMs)),
      row("kill → first bot back, most ms", ({ firstBackMs }) => Math.max(...firstBackMs)),
      row("kill → all bots back, median ms", ({ allBackMs }) => median(allBackMs)),
      row("kill → all bots back, most ms", ({ allBackMs }) => Math.max(...allBackMs)),
    ])}`,
  );
}

/** A test that did nothing has shown nothing. */
function didSomething({ commands, inFlight, events }: CrashRun): boolean {
  const isMended = rounds === 1 || commands.mended > 0;
  const did = isMended && events > rounds * 20 && commands.resent > 0 && inFlight.some((count) => count > 0);
  if (!did) console.log("too little happened for this test to mean anything");
  return did;
}

async function stop(exitCode: number): Promise<never> {
  for (const server of running) server.discard();
  for (const database of databases) await database.remove().catch(() => {});
  process.exit(exitCode);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

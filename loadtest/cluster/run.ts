import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { loadKeys } from "../../server/auth/keys.ts";
import { openDatabase } from "../../server/db/database.ts";
import { startPrivateRedis } from "../../server/test/privateRedis.ts";
import { Findings } from "../crash/findings.ts";
import { inspect } from "../crash/inspect.ts";
import { describeMachine, type Machine } from "../load/report/machine.ts";
import { lookInto } from "../promote/lookInto.ts";
import { seededRandom } from "../random.ts";
import type { Cleanups } from "../service/Cleanups.ts";
import { RunningService } from "../service/RunningService.ts";
import { ServerWays } from "../service/ServerWays.ts";
import { ServiceNetwork } from "../service/ServiceNetwork.ts";
import { Crowd } from "./Crowd.ts";
import { doFault, type FaultRecord } from "./doFault.ts";
import { type FaultName, kindOf } from "./kinds.ts";
import { planOf } from "./plan.ts";
import { Stage } from "./Stage.ts";
import { TestedDatabase } from "./TestedDatabase.ts";

export interface ClusterOptions {
  readonly processes: number;
  readonly contests: number;
  readonly kinds: readonly FaultName[];
  /** At least so many, and each kind as often as any other. */
  readonly faults: number;
  /** More of them until so much time has passed; 0: no more. */
  readonly forMs: number;
  /** Between two faults, in which nothing happens. */
  readonly quietMs: { readonly least: number; readonly most: number };
  /** What cannot be saved must be shown to be so within this time. */
  readonly notSavedWithinMs: number;
  readonly seed: number;
  readonly progress: (line: string) => void;
  readonly cleanups: Cleanups;
  /** Told all that the processes print. */
  readonly onOutput?: (slot: number, output: string) => void;
}

export interface ClusterRun {
  readonly machine: Machine;
  readonly records: readonly FaultRecord[];
  readonly findings: Findings;
  /** Of all commands that had an answer, by `performance.now()`. */
  readonly answers: readonly { readonly sentAt: number; readonly answeredAt: number; readonly ok: boolean }[];
  /** How often a contest was paused by a gap, and resumed by its moderator. */
  readonly pauses: number;
  readonly events: number;
  readonly seconds: number;
  /** How long the bots themselves stood still at most, ms: that is in all figures. */
  readonly longestHaltMs: number;
}

const password = "cluster-test-password";
const firstQuietMs = 5_000;
const restWithinMs = 30_000;
const shownWithinMs = 1_500;

/** Plays contests on a whole service, does faults to it, and looks up in its journal all that anybody was told. */
export async function clusterRun(options: ClusterOptions): Promise<ClusterRun> {
  const { seed, progress } = options;
  const random = seededRandom(seed);
  const findings = new Findings();
  const stage = await makeStage(options, findings);
  const { crowd, database } = stage;
  const machine = await describeMachine(database.directUrl);
  const startedAt = performance.now();
  const halts = monitorEventLoopDelay({ resolution: 10 });
  halts.enable();
  crowd.play();
  await delay(firstQuietMs);
  const records: FaultRecord[] = [];
  const isTimeLeft = () => performance.now() - startedAt < options.forMs;
  for (let round = 0; round === 0 || isTimeLeft(); round += 1) {
    for (const name of planOf(options.kinds, options.faults, random)) {
      if (round > 0 && !isTimeLeft()) break;
      const record = await doFault(stage, name);
      records.push(record);
      progress(progressLine(records.length, record, findings));
      await stage.someSeconds(options.quietMs.least / 1_000, options.quietMs.most / 1_000);
    }
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  halts.disable();
  const events = await lookUp(stage, progress);
  await crowd.close();
  return {
    machine,
    records,
    findings,
    answers: crowd.contests.flatMap(({ answers }) =>
      answers.map(({ sentAt, answeredAt, reply }) => ({ sentAt, answeredAt, ok: reply.ok })),
    ),
    pauses: crowd.contests.reduce((sum, contest) => sum + contest.pauses, 0),
    events,
    seconds,
    longestHaltMs: halts.max / 1e6,
  };
}

async function makeStage(options: ClusterOptions, findings: Findings): Promise<Stage> {
  const { processes, notSavedWithinMs, cleanups, seed, progress, kinds } = options;
  const random = seededRandom(seed + 1);
  const network = kinds.some((name) => kindOf(name).needs === "network")
    ? new ServiceNetwork(processes)
    : null;
  if (network) cleanups.add("the network", () => network.remove());
  const host = network?.gateway ?? "127.0.0.1";
  const onSmallDisk = kinds.includes("full");
  const database = await TestedDatabase.start({ processes, host, onSmallDisk, cleanups });
  const redis = await startPrivateRedis();
  cleanups.add("Redis", () => redis.close());
  const redisWays = await ServerWays.start(processes, redis.port, cleanups);
  const service = await RunningService.start({
    processes,
    nginx: true,
    databaseUrl: (slot) => database.urlFor(slot),
    redisUrl: (slot) => `redis://${host}:${redisWays.portOf(slot)}`,
    network,
    password,
    cleanups,
    ...(options.onOutput ? { onOutput: options.onOutput } : {}),
  });
  progress(`${processes} processes answer`);
  const crowd = await Crowd.open({
    origin: service.origin,
    password,
    contests: options.contests,
    random,
    fault: (sentence) => findings.add(sentence.includes("two live owners") ? "owners" : "seen", sentence),
    progress,
  });
  cleanups.add("the crowd", () => crowd.close());
  const { mark: markKey } = await lookInto(database.directUrl, loadKeys);
  return new Stage({
    processes: service.processes,
    database,
    redis,
    redisWays,
    network,
    crowd,
    markKey,
    findings,
    random,
    notSavedWithinMs,
  });
}

/** Brings everybody to rest, stops the processes, and compares what was told with the journal; the number of its events. */
async function lookUp({ crowd, processes, database, findings }: Stage, progress: (line: string) => void) {
  crowd.hold();
  await crowd.whoIsBusy(restWithinMs);
  // Some end, with results; others are looked up as they are.
  await Promise.all(crowd.contests.filter((_, index) => index % 2 === 0).map((contest) => contest.finish()));
  for (const title of await crowd.whoIsBusy(restWithinMs))
    findings.add("stranded", `${title} did not come to rest`);
  await delay(shownWithinMs);
  for (const contest of crowd.contests) contest.checkAtRest();
  await Promise.all(processes.map((process) => process.kill()));
  let events = 0;
  const opened = { open: () => openDatabase({ dataDir: "", databaseUrl: database.directUrl }) };
  for (const contest of crowd.contests) {
    const inspected = await inspect(opened, contest, findings, (rows) => contest.asShown(rows));
    events += inspected.events;
  }
  progress(`${events} events of ${crowd.contests.length} journals are looked up`);
  return events;
}

function progressLine(number: number, { name, fromMs, untilMs, nextMs }: FaultRecord, findings: Findings) {
  const most = nextMs.length === 0 ? "" : `, after ${Math.round(Math.max(...nextMs))} ms at most`;
  const found = findings.count() === 0 ? "" : `, ${findings.count()} FINDINGS`;
  return `${number}. ${name}: ${nextMs.length} contests went on${most}; ${((untilMs - fromMs) / 1_000).toFixed(1)} s${found}`;
}

import fs from "node:fs";
import { parseArgs } from "node:util";
import { type FaultName, faultNames, kindOf } from "./cluster/kinds.ts";
import { type Demands, reportOf, type Verdict } from "./cluster/report.ts";
import { clusterRun } from "./cluster/run.ts";
import { type Machine, machineLine } from "./load/report/machine.ts";
import { markdownTable, writeResults } from "./load/report/resultsFile.ts";
import { Cleanups, cleanUpAtTheEnd } from "./service/Cleanups.ts";
import { ServiceNetwork } from "./service/ServiceNetwork.ts";
import { SmallDisk } from "./service/SmallDisk.ts";
import { formatTable } from "./table.ts";

// npm run cluster-test: a service of real processes, contests that are played on it, and every fault that may meet it.
//   [--faults 90] [--seconds N] [--only KIND …] [--contests 30] [--seed N] [--logs FOLDER]
// Exit code 1: something was lost, or took too long. 2: wrong options. 3: the machine had too much else to do.

const usage =
  "npm run cluster-test -- [--faults 90 | --seconds 60] [--only KIND]… [--contests 30] [--seed N] [--logs FOLDER]\n" +
  `kinds: ${faultNames.join(", ")}`;
const { values: given } = parseArgs({
  options: {
    faults: { type: "string" },
    seconds: { type: "string" },
    only: { type: "string", multiple: true },
    contests: { type: "string" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    logs: { type: "string" },
  },
});

const processes = 3;
const timesOfEachKind = 5;
/** The whole test, as the figures of docs/hosting.md are measured. */
const whole: Demands = {
  faultsOfEachKind: timesOfEachKind,
  recoveries: 200,
  killed: { medianMs: 700, worstMs: 3_000 },
  frozen: { medianMs: 5_000, worstMs: 8_000 },
  cutOff: { medianMs: 6_000, worstMs: 10_000 },
  unnoticedMs: 1_000,
  notSavedWithinMs: 3_000,
  notSavedOfEachKind: 1,
  quietMs: 50,
};
/**
 * Anything less counts as strictly, but a machine that does other things, too, may take its time. Of a kind that is done once nobody
 * need read that nothing is saved: it may be over before that is promised.
 */
const less: Demands = {
  faultsOfEachKind: 1,
  recoveries: given.only === undefined ? 20 : 0,
  killed: { medianMs: 4_000, worstMs: 10_000 },
  frozen: { medianMs: 15_000, worstMs: 25_000 },
  cutOff: { medianMs: 15_000, worstMs: 25_000 },
  unnoticedMs: 4_000,
  notSavedWithinMs: 4_000,
  notSavedOfEachKind: 0,
  quietMs: 500,
};

const isShort = given.seconds !== undefined;
const isWhole =
  !isShort && given.only === undefined && given.faults === undefined && given.contests === undefined;
const demands = isWhole ? whole : less;
const possible = faultNames.filter((name) => isPossible(name));
const kinds = given.only === undefined ? possible : possible.filter((name) => given.only?.includes(name));
const faults = wholeNumber(given.faults) ?? (isShort ? kinds.length : timesOfEachKind * kinds.length);
const contests = wholeNumber(given.contests) ?? (isShort ? 9 : 30);
const seed = wholeNumber(given.seed);
const seconds = wholeNumber(given.seconds) ?? 0;
if (
  kinds.length === 0 ||
  seed === null ||
  contests === 0 ||
  given.only?.some((name) => !faultNames.includes(name as FaultName))
)
  fail(usage);
for (const name of faultNames)
  if (!possible.includes(name)) console.log(`left out: ${kindOf(name).title} (that wants root on Linux)`);

const cleanups = new Cleanups();
cleanUpAtTheEnd(cleanups);
const { logs } = given;
if (logs !== undefined) fs.mkdirSync(logs, { recursive: true });
let exitCode = 1;
try {
  console.log(`seed ${seed}, ${contests} contests, at least ${faults} faults`);
  const run = await clusterRun({
    processes,
    contests,
    kinds,
    faults,
    forMs: 1_000 * seconds,
    notSavedWithinMs: demands.notSavedWithinMs,
    quietMs: isShort ? { least: 200, most: 600 } : { least: 1_500, most: 3_500 },
    seed,
    progress: (line) => console.log(line),
    cleanups,
    ...(logs === undefined
      ? {}
      : { onOutput: (slot, output) => fs.appendFileSync(`${logs}/process-${slot}.log`, output) }),
  });
  for (const line of run.findings.lines) console.log(line);
  const verdict = reportOf(run, isWhole ? faultNames : kinds, demands);
  const { failures, isVoid } = verdict;
  console.log(`\n${formatTable(verdict.faults)}\n\n${formatTable(verdict.figures)}\n`);
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  if (isVoid) console.log("void: the machine had too much else to do, so that the times say nothing");
  exitCode = failures.length > 0 ? 1 : isVoid ? 3 : 0;
  if (isWhole && exitCode === 0) write(verdict, run.machine);
} catch (error) {
  console.error(error);
}
for (const failure of await cleanups.run()) console.error(failure);
process.exit(exitCode);

/** The figures of the last whole test stand in RESULTS.md. */
function write({ faults: byKind, figures }: Verdict, machine: Machine): void {
  const when = new Date().toISOString().slice(0, 16).replace("T", " ");
  writeResults(
    "cluster",
    [
      "## Faults of a cluster",
      `${when} UTC. ${machineLine(machine)}: ${processes} processes behind nginx, PostgreSQL, Redis and ${contests} contests of six clients share it. \`npm run cluster-test -- --seed ${given.seed}\``,
      markdownTable(byKind),
      markdownTable(figures),
    ].join("\n\n"),
  );
}

function isPossible(name: FaultName): boolean {
  const { needs } = kindOf(name);
  if (needs === "network") return ServiceNetwork.isPossible;
  return needs === "disk" ? SmallDisk.isPossible : true;
}

function wholeNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 ? number : fail(usage);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

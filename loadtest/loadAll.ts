import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { BadOptions } from "./given.ts";
import { type AllReport, claimTable, resultsText, sectionsOf } from "./load/all/allReport.ts";
import { type AllResults, claimsOf, passes } from "./load/all/claims.ts";
import { type DistrictRound, districtRound } from "./load/all/district.ts";
import { type HallRound, hallRound } from "./load/all/hall.ts";
import { longContest } from "./load/all/longContest.ts";
import type { AllParts } from "./load/all/parts.ts";
import { soak } from "./load/all/soak.ts";
import { stadiumRound } from "./load/all/stadium.ts";
import { describeMachine, machineLine } from "./load/report/machine.ts";
import { makePage } from "./load/report/page.ts";
import { writeResults } from "./load/report/resultsFile.ts";
import type { Round } from "./load/round.ts";
import { checkFileLimit, databaseServerFor, printFindings, runProgram } from "./load/runProgram.ts";
import { scenarios } from "./load/scenarios.ts";
import { formatTable } from "./table.ts";

// npm run load:all: everything that the product promises of its speed, with its limits, in forty minutes at most.
//   --rounds 5 --soak-minutes 20 --only hall,embedded,stadium,district,long,soak --html FILE --seed N --keep-results

const usage = `npm run load:all -- [--rounds 5] [--soak-minutes 20] [--only hall,embedded,stadium,district,long,soak]
  [--html FILE] [--seed N] [--keep-results]`;
const measurements = ["hall", "embedded", "stadium", "district", "long", "soak"] as const;
type Measurement = (typeof measurements)[number];
const full = { rounds: 5, soakMinutes: 20 };
/** The whole run ends before; the soak, which comes last, is made shorter when the rest took long, but not below this. */
const mostMinutes = 39;
const leastSoakMinutes = 8;

await runProgram(async ({ progress, cleanups }) => {
  const options = readOptions();
  checkFileLimit(scenarios.stadium);
  const serverUrl = await databaseServerFor("postgres");
  if (serverUrl === null) return false;
  const parts: AllParts = { progress, cleanups, serverUrl, seed: options.seed, processes: 2 };
  const startedAt = performance.now();
  const results = await measure(parts, options);
  const findings = findingsOf(results);
  const machine = await describeMachine(serverUrl);
  const restrictions = restrictionsOf(options, results);
  const report: AllReport = { at: new Date(), machine, results, findings, restrictions };
  const claims = claimsOf(results);
  console.log(`${machineLine(machine)}\n\n${formatTable(claimTable(claims))}`);
  console.log(`\n${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes`);
  if (!options.keepResults) writeResults("all", resultsText(report));
  const lines = [report.at.toISOString(), machineLine(machine), ...restrictions];
  const overview = {
    title: "What it must show",
    lines: findings,
    table: formatTable(claimTable(claims)),
    plots: [],
  };
  fs.writeFileSync(options.html, makePage("Regatta under load", lines, [overview, ...sectionsOf(results)]));
  progress.say(`the page: ${options.html}`);
  return printFindings(findings) && claims.every(passes);
});

interface Options {
  readonly rounds: number;
  readonly soakMinutes: number;
  readonly only: readonly Measurement[];
  readonly html: string;
  readonly seed: number;
  readonly keepResults: boolean;
}

async function measure(parts: AllParts, { rounds, soakMinutes, only }: Options): Promise<AllResults> {
  const { progress } = parts;
  const startedAt = performance.now();
  const hall: HallRound[] = [];
  const stadium: Round[] = [];
  const district: DistrictRound[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    progress.say(`round ${round} of ${rounds}`);
    if (only.includes("hall")) hall.push(await hallRound(parts, "postgres", round));
    if (only.includes("stadium")) stadium.push(await stadiumRound(parts, round));
    if (only.includes("district")) district.push(await districtRound(parts, round));
  }
  const hallEmbedded = only.includes("embedded") ? [await hallRound(parts, "pglite", 1)] : [];
  const long = only.includes("long") ? await longContest(parts) : null;
  const leftMinutes = mostMinutes - (performance.now() - startedAt) / 60_000;
  const minutes = Math.min(soakMinutes, Math.max(leastSoakMinutes, leftMinutes));
  const soaked = only.includes("soak") ? await soak(parts, minutes) : null;
  return { hall, stadium, district, hallEmbedded, longContest: long, soak: soaked };
}

function findingsOf({
  hall,
  hallEmbedded,
  stadium,
  district,
  soak,
  longContest,
}: AllResults): readonly string[] {
  const named = (name: string, findings: readonly string[]) =>
    findings.map((finding) => `${name}: ${finding}`);
  return [
    ...hall.flatMap(({ findings }, index) => named(`hall ${index + 1}`, findings)),
    ...hallEmbedded.flatMap(({ findings }) => named("hall, embedded", findings)),
    ...stadium.flatMap(({ findings }, index) => named(`stadium ${index + 1}`, findings)),
    ...district.flatMap(({ findings }, index) => named(`district ${index + 1}`, findings)),
    ...named("soak", soak?.findings ?? []),
    ...named("long contest", longContest?.findings ?? []),
  ];
}

function restrictionsOf({ rounds, only }: Options, { soak }: AllResults): readonly string[] {
  const missing = measurements.filter((name) => !only.includes(name));
  return [
    ...(rounds === full.rounds ? [] : [`Only ${rounds} of ${full.rounds} rounds.`]),
    ...(soak === null || soak.minutes >= full.soakMinutes
      ? []
      : [`A soak of ${soak.minutes.toFixed(1)} minutes instead of ${full.soakMinutes}.`]),
    ...(missing.length === 0 ? [] : [`Not measured: ${missing.join(", ")}.`]),
  ];
}

function readOptions(): Options {
  const values = parseOptions();
  const rounds = Number(values.rounds);
  const soakMinutes = Number(values["soak-minutes"]);
  const seed = Number(values.seed);
  const only = values.only.split(",");
  const known = measurements.filter((name) => only.includes(name));
  const areWhole = Number.isInteger(rounds) && rounds > 0 && Number.isInteger(seed) && seed >= 0;
  if (!areWhole || !(soakMinutes > 0 && soakMinutes <= 200) || known.length < only.length)
    throw new BadOptions(usage);
  return { rounds, soakMinutes, only: known, html: values.html, seed, keepResults: values["keep-results"] };
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        rounds: { type: "string", default: `${full.rounds}` },
        "soak-minutes": { type: "string", default: `${full.soakMinutes}` },
        only: { type: "string", default: measurements.join(",") },
        html: { type: "string", default: path.join(os.tmpdir(), "regatta-load.html") },
        seed: { type: "string", default: `${Date.now() % 1_000_000}` },
        "keep-results": { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new BadOptions(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

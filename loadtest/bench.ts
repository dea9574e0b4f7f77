import os from "node:os";
import { concurrentContests, type JournalRates, journalBench, manyContests } from "./bench/journalBench.ts";
import type { LengthCosts } from "./bench/openingBench.ts";
import { readinessBench } from "./bench/readinessBench.ts";
import { type RepairCosts, repairBench } from "./bench/repairBench.ts";
import { rulesBench } from "./bench/rulesBench.ts";
import { happenings, wireBench } from "./bench/wireBench.ts";
import { type DatabaseKind, findPostgresServer, makeRunDatabase } from "./runDatabase.ts";
import { formatNumber, formatTable } from "./table.ts";

// npm run bench: what the parts cost, each alone. Figures of different machines compare by the ratios only.

const { decided, replayed } = await rulesBench();
const rows: (readonly string[])[] = [
  ["", "value", "unit", "ratio"],
  ["decide + evolve, 30 teams × 35 cards", formatNumber(decided), "commands/s", ""],
  ["replay", formatNumber(replayed), "events/s", ""],
];

rows.push(["readiness: 200 contests of 30 teams × 25 cards", formatNumber(await readinessBench()), "ms", ""]);

rows.push(...repairBench().flatMap(repairRows));

rows.push(...journalRows("PGlite", await ratesOf("pglite", null)));
const serverUrl = await findPostgresServer();
if (serverUrl === null)
  rows.push(["PostgreSQL: skipped, none with DATABASE_URL or on 127.0.0.1:5432 may be used", "", "", ""]);
else rows.push(...journalRows("PostgreSQL", await ratesOf("postgres", serverUrl)));

const { wholeState, wholeView, patches, messages } = wireBench();
rows.push(
  ["a screen's first state, 30 teams × 35 cards", formatNumber(wholeState), "bytes", ""],
  ["a team's whole view, in the middle of the contest", formatNumber(wholeView), "bytes", ""],
  ...happenings.flatMap((happening) => [
    [
      `public patch: ${happening}`,
      formatNumber(patches[happening]),
      "bytes",
      ratio(patches[happening], wholeState),
    ],
    [
      `private message: ${happening}`,
      formatNumber(messages[happening]),
      "bytes",
      ratio(messages[happening], wholeView),
    ],
  ]),
);
console.log(`${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.version}\n`);
console.log(formatTable(rows));

async function ratesOf(kind: DatabaseKind, url: string | null): Promise<JournalRates> {
  const database = await makeRunDatabase(kind, url);
  try {
    return await journalBench(database);
  } finally {
    await database.remove();
  }
}

function repairRows({ teams, answers, previewMs, applyMs, patchBytes }: RepairCosts): readonly string[][] {
  const of = `a corrected key, ${teams} teams, ${formatNumber(answers)} answers`;
  return [
    [`${of}: preview`, formatNumber(previewMs), "ms", "1"],
    [`${of}: decided and told to all`, formatNumber(applyMs), "ms", ratio(applyMs, previewMs)],
    [`${of}: the patch for a screen`, formatNumber(patchBytes), "bytes", ""],
  ];
}

function journalRows(name: string, rates: JournalRates): readonly (readonly string[])[] {
  const { bare, sequential, concurrent, crowded, sequentialRatio, concurrentRatio, crowdedRatio } = rates;
  return [
    [`${name}: bare INSERTs, one connection`, formatNumber(bare), "rows/s", "1"],
    [`${name}: appends, one contest`, formatNumber(sequential), "appends/s", sequentialRatio.toFixed(2)],
    [
      `${name}: appends, ${concurrentContests} contests at once`,
      formatNumber(concurrent),
      "appends/s",
      concurrentRatio.toFixed(2),
    ],
    [
      `${name}: appends, ${manyContests} contests at once`,
      formatNumber(crowded),
      "appends/s",
      crowdedRatio.toFixed(2),
    ],
    ...rates.lengths.flatMap((costs) => lengthRows(name, costs, rates.lengths[0] ?? costs)),
  ];
}

function lengthRows(name: string, costs: LengthCosts, shortest: LengthCosts): readonly (readonly string[])[] {
  const of = `a contest of ${formatNumber(costs.events)} events`;
  const row = (what: string, key: Exclude<keyof LengthCosts, "events">, unit: string) => [
    `${name}: ${what} ${of}`,
    formatNumber(costs[key]),
    unit,
    ratio(costs[key], shortest[key]),
  ];
  return [
    row("open", "openMs", "ms"),
    row("longest stall while opening", "openStallMs", "ms"),
    row("write a snapshot of", "snapshotMs", "ms"),
    row("longest stall while writing", "snapshotStallMs", "ms"),
    row("decide, evolve and view a command in", "commandMicroseconds", "µs"),
  ];
}

function ratio(value: number, base: number): string {
  return (value / base).toFixed(value < base / 10 ? 3 : 2);
}

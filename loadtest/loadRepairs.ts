import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { RejectionCode } from "../shared/contest/rejections.ts";
import { BadOptions } from "./given.ts";
import type { Histogram } from "./load/Histogram.ts";
import { disappointments } from "./load/product/disappointments.ts";
import type { PhaseResult } from "./load/product/PhaseResult.ts";
import { ProductRun } from "./load/product/ProductRun.ts";
import { Repairer } from "./load/product/Repairer.ts";
import { seedContests } from "./load/product/seedContests.ts";
import { databaseServerFor, printFindings, runProgram, type Surroundings } from "./load/runProgram.ts";
import { warmUpSeconds } from "./load/scenarios.ts";
import { withDatabase } from "./load/withDatabase.ts";
import type { RunDatabase } from "./runDatabase.ts";
import { formatNumber, formatTable } from "./table.ts";

// npm run load:repairs: a moderator puts a wrong key right, and takes it back, over and over in a contest that has been
// under way for long, while all teams play on: how long preview and application take, and what the teams notice.
//   --every-ms 5000 --seconds 20 --database postgres|pglite

const usage =
  "npm run load:repairs -- [--every-ms 5000] [--seconds 20] [--database postgres|pglite] [--seed N]";
/** As large as contests are, and larger; with what a preview and an application may take, ms. */
const sizes = [
  { teams: 60, answers: 2_000, mostMs: 200 },
  { teams: 300, answers: 10_000, mostMs: 1_000 },
] as const;
const screens = 20;
/** Commands per second. */
const rate = 20;
const almostNothing = 0.001;
const boardSize = { rows: 7, columns: 7 };
/** Of the teams' 99 %, while keys are put right, to the usual one. */
const mostSlower = 2;
/** What becomes of a plan when a key has changed under it. */
const expectedRefusals: readonly RejectionCode[] = ["purchase_closed", "already_tried", "not_enough_points"];

interface Figures {
  readonly teams: number;
  readonly answers: number;
  readonly preview: Histogram;
  readonly apply: Histogram;
  readonly usual: Histogram;
  readonly meanwhile: Histogram;
  /** All that a screen was sent of one act, when nothing else happened. */
  readonly patches: number;
}

await runProgram(async (surroundings) => {
  const { everyMs, seconds, database: kind, seed } = readOptions();
  const serverUrl = await databaseServerFor(kind);
  const findings: string[] = [];
  const rows: (readonly string[])[] = [
    ["", "preview, ms", "applied, ms", "patches", "teams' 99 %, usual", "meanwhile", "ratio"],
  ];
  for (const { teams, answers, mostMs } of sizes) {
    const measured = await withDatabase(surroundings, kind, serverUrl, (database) =>
      measure(surroundings, database, { teams, answers, everyMs, seconds, seed }),
    );
    const { figures } = measured;
    findings.push(...measured.findings);
    rows.push(rowOf(figures));
    for (const [what, histogram] of [
      ["a preview", figures.preview],
      ["an application", figures.apply],
    ] as const)
      if (!(histogram.most <= mostMs * 1_000))
        findings.push(`${teams} teams: ${what} took ${ms(histogram.most)} ms, of ${mostMs}`);
    if (figures.patches !== 1)
      findings.push(`${teams} teams: a screen was told of one act by ${figures.patches} patches`);
    if (!(ratioOf(figures) <= mostSlower))
      findings.push(`${teams} teams: commands took ${ratioOf(figures).toFixed(2)} × as long as usual`);
  }
  console.log(formatTable(rows));
  return printFindings(findings);
});

async function measure(
  { progress, cleanups }: Surroundings,
  database: RunDatabase,
  options: {
    readonly teams: number;
    readonly answers: number;
    readonly everyMs: number;
    readonly seconds: number;
    readonly seed: number;
  },
): Promise<{ readonly figures: Figures; readonly findings: readonly string[] }> {
  const { teams, answers, everyMs, seconds, seed } = options;
  progress.say(`${teams} teams, ${formatNumber(answers)} answers`);
  const seeded = await seedInto(database, { teams, answers, boardSeed: seed, boardSize });
  const size = { rooms: 1, teams, seats: teams + screens };
  const run = await ProductRun.open({
    database,
    size,
    processes: 2,
    seed,
    boardSize,
    seeded,
    progress,
    cleanups,
  });
  const repairer = await Repairer.enter(run.server.origin, run.roomCodes[0] ?? "", seed, run.findings);
  await run.play(rate, warmUpSeconds);
  await repairer.repairFor(warmUpSeconds * 1_000, everyMs / 4);
  await run.settle();
  repairer.forget();
  const given = repairer.answers;
  const usual = await run.play(rate, seconds);
  const [meanwhile] = await Promise.all([
    run.play(rate, seconds, { isMended: true }),
    repairer.repairFor(seconds * 1_000, everyMs),
  ]);
  const [alone] = await Promise.all([
    run.play(almostNothing, 4, { isMended: true }),
    delay(500).then(() => repairer.repair()),
  ]);
  await repairer.close();
  await run.close();
  const figures: Figures = {
    teams,
    answers: given,
    preview: repairer.preview,
    apply: repairer.apply,
    usual: usual.reply,
    meanwhile: meanwhile.reply,
    patches: alone.patchesReceived / size.seats,
  };
  return { figures, findings: [...run.findings, ...disappointments(usual), ...others(meanwhile)] };
}

async function seedInto(
  database: RunDatabase,
  {
    answers,
    ...common
  }: {
    readonly teams: number;
    readonly answers: number;
    readonly boardSeed: number;
    readonly boardSize: typeof boardSize;
  },
) {
  const { db, close } = await database.open();
  try {
    return await seedContests(db, [{ ...common, events: Number.POSITIVE_INFINITY, answers }]);
  } finally {
    await close();
  }
}

/** What bots could not expect, beside that a purchase was closed under them. */
function others(phase: PhaseResult): readonly string[] {
  const refused = new Map(
    [...phase.refused].filter(([code]) => !expectedRefusals.some((expected) => expected === code)),
  );
  return disappointments({ ...phase, refused });
}

function rowOf(figures: Figures): readonly string[] {
  const { teams, answers, preview, apply, patches, usual, meanwhile } = figures;
  const both = (histogram: Histogram) => `${ms(histogram.quantile(0.5))}, most ${ms(histogram.most)}`;
  return [
    `${teams} teams, ${formatNumber(answers)} answers`,
    both(preview),
    both(apply),
    `${patches}`,
    `${ms(usual.quantile(0.99))} ms`,
    `${ms(meanwhile.quantile(0.99))} ms`,
    ratioOf(figures).toFixed(2),
  ];
}

function ratioOf({ usual, meanwhile }: Figures): number {
  return meanwhile.quantile(0.99) / usual.quantile(0.99);
}

function ms(us: number): string {
  return formatNumber(us / 1_000);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      "every-ms": { type: "string", default: "5000" },
      seconds: { type: "string", default: "20" },
      database: { type: "string", default: "postgres" },
      seed: { type: "string", default: "1" },
    },
  });
  const [everyMs, seconds, seed] = [values["every-ms"], values.seconds, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  const database = (["postgres", "pglite"] as const).find((kind) => kind === values.database);
  if (!(everyMs >= 100 && seconds >= 1 && Number.isSafeInteger(seed)) || !database)
    throw new BadOptions(usage);
  return { everyMs, seconds, seed, database };
}

import fs from "node:fs";
import { parseArgs } from "node:util";
import { planOf, promotionNames } from "./promote/plan.ts";
import { reportOf } from "./promote/report.ts";
import { promoteRun } from "./promote/run.ts";
import { seededRandom } from "./random.ts";
import { Cleanups, cleanUpAtTheEnd } from "./service/Cleanups.ts";

// npm run promote-test: bots play on several processes, their database is lost, and a replica takes its place that lacks what
// was shown. Whoever lives writes it again; where nobody can, everybody is told how much is missing.
//   [--promotions 50] [--only alive|dead|cutOff] [--seed N] [--logs FOLDER]
// Exit code 1: something was lost, doubled, or not told. 2: wrong options.

const usage =
  "npm run promote-test -- [--promotions 50] [--only alive|dead|cutOff] [--seed N] [--logs FOLDER]";
const { values: given } = parseArgs({
  options: {
    promotions: { type: "string", default: "50" },
    only: { type: "string" },
    logs: { type: "string" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
  },
});
const promotions = Number(given.promotions);
const seed = Number(given.seed);
const only = promotionNames.find((name) => name === given.only) ?? null;
if (
  !Number.isInteger(promotions) ||
  promotions < 1 ||
  !Number.isInteger(seed) ||
  (only === null && given.only !== undefined)
) {
  console.error(usage);
  process.exit(2);
}

const cleanups = new Cleanups();
cleanUpAtTheEnd(cleanups);
const { logs } = given;
if (logs !== undefined) fs.mkdirSync(logs, { recursive: true });
let exitCode = 1;
try {
  console.log(`seed ${seed}, ${promotions} promotions`);
  const run = await promoteRun({
    plan: only === null ? planOf(promotions, seededRandom(seed)) : Array(promotions).fill(only),
    seed,
    progress: (line) => console.log(line),
    cleanups,
    ...(logs === undefined
      ? {}
      : { onOutput: (slot, output) => fs.appendFileSync(`${logs}/process-${slot}.log`, output) }),
  });
  for (const line of run.findings.lines) console.log(line);
  console.log(`\n${reportOf(run)}\n\n${Math.round(run.seconds)} s`);
  exitCode = run.findings.count() === 0 && run.records.length === promotions ? 0 : 1;
} catch (error) {
  console.error(error);
}
for (const failure of await cleanups.run()) console.error(failure);
process.exit(exitCode);

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { seededRandom } from "../loadtest/random.ts";
import { foundShare, isRule, judgeByAccount } from "./mutants/byAccount.ts";
import { drawFromFiles, drawMutants, fittingTests, type Mutant } from "./mutants/draw.ts";
import { equivalents } from "./mutants/equivalents.ts";
import { mutate } from "./mutants/sites.ts";
import {
  addVerdict,
  failedFile,
  readVerdicts,
  summarize,
  type Verdict,
  wantedShare,
} from "./mutants/tally.ts";

// npm run mutants: small changes of the program, drawn by a seed from its parts in turn; each should make a test fail.
// The tests nearest to the changed file come first, for survivors all of `npm test` follows, but for the linter: it
// would find most of them by their looks.
//   --by account: mutants of the rules, drawn from their files in turn. Contests are played by each; of those that change what
//   becomes of one, the independent account of that contest should find 95 %.
//   --seed N --count 50; --rounds N: only so many this time. Sittings of one commit and seed add up, in .mutants/tally.json.
// The changes are made in a work tree of the commit in the system's folder for temporary files, never in yours.

const root = path.join(import.meta.dirname, "..");
const tallyFile = path.join(root, ".mutants", "tally.json");
/** Longer than any of them takes on a busy machine: what hangs has died. */
const patienceMs = { fitting: 240_000, whole: 1_200_000 };

const { values: given } = parseArgs({
  options: {
    by: { type: "string", default: "tests" },
    contests: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "50" },
    rounds: { type: "string" },
  },
});
const seed = Number(given.seed);
const count = Number(given.count);
const rounds = given.rounds === undefined ? Number.POSITIVE_INFINITY : Number(given.rounds);
if (
  !Number.isSafeInteger(seed) ||
  !(count >= 1) ||
  !(rounds >= 1) ||
  !["tests", "account"].includes(given.by)
)
  fail("npm run mutants -- [--by account [--contests N]] [--seed N] [--count N] [--rounds N]");
if (git("status", "--porcelain") !== "") fail("Commit your changes first: a tally belongs to a commit.");
const commit = git("rev-parse", "HEAD");
const isByAccount = given.by === "account";
const run = `${commit} seed ${seed}${isByAccount ? " by account" : ""}`;

const tree = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-mutants-"));
git("worktree", "add", "--detach", "--force", tree, commit);
fs.symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"));
const outputFile = `${tree}.log`;
let child: ReturnType<typeof spawn> | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
process.on("exit", () => {
  endChild();
  fs.rmSync(outputFile, { force: true });
  git("worktree", "remove", "--force", tree);
});

const mutants = isByAccount
  ? drawFromFiles(tree, seededRandom(seed), count, "core", isRule)
  : drawMutants(tree, seededRandom(seed), count);
const judged = readVerdicts(tallyFile, run);
for (const mutant of mutants.filter(({ id }) => !(id in judged)).slice(0, rounds)) {
  const startedAt = performance.now();
  const verdict = await judge(mutant);
  addVerdict(tallyFile, run, mutant.id, verdict);
  console.log(`${verdict}, ${Math.round((performance.now() - startedAt) / 1_000)} s: ${mutant.id}`);
  if (verdict.startsWith("died")) console.log(`    ${firstFailure()}`);
}
finish();

async function judge({ id, file, site }: Mutant): Promise<Verdict> {
  if (id in equivalents) return "equivalent";
  const target = path.join(tree, file);
  const source = fs.readFileSync(target, "utf8");
  fs.writeFileSync(target, mutate(source, site));
  try {
    if (isByAccount) return await judgeByAccount(tree, seed, Number(given.contests));
    const tests = fittingTests(tree, file);
    if (tests.length > 0 && !(await passes(patienceMs.fitting, "npx", "vitest", "run", "--bail=1", ...tests)))
      return "died: fitting tests";
    if (!(await passes(patienceMs.whole, "npm", "run", "typecheck"))) return "died: npm test";
    return (await survivesAll()) ? "survived" : "died: npm test";
  } finally {
    fs.writeFileSync(target, source);
  }
}

/** A file that fails, and passes when it is asked again, has a race and says nothing of the mutant. */
async function survivesAll(): Promise<boolean> {
  for (let races = 0; races < 3; races += 1) {
    if (await passes(patienceMs.whole, "npx", "vitest", "run", "--bail=1")) return true;
    const file = failedFile(firstFailure());
    if (file === null || !(await passes(patienceMs.fitting, "npx", "vitest", "run", file))) return false;
    console.log(`    ${file} failed, and passed alone: it has a race`);
  }
  return false;
}

/** False also when it does not end in time. */
async function passes(withinMs: number, program: string, ...args: readonly string[]): Promise<boolean> {
  const output = fs.openSync(outputFile, "w");
  child = spawn(program, args, { cwd: tree, detached: true, stdio: ["ignore", output, output] });
  fs.closeSync(output);
  const timer = setTimeout(endChild, withinMs);
  const [code] = await once(child, "close");
  clearTimeout(timer);
  child = null;
  return code === 0;
}

/** The first sentence of the last run that says what failed. */
function firstFailure(): string {
  const lines = stripVTControlCharacters(fs.readFileSync(outputFile, "utf8")).split("\n");
  return lines.find((line) => /^ *FAIL |error TS\d|Error:/.test(line))?.trim() ?? "ended without a word";
}

/** With all that it started. */
function endChild(): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}

function finish(): never {
  const verdicts = readVerdicts(tallyFile, run);
  if (isByAccount) finishAccount(Object.entries(verdicts));
  const { judged: done, equivalent, survived, diedShare } = summarize(verdicts);
  for (const [id, verdict] of Object.entries(verdicts)) {
    if (verdict === "survived") console.log(`survived: ${id}`);
    if (verdict === "equivalent") console.log(`equivalent: ${id}: ${equivalents[id]}`);
  }
  const share = diedShare === null ? "none" : `${(diedShare * 100).toFixed(1)} %`;
  console.log(
    `${commit.slice(0, 10)}, seed ${seed}: ${done} of ${mutants.length} judged, ${equivalent} equivalent, ` +
      `${survived} survived; of the others ${share} died`,
  );
  process.exit(diedShare !== null && diedShare < wantedShare ? 1 : 0);
}

function finishAccount(verdicts: readonly (readonly [id: string, verdict: Verdict])[]): never {
  for (const [id, verdict] of verdicts) if (verdict === "missed by the account") console.log(`missed: ${id}`);
  for (const [verdict, alike] of Map.groupBy(verdicts, ([, each]) => each))
    console.log(`${alike.length} ${verdict}`);
  const found = foundShare(verdicts.map(([, verdict]) => verdict));
  const share = found === null ? "none" : `${(found * 100).toFixed(1)} %`;
  console.log(
    `${commit.slice(0, 10)}, seed ${seed}: ${verdicts.length} of ${mutants.length} judged; ` +
      `of those that change an outcome the account found ${share}`,
  );
  process.exit(found !== null && found < wantedShare ? 1 : 0);
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

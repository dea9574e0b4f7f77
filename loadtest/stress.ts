import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { count, hasFailures, nextSuite, readTally, type Suite, suites, summary } from "./stress/tally.ts";

// npm run stress: the suites of server/ twenty times and all of npm test three times, beside four busy processes.
//   --rounds N: only so many this time; --only server|all. Sittings of one commit add up, in .stress/tally.json.

const root = path.join(import.meta.dirname, "..");
const folder = path.join(root, ".stress");
const tallyFile = path.join(folder, "tally.json");
const busyProcesses = 4;
const commands: Readonly<Record<Suite, readonly string[]>> = {
  server: ["npx", "vitest", "run", "server/"],
  all: ["npm", "test"],
};
/** Of what a failed round printed; the whole is kept in a file. */
const shownLines = 40;

const { values: given } = parseArgs({ options: { rounds: { type: "string" }, only: { type: "string" } } });
const rounds = given.rounds === undefined ? Number.POSITIVE_INFINITY : Number(given.rounds);
const allowed = suites.filter((suite) => given.only === undefined || suite === given.only);
if (allowed.length === 0 || !(rounds >= 1)) fail("npm run stress -- [--rounds N] [--only server|all]");
if (git("status", "--porcelain") !== "") fail("Commit your changes first: a tally belongs to a commit.");
const commit = git("rev-parse", "HEAD");

const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) end(child);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, finish);

for (let busy = 0; busy < busyProcesses; busy += 1) start([process.execPath, "-e", "for (;;);"], "ignore");
fs.mkdirSync(folder, { recursive: true });
for (let round = 0; round < rounds; round += 1) {
  const suite = nextSuite(readTally(tallyFile, commit), allowed);
  if (suite === null) break;
  await run(suite);
}
finish();

async function run(suite: Suite): Promise<void> {
  const { passed, failed } = readTally(tallyFile, commit)[suite];
  const log = path.join(folder, `${commit.slice(0, 10)}-${suite}-${passed + failed + 1}.log`);
  const output = fs.openSync(log, "w");
  const begin = performance.now();
  const [code] = await once(start(commands[suite], output), "close");
  fs.closeSync(output);
  count(tallyFile, commit, suite, code === 0);
  const seconds = Math.round((performance.now() - begin) / 1_000);
  if (code === 0) {
    console.log(`${suite} ${passed + failed + 1}: passed, ${seconds} s`);
    fs.rmSync(log);
    return;
  }
  console.log(`${suite} ${passed + failed + 1}: FAILED after ${seconds} s, the whole output is in ${log}`);
  console.log(fs.readFileSync(log, "utf8").trimEnd().split("\n").slice(-shownLines).join("\n"));
}

/** In a group of its own, so that it ends with all that it started, and Ctrl-C is ours. */
function start([program = "", ...args]: readonly string[], output: number | "ignore"): ChildProcess {
  const child = spawn(program, args, { cwd: root, detached: true, stdio: ["ignore", output, output] });
  children.add(child);
  child.once("close", () => children.delete(child));
  return child;
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}

/** What was running is not counted. */
function finish(): never {
  const tally = readTally(tallyFile, commit);
  console.log(summary(commit, tally));
  process.exit(hasFailures(tally) ? 1 : 0);
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

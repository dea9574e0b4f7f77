import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { count, hasFailures, nextSuite, readTally, type Suite, suites, summary } from "./stress/tally.ts";

// npm run stress: the suites of server/ twenty times and all of npm test three times, beside four busy processes.
//   --rounds N: only so many this time; --only server|all; --beside N: so many rounds at a time, which is harder on the
//   tests and sooner done; --commit NAME: of another commit than this one. Sittings of one commit add up, in
//   loadtest/stress/tally.json, which is kept in the repository so that they do so from clone to clone.
// Each lane runs in a work tree of the commit, in the system's folder for temporary files.

const root = path.join(import.meta.dirname, "..");
const folder = path.join(root, ".stress");
const tallyFile = path.join(import.meta.dirname, "stress/tally.json");
/** As in the gate: what Node compiled for one test process is there for the next. */
const compiled = path.join(root, "node_modules/.cache/compiled-tests");
const busyProcesses = 4;
/** What npm says when somebody ended what it ran with SIGTERM. */
const endedByHand = 128 + os.constants.signals.SIGTERM;
const commands: Readonly<Record<Suite, readonly string[]>> = {
  server: ["npx", "vitest", "run", "server/"],
  all: ["npm", "test"],
};
/** Of what a failed round printed; the whole is kept in a file. */
const shownLines = 40;

const { values: given } = parseArgs({
  options: {
    rounds: { type: "string" },
    only: { type: "string" },
    beside: { type: "string", default: "1" },
    commit: { type: "string", default: "HEAD" },
  },
});
const lanes = Number(given.beside);
const rounds = given.rounds === undefined ? Number.POSITIVE_INFINITY : Number(given.rounds);
const allowed = suites.filter((suite) => given.only === undefined || suite === given.only);
if (allowed.length === 0 || !(rounds >= 1) || !(lanes >= 1))
  fail("npm run stress -- [--rounds N] [--only server|all] [--beside N] [--commit NAME]");
const tallyAside = `:!${path.relative(root, tallyFile)}`;
if (given.commit === "HEAD" && git("status", "--porcelain", "--", tallyAside) !== "")
  fail("Commit your changes first: a tally belongs to a commit.");
const commit = git("rev-parse", "--verify", `${given.commit}^{commit}`);

const children = new Set<ChildProcess>();
const trees: string[] = [];
process.on("exit", () => {
  for (const child of children) end(child);
  for (const tree of trees) git("worktree", "remove", "--force", tree);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, finish);

for (let busy = 0; busy < busyProcesses; busy += 1)
  start([process.execPath, "-e", "for (;;);"], root, "ignore");
fs.mkdirSync(folder, { recursive: true });
const running: Suite[] = [];
let begun = 0;
await Promise.all(Array.from({ length: lanes }, () => runLane(newTree())));
finish();

async function runLane(tree: string): Promise<void> {
  for (;;) {
    const suite = nextSuite(readTally(tallyFile, commit), allowed, running);
    if (suite === null || begun >= rounds) return;
    begun += 1;
    running.push(suite);
    await run(suite, tree, begun);
    running.splice(running.indexOf(suite), 1);
  }
}

/** The seed of what is random in a round is its number, counted over all sittings. */
async function run(suite: Suite, tree: string, index: number): Promise<void> {
  const { server, all } = readTally(tallyFile, commit);
  const seed = 1_000 + server.passed + server.failed + all.passed + all.failed + running.length;
  const log = path.join(folder, `${commit.slice(0, 10)}-${suite}-${process.pid}-${index}.log`);
  const output = fs.openSync(log, "w");
  const begin = performance.now();
  const [code] = await once(start(commands[suite], tree, output, { REGATTA_TEST_SEED: `${seed}` }), "close");
  fs.closeSync(output);
  const seconds = Math.round((performance.now() - begin) / 1_000);
  // Nobody has seen it pass or fail, as little as what is running at the end.
  if (code === endedByHand) {
    console.log(`${suite}: ended by hand, seed ${seed}, after ${seconds} s: it is not counted`);
    return;
  }
  count(tallyFile, commit, suite, code === 0);
  if (code === 0) {
    console.log(`${suite}: passed, seed ${seed}, ${seconds} s`);
    fs.rmSync(log);
    return;
  }
  console.log(`${suite}: FAILED, seed ${seed}, after ${seconds} s, the whole output is in ${log}`);
  console.log(fs.readFileSync(log, "utf8").trimEnd().split("\n").slice(-shownLines).join("\n"));
}

function newTree(): string {
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-stress-"));
  git("worktree", "add", "--detach", "--force", tree, commit);
  fs.symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"));
  trees.push(tree);
  return tree;
}

/** In a group of its own, so that it ends with all that it started, and Ctrl-C is ours. */
function start(
  [program = "", ...args]: readonly string[],
  cwd: string,
  output: number | "ignore",
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled, ...variables };
  const child = spawn(program, args, { cwd, detached: true, stdio: ["ignore", output, output], env });
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
  const stdio = ["ignore", "pipe", "ignore"] as const;
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: [...stdio] }).trim();
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

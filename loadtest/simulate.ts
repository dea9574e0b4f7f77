import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type EpisodeResult, playEpisode } from "./simulate/episode.ts";
import { type FaultKind, faultKinds } from "./simulate/Faults.ts";
import { type Edit, type Planted, plantedBugs } from "./simulate/planted.ts";

// npm run simulate: a service of several processes in one, on a model of PostgreSQL, network, clients and clocks, with all that may
// befall them, drawn from a seed; nothing that was shown or acknowledged may be lost. The same seed does the same.
//   --episodes N (100), --minutes N: how many, or for how long; --seed N: of the first (1)
//   --planted all: instead, each of some bugs is planted in a copy, and must be found; --planted N: the Nth of them

const root = path.join(import.meta.dirname, "..");
/** A planted bug that is not found by then is missed. */
const foundWithinMs = 10 * 60_000;

const { values: given } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    episodes: { type: "string" },
    minutes: { type: "string" },
    planted: { type: "string" },
    // Of the process in which a planted bug is looked for.
    until: { type: "string" },
  },
});
const firstSeed = wholeNumber(given.seed);

if (given.planted !== undefined) process.exitCode = (await findPlanted(given.planted)) ? 0 : 1;
else process.exitCode = (await play()) ? 0 : 1;
// What a killed program of the simulation waits for never comes.
process.exit();

/** False when something was lost, or whatever else the judge found. */
async function play(): Promise<boolean> {
  const startedAt = performance.now();
  const endsAt = startedAt + (given.minutes ? Number(given.minutes) * 60_000 : Number.POSITIVE_INFINITY);
  const most = given.episodes ? wholeNumber(given.episodes) : given.minutes ? Number.POSITIVE_INFINITY : 100;
  const sums = { episodes: 0, steps: 0, accepted: 0, shown: 0, faults: 0, longestWaitMs: 0 };
  const befell = new Map<FaultKind, number>();
  let hash = 0;
  for (let seed = firstSeed; sums.episodes < most && performance.now() < endsAt; seed += 1) {
    const result = await playEpisode(seed);
    sums.episodes += 1;
    sums.steps += result.steps;
    sums.accepted += result.accepted;
    sums.shown += result.shown;
    sums.faults += result.faults.length;
    sums.longestWaitMs = Math.max(sums.longestWaitMs, result.longestWaitMs);
    hash = Math.imul(hash ^ Number.parseInt(result.hash, 16), 0x01000193) >>> 0;
    for (const kind of faultKinds) befell.set(kind, (befell.get(kind) ?? 0) + result.befell[kind]);
    tell(result);
    if (given.until === "fault" && sums.faults > 0) break;
    if (sums.episodes % 50 === 0)
      console.log(`${sums.episodes} episodes, ${sums.steps} steps, ${sums.faults} violations`);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `\nseeds ${firstSeed} to ${firstSeed + sums.episodes - 1}, hash ${hash.toString(16).padStart(8, "0")}`,
  );
  for (const [kind, count] of befell) console.log(`${`${count}`.padStart(6)}  ${kind}`);
  const failovers = [...befell.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `${sums.episodes} episodes, ${failovers} faults, ${sums.accepted} commands, ${sums.shown} sights, ` +
      `longest wait ${(sums.longestWaitMs / 1000).toFixed(1)} s: ${sums.faults} violations`,
  );
  console.log(
    `${sums.steps} steps in ${seconds.toFixed(0)} s: ${Math.round((sums.steps / seconds) * 3_600).toLocaleString("en")} an hour`,
  );
  return sums.faults === 0;
}

function tell({ seed, faults }: EpisodeResult): void {
  if (faults.length === 0) return;
  console.log(`seed ${seed}:`);
  for (const fault of faults.slice(0, 5)) console.log(`  ${fault}`);
  if (faults.length > 5) console.log(`  and ${faults.length - 5} more`);
}

/** True when each was found. */
async function findPlanted(which: string): Promise<boolean> {
  const chosen =
    which === "all" ? plantedBugs : plantedBugs.slice(wholeNumber(which) - 1, wholeNumber(which));
  let missed = 0;
  for (const planted of chosen) {
    const startedAt = performance.now();
    const found = await isFound(planted);
    if (!found) missed += 1;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`${found ? "found" : "MISSED"} within ${seconds} s: ${planted.name}`);
  }
  console.log(`${chosen.length - missed} of ${chosen.length} planted bugs were found`);
  return missed === 0;
}

async function isFound({ edits }: Planted): Promise<boolean> {
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-planted-"));
  try {
    copySources(tree);
    for (const edit of edits) plant(tree, edit);
    const minutes = `${foundWithinMs / 60_000}`;
    const args = ["loadtest/simulate.ts", "--minutes", minutes, "--until", "fault", "--seed", `${firstSeed}`];
    const child = spawn(process.execPath, args, { cwd: tree, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    await once(child, "close");
    return /^seed \d+:$/m.test(output);
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
}

function plant(tree: string, { file, find, replace }: Edit): void {
  const target = path.join(tree, file);
  const source = fs.readFileSync(target, "utf8");
  if (source.split(find).length !== 2)
    throw new Error(`${file} holds ${JSON.stringify(find)} not exactly once`);
  fs.writeFileSync(
    target,
    source.replace(find, () => replace),
  );
}

/** What git knows, and what was changed since. */
function copySources(tree: string): void {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "client", "loadtest", "server", "shared", "package.json"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 << 20,
    },
  );
  for (const file of listed.split("\0").filter((name) => /\.(ts|json)$/.test(name))) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(tree, file));
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`${text} is not a whole number`);
  return Number(text);
}

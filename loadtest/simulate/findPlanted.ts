import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { formatTable } from "../table.ts";
import { type Edit, type Planted, plantedBugs } from "./planted.ts";

const root = path.join(import.meta.dirname, "../..");
/** A planted bug that is not found by then is missed. */
const foundWithinMinutes = 10;

interface Found {
  readonly seed: string;
  readonly steps: string;
  readonly said: string;
}

/** Plants each bug, or the `number`th, in a copy and plays there; prints a table. True when each was found. */
export async function findPlanted(number: number | null, seed: number): Promise<boolean> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const chosen = number === null ? plantedBugs : plantedBugs.slice(number - 1, number);
  const rows = [];
  let missed = 0;
  for (const planted of chosen) {
    const startedAt = performance.now();
    const found = await search(planted, seed);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    if (!found) missed += 1;
    console.log(`${found ? "found" : "MISSED"} within ${seconds} s: ${planted.name}`);
    rows.push([planted.name, seconds, found?.steps ?? "", found?.seed ?? "", found?.said ?? "MISSED"]);
  }
  console.log(formatTable([["bug", "seconds", "steps", "seed", "what the judge said"], ...rows]));
  console.log(`${chosen.length - missed} of ${chosen.length} planted bugs were found`);
  return missed === 0 && chosen.length > 0;
}

/** Null: nothing was found. Throws when a plant has no place, or the simulation does not run with it. */
async function search({ name, edits }: Planted, seed: number): Promise<Found | null> {
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-planted-"));
  const remove = () => fs.rmSync(tree, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    copySources(tree);
    for (const edit of edits) plant(tree, edit);
    const args = ["--minutes", `${foundWithinMinutes}`, "--until", "fault", "--seed", `${seed}`];
    const child = spawn(process.execPath, ["loadtest/simulate.ts", ...args], {
      ...{ cwd: tree, stdio: ["ignore", "pipe", "inherit"] },
    });
    const end = () => void child.kill("SIGKILL");
    process.once("exit", end);
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    await once(child, "close");
    process.removeListener("exit", end);
    const steps = /^(\d+) steps in/m.exec(output)?.[1];
    if (steps === undefined) throw new Error(`the simulation does not run with "${name}": ${output}`);
    const [, found, said] = /^seed (\d+):\n +(.*)$/m.exec(output) ?? [];
    return found === undefined || said === undefined ? null : { seed: found, steps, said };
  } finally {
    process.removeListener("exit", remove);
    remove();
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
  const folders = ["client", "loadtest", "server", "shared", "package.json"];
  const listed = execFileSync("git", ["ls-files", "-z", ...folders], {
    ...{ cwd: root, encoding: "utf8", maxBuffer: 64 << 20 },
  });
  const isThere = (name: string) => fs.existsSync(path.join(root, name));
  for (const file of listed.split("\0").filter((name) => /\.(ts|json)$/.test(name) && isThere(name))) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(tree, file));
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"));
}

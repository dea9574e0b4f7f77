// How long a browser that was never here waits for the join page and for its first board, now and at an earlier commit, by turns:
// what new pages cost where it is felt first. The earlier commit is installed and built in a work tree in the system's folder for
// temporary files.
//   npm run opening -- --than COMMIT               the working copy beside a commit
//   npm run opening -- --than COMMIT --rounds 30   more often; 15 times unless given
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { median } from "../../loadtest/statistics.ts";
import { formatNumber, formatTable } from "../../loadtest/table.ts";
import { en } from "../i18n/en.ts";
import { hostName, openBrowser } from "./browsers.ts";
import { createRunDatabase, type RunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";

const { values: given } = parseArgs({
  options: { than: { type: "string" }, rounds: { type: "string", default: "15" } },
});
const rounds = Number(given.rounds);
if (given.than === undefined || !(rounds >= 3)) {
  console.error("npm run opening -- --than COMMIT [--rounds N], N at least 3");
  process.exit(2);
}

/** Of what a page needed before; a join page may not be slower at all, but for noise. */
const limits = { join: 1.15, board: 1.5 } as const;
type Opened = keyof typeof limits;
const opened: readonly Opened[] = ["join", "board"];
type Version = "before" | "now";
const viewport = { width: 1366, height: 768 };

const root = path.join(import.meta.dirname, "../..");
const tree = mkdtempSync(path.join(os.tmpdir(), "regatta-opening-"));
const databases: RunDatabase[] = [];
const servers: ServerProcess[] = [];
let browser: Browser | null = null;
try {
  run("git", ["worktree", "add", "--detach", "--force", tree, given.than]);
  console.log(`${given.than} is installed in a folder of its own.`);
  run("npm", ["ci", "--no-audit", "--no-fund"], tree);
  const origins: Readonly<Record<Version, string>> = { before: await serve(tree), now: await serve(root) };
  browser = await openBrowser(null);
  const waited = { before: { join: [], board: [] }, now: { join: [], board: [] } } as Record<
    Version,
    Record<Opened, number[]>
  >;
  // The first round warms both servers up, and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const versions: readonly Version[] = round % 2 === 0 ? ["before", "now"] : ["now", "before"];
    for (const version of versions) {
      const times = await open(browser, origins[version]);
      if (round > 0) for (const page of opened) waited[version][page].push(times[page]);
    }
  }
  report(waited);
} catch (error) {
  console.error(error);
  for (const { output } of servers) console.error(output.slice(-2_000));
  process.exitCode = 1;
} finally {
  await browser?.close();
  for (const server of servers) server.discard();
  for (const database of databases) await database.remove();
  run("git", ["worktree", "remove", "--force", tree]);
  rmSync(tree, { recursive: true, force: true });
}

async function serve(folder: string): Promise<string> {
  const database = await createRunDatabase(undefined);
  databases.push(database);
  const port = await freePort();
  const server = new ServerProcess({
    port,
    login: "teacher",
    password: "not used here",
    folder,
    ...database,
  });
  servers.push(server);
  await server.start();
  return `http://${hostName}:${port}`;
}

/** In ms: from the address until a code can be typed; from the beginning of a practice until its board is drawn. */
async function open(browser: Browser, origin: string): Promise<Record<Opened, number>> {
  // Nothing is kept from one to the next.
  const context = await browser.newContext({ viewport, locale: "en-US" });
  try {
    const page = await context.newPage();
    const join = await timed(async () => {
      // Pictures and letters that are still on their way keep nobody from typing.
      await page.goto(origin, { waitUntil: "commit" });
      await page.getByRole("textbox", { name: en.join.code }).waitFor();
    });
    await page.waitForLoadState("networkidle");
    await page.goto(`${origin}/practice`);
    const start = page.getByRole("button", { name: en.practice.start });
    await start.waitFor();
    await page.waitForLoadState("networkidle");
    const board = await timed(async () => {
      await start.click();
      await drawn(page);
    });
    return { join, board };
  } finally {
    await context.close();
  }
}

function drawn(page: Page): Promise<void> {
  return page.locator("[data-board=ready] canvas").waitFor();
}

async function timed(happen: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await happen();
  return performance.now() - begin;
}

function report(waited: Record<Version, Record<Opened, number[]>>): void {
  const rows = opened.map((page) => {
    const [before, now] = [median(waited.before[page]), median(waited.now[page])];
    const times = now / before;
    if (times > limits[page]) process.exitCode = 1;
    const verdict = times > limits[page] ? "TOO SLOW" : "ok";
    return [
      page,
      formatNumber(before),
      formatNumber(now),
      times.toFixed(2),
      limits[page].toFixed(2),
      verdict,
    ];
  });
  console.log(`Medians of ${rounds} visits by a browser without a cache, ms.\n`);
  console.log(formatTable([["", `at ${given.than}`, "now", "times", "allowed", ""], ...rows]));
}

function run(program: string, args: readonly string[], cwd = root): void {
  execFileSync(program, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

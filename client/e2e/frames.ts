// How evenly the pages draw with a full house: 60 cards, 60 teams, 20 changes a second, and no graphics card.
//   npm run frames                     20 s of each page
//   npm run frames -- --seconds 60     longer; --theme pink in another theme; --seed N another game
// An empty page is measured before and after: what it misses is the computer's doing, not ours.
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { organizerLogin } from "../../loadtest/serverProcess.ts";
import { formatTable } from "../../loadtest/table.ts";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { createSeatBook, type OwnSeat } from "../store/seats.ts";
import { hostName, openBrowser } from "./browsers.ts";
import { Crowd } from "./frames/Crowd.ts";
import { type FrameTimes, measureFrames } from "./frames/frameTimes.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";
import { visit } from "./visit.ts";

const { values: given } = parseArgs({
  options: {
    seconds: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    theme: { type: "string", default: "contest" },
  },
});
const seconds = Number(given.seconds);
const limits = { medianMs: 17, p99Ms: 34 };
const changesPerSecond = 20;

interface Row extends FrameTimes {
  readonly name: string;
  readonly changesPerSecond: number;
  readonly isOurs: boolean;
}

const rows: Row[] = [];
const port = await freePort();
const password = randomBytes(12).toString("hex");
const database = await createRunDatabase(process.env.DATABASE_URL);
const server = new ServerProcess({ port, login: organizerLogin, password, ...database });
let browser: Browser | null = null;
let crowd: Crowd | null = null;

try {
  await server.start();
  browser = await openBrowser(null);
  crowd = await Crowd.open({
    origin: `http://127.0.0.1:${port}`,
    password,
    seed: Number(given.seed),
    teams: 60,
    board: { rows: 6, columns: 10 },
    changesPerSecond,
  });
  const { roomCode } = crowd;
  const seat = await crowd.takeSeat();
  crowd.play();
  await measure("an empty page", "about:blank", false);
  await measure("a team's page", `/play/${roomCode}/${seat.seatId}?renderer=canvas`, true, seat);
  await measure("the big screen", `/screen/${roomCode}?renderer=canvas`, true);
  await measure("an empty page again", "about:blank", false);
  report();
} catch (error) {
  console.error(error);
  console.error(server.output.slice(-2_000));
  process.exitCode = 1;
} finally {
  await crowd?.close();
  await browser?.close();
  await server.stop();
  await database.remove();
}

async function measure(name: string, path: string, isOurs: boolean, seat?: OwnSeat): Promise<void> {
  if (!browser || !crowd) throw new Error("nobody is there");
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "en-US" });
  const page = await context.newPage();
  await prepare(page, seat);
  await visit(page, isOurs ? `http://${hostName}:${port}${path}` : path);
  if (isOurs) await page.locator("[data-board=ready]").waitFor({ timeout: 30_000 });
  const before = crowd.changes;
  const startedAt = performance.now();
  const times = await measureFrames(page, seconds * 1_000);
  const changes = crowd.changes - before;
  rows.push({
    name,
    isOurs,
    ...times,
    changesPerSecond: (changes / (performance.now() - startedAt)) * 1_000,
  });
  await context.close();
}

/** The browser remembers the seat, as after joining, and the theme. */
async function prepare(page: Page, seat: OwnSeat | undefined): Promise<void> {
  const storage = createMemoryStorage();
  storage.write("regatta.theme", given.theme);
  if (seat) createSeatBook(storage).keep(seat);
  const kept = storage.keys().map((key) => [key, storage.read(key) ?? ""] as const);
  await page.addInitScript((entries) => {
    if (location.protocol !== "http:") return;
    for (const [key, text] of entries) localStorage.setItem(key, text);
  }, kept);
}

function report(): void {
  const table = rows.map((row) => [
    row.name,
    `${row.frames}`,
    row.medianMs.toFixed(1),
    row.p99Ms.toFixed(1),
    row.worstMs.toFixed(1),
    row.changesPerSecond.toFixed(1),
  ]);
  console.log(formatTable([["", "frames", "median ms", "99 % ms", "worst ms", "changes/s"], ...table]));
  const slow = rows.filter(
    ({ isOurs, medianMs, p99Ms }) => isOurs && (medianMs > limits.medianMs || p99Ms > limits.p99Ms),
  );
  for (const { name } of slow)
    console.log(`✗ ${name}: more than ${limits.medianMs} ms or, of a hundred, ${limits.p99Ms} ms`);
  const idle = rows.filter((row) => row.isOurs && row.changesPerSecond < changesPerSecond);
  for (const { name } of idle) console.log(`✗ ${name}: fewer than ${changesPerSecond} changes a second`);
  for (const fault of new Set(crowd?.faults)) console.log(`✗ ${fault}`);
  if (slow.length + idle.length + (crowd?.faults.length ?? 0) > 0) process.exitCode = 1;
}

// How evenly the pages draw with a full house, and what they cost: board, race and team page in every theme with 60 cards,
// 60 teams, 20 changes a second at 1920 × 1080, without a graphics card; and a screen on which nobody acts.
//   npm run frames                     20 s of each page in each theme
//   npm run frames -- --seconds 60     longer; --theme light,pink in some themes; --page race one page; --no-idle without screens at rest
//   npm run frames -- --seed N         another game
// An empty page is measured before the pages of each theme and after them: what it misses is the computer's doing, not ours.
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { givenOrEnd, oneOf, positive, seedOf, someOf } from "../../loadtest/given.ts";
import { organizerLogin } from "../../loadtest/serverProcess.ts";
import { formatTable } from "../../loadtest/table.ts";
import { type Theme, themes } from "../../shared/contest/themes.ts";
import { openBrowser } from "./browsers.ts";
import { Crowd } from "./frames/Crowd.ts";
import type { FrameTimes } from "./frames/frameTimes.ts";
import {
  type IdleRow,
  judgeFrames,
  limits,
  type Measured,
  measuredPages,
  type PageRow,
  percent,
} from "./frames/judgeFrames.ts";
import { ProcessorTime } from "./frames/processorTime.ts";
import { Watcher, type WatcherParts } from "./frames/Watcher.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";

const { values: given } = parseArgs({
  options: {
    seconds: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    theme: { type: "string" },
    page: { type: "string" },
    "no-idle": { type: "boolean", default: false },
  },
});
const { chosenThemes, chosenPages, seconds, seed } = givenOrEnd(() => ({
  chosenThemes: given.theme === undefined ? [...themes] : someOf("theme", given.theme, themes),
  chosenPages: given.page === undefined ? [...measuredPages] : [oneOf("page", given.page, measuredPages)],
  seconds: positive("seconds", given.seconds, 3_600),
  seed: seedOf(given.seed),
}));
const port = await freePort();
const password = randomBytes(12).toString("hex");
const database = await createRunDatabase(process.env.DATABASE_URL);
const server = new ServerProcess({ port, login: organizerLogin, password, ...database });
let browser: Browser | null = null;
let crowd: Crowd | null = null;
const rows: PageRow[] = [];
const empty = new Map<Theme, readonly FrameTimes[]>();
const idle: IdleRow[] = [];
const crowdFaults = new Set<string>();

try {
  await server.start();
  browser = await openBrowser(null);
  const processor = await ProcessorTime.of(browser);
  for (const theme of chosenThemes) {
    crowd = await openCrowd();
    await measure(theme, crowd, { browser, processor });
    for (const fault of crowd.faults) crowdFaults.add(fault);
    await crowd.close();
    crowd = null;
  }
  report({ rows, empty, idle });
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

/** A house for each theme: after some minutes nobody would have anything left to buy. */
function openCrowd(): Promise<Crowd> {
  return Crowd.open({
    origin: `http://127.0.0.1:${port}`,
    password,
    seed,
    teams: 60,
    board: { rows: 6, columns: 10 },
    changesPerSecond: limits.changesPerSecond,
  });
}

async function measure(
  theme: Theme,
  playing: Crowd,
  parts: Pick<WatcherParts, "browser" | "processor">,
): Promise<void> {
  const watcher = await Watcher.of({ ...parts, port, crowd: playing, forMs: seconds * 1_000 });
  playing.play();
  const before = await watcher.empty();
  for (const page of chosenPages) rows.push(await watcher.page(page, theme));
  empty.set(theme, [before, await watcher.empty()]);
  await playing.rest();
  if (!given["no-idle"]) idle.push(await watcher.atRest(theme));
}

function report(measured: Measured): void {
  const inMs = ({ frames, medianMs, p99Ms, worstMs }: FrameTimes) => [
    `${frames}`,
    ...[medianMs, p99Ms, worstMs].map((ms) => ms.toFixed(1)),
  ];
  const lines = chosenThemes.flatMap((theme) => [
    ...rows
      .filter((row) => row.theme === theme)
      .map((row) => [
        `${row.page} in ${theme}`,
        ...inMs(row),
        row.changesPerSecond.toFixed(1),
        percent(row.processorShare),
      ]),
    ...(empty.get(theme) ?? []).map((times, index) => [
      `an empty page ${index === 0 ? "before" : "after"}`,
      ...inMs(times),
      "",
      "",
    ]),
  ]);
  const heading = ["", "frames", "median ms", "99 % ms", "worst ms", "changes/s", "of a core"];
  console.log(formatTable([heading, ...lines]));
  const { faults, voidThemes, pinkRatios } = judgeFrames(measured);
  for (const { theme, processorShare, emptyShare } of idle) {
    const [taken, beside] = [percent(processorShare), percent(emptyShare)];
    console.log(`a screen at rest in ${theme}: ${taken} of a core, an empty page ${beside}`);
  }
  for (const [page, ratio] of pinkRatios)
    console.log(`${page}: pink takes ${ratio.toFixed(2)} times the processor time of light`);
  for (const theme of voidThemes)
    console.log(`∅ ${theme}: void, an empty page took more than 17 ms or, of a hundred, 25 ms`);
  const all = [...faults, ...crowdFaults];
  for (const fault of all) console.log(`✗ ${fault}`);
  if (all.length === 0 && voidThemes.length === 0) console.log("✓ all within their limits");
  if (all.length + voidThemes.length > 0) process.exitCode = 1;
}

// A film of a lesson on the big screen: its start, thirty teams at work, its ending with awards, a task that is gone through, and
// a freeze with its reveal. Looked at by program, frame by frame, and laid out on contact sheets for people.
//   npm run film                     a lesson of two minutes, into ./film: report.html, the sheets beside it
//   npm run film -- --seconds 20     a shorter lesson; --ending 20: less of what follows the bell; --teams 60; --moves 12 a second
//   npm run film -- --theme dark     in another theme; --seed N another game; --out DIR into another folder
// An empty page is filmed before and after: what it misses is the computer's doing, and then the film is void.
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { givenOrEnd, oneOf, positive, seedOf, whole } from "../../loadtest/given.ts";
import { organizerLogin } from "../../loadtest/serverProcess.ts";
import { themes } from "../../shared/contest/themes.ts";
import { hostName, openBrowser } from "./browsers.ts";
import { checkFrames, type FrameFindings } from "./film/checkFrames.ts";
import { wholeEndingSeconds } from "./film/ending.ts";
import { takeFigures, toldTime, watchFigures } from "./film/figures.ts";
import { LessonRoom } from "./film/LessonRoom.ts";
import { latenessOf } from "./film/lateness.ts";
import { readLesson, teamNames } from "./film/lessonCards.ts";
import { type Pace, paceOf } from "./film/pace.ts";
import { type FilmedFrame, Recording } from "./film/Recording.ts";
import { reportPage } from "./film/reportPage.ts";
import { drawSheet, everySoOften, framesAround, type Sheet } from "./film/sheets.ts";
import { lessonMs, playStory, type Story } from "./film/story.ts";
import { judgeFilm } from "./film/verdict.ts";
import { keep } from "./kept.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";
import { visit } from "./visit.ts";

const { values: given } = parseArgs({
  options: {
    out: { type: "string", default: "film" },
    seconds: { type: "string", default: "120" },
    ending: { type: "string", default: `${wholeEndingSeconds}` },
    teams: { type: "string", default: "30" },
    moves: { type: "string", default: "6" },
    seed: { type: "string", default: "1" },
    theme: { type: "string", default: "contest" },
  },
});
const { theme, seconds, endingSeconds, teams, movesPerSecond, seed } = givenOrEnd(() => ({
  theme: oneOf("theme", given.theme, ["contest", ...themes]),
  seconds: positive("seconds", given.seconds, 3_600),
  endingSeconds: positive("ending", given.ending, 600),
  teams: whole("teams", given.teams, 1, 60),
  movesPerSecond: positive("moves", given.moves, 100),
  seed: seedOf(given.seed),
}));
const size = { width: 1920, height: 1080 };
const emptyMs = 5_000;
const folder = path.resolve(given.out);
const reels = await mkdtemp(path.join(os.tmpdir(), "regatta-film-"));
const port = await freePort();
const password = randomBytes(12).toString("hex");
const database = await createRunDatabase(process.env.DATABASE_URL);
const server = new ServerProcess({ port, login: organizerLogin, password, ...database });
let browser: Browser | null = null;
let room: LessonRoom | null = null;

try {
  await mkdir(folder, { recursive: true });
  await server.start();
  browser = await openBrowser(null);
  room = await LessonRoom.open({
    origin: `http://127.0.0.1:${port}`,
    password,
    seed,
    title: "The Autumn Regatta",
    names: teamNames(teams, seed),
    ...(await readLesson()),
  });
  const { durationMs } = room.view.clock;
  await room.command({ type: "SetDetails", durationMs: { from: durationMs, to: lessonMs } });
  const before = await filmNothing(browser, "before");
  const { frames, story, shown } = await filmLesson(browser, room);
  const after = await filmNothing(browser, "after");
  const told = [...story.points, ...toldTime(lessonMs, story.deadlines, story.endedAt)];
  const findings = await checkFrames(frames);
  const verdict = judgeFilm({
    origin: story.startedAt,
    pace: paceOf(frames.map(({ at }) => at)),
    emptyPaces: [before, after],
    findings,
    figures: latenessOf(told, shown, story.endedAt),
    leastFigures: {
      standings: teams,
      // A short film has but the board, and beside it who leads.
      leaders: Math.min(3, teams, Math.ceil(seconds / 20)),
      clock: Math.floor(seconds / 2),
    },
  });
  const faults = [...verdict.faults, ...new Set(room.faults)];
  const sheets = sheetsOf(frames, story, findings);
  const page = await browser.newPage();
  for (const sheet of sheets)
    await drawSheet(page, sheet, story.startedAt, path.join(folder, `${sheet.name}.png`));
  await writeFile(path.join(folder, "report.html"), reportPage({ ...verdict, faults }, sheets));
  for (const fact of verdict.facts) console.log(fact);
  for (const fault of faults) console.log(`✗ ${fault}`);
  if (verdict.pace === "void") console.log("∅ void: an empty page is no faster on this computer");
  console.log(`${faults.length} faults; the sheets: ${path.join(folder, "report.html")}`);
  if (faults.length > 0 || verdict.pace !== "good") process.exitCode = 1;
} catch (error) {
  console.error(error);
  console.error(server.output.slice(-2_000));
  process.exitCode = 1;
} finally {
  await room?.close();
  await browser?.close();
  await server.stop();
  await database.remove();
  await rm(reels, { recursive: true, force: true });
}

async function filmLesson(from: Browser, lesson: LessonRoom) {
  const page = await openPage(from);
  await keep(page, { theme });
  await visit(page, `http://${hostName}:${port}/screen/${lesson.roomCode}?renderer=canvas`);
  await page.locator("main[data-phase=lobby]").waitFor({ timeout: 30_000 });
  await watchFigures(page);
  const recording = await Recording.start(page, path.join(reels, "lesson"));
  const story = await playStory(lesson, { seconds, endingSeconds, movesPerSecond });
  const frames = await recording.stop();
  const shown = await takeFigures(page);
  await page.context().close();
  return { frames, story, shown };
}

async function filmNothing(from: Browser, name: string): Promise<Pace> {
  const page = await openPage(from);
  const recording = await Recording.start(page, path.join(reels, name));
  await delay(emptyMs);
  const frames = await recording.stop();
  await page.context().close();
  return paceOf(frames.map(({ at }) => at));
}

async function openPage(from: Browser): Promise<Page> {
  return (await from.newContext({ viewport: size, locale: "en-US" })).newPage();
}

/** The start and the ending closely, the lesson widely, and whatever is wrong frame by frame. */
function sheetsOf(
  frames: readonly FilmedFrame[],
  { startedAt, endedAt }: Story,
  { mostGeneral, flashes, odd }: FrameFindings,
): readonly Sheet[] {
  const chapter = (name: string, title: string, from: number, to: number, everyMs: number): Sheet => ({
    name,
    title,
    frames: everySoOften(frames, { from, to, everyMs }),
  });
  const lessonEvery = Math.max(1_000, (endedAt - startedAt) / 60);
  return [
    chapter("start", "The start", startedAt - 5_000, startedAt + 3_000, 200),
    chapter("lesson", "The lesson", startedAt, endedAt, lessonEvery),
    chapter("ending", "The ending", endedAt - 12_000, Number.POSITIVE_INFINITY, 1_000),
    chapter("bell", "The bell", endedAt - 1_500, endedAt + 4_000, 150),
    chapter("flashing", "Where most of it flashes", mostGeneral.at - 1_100, mostGeneral.at + 100, 0),
    ...[...flashes, ...odd].slice(0, 20).map(({ at }, index) => ({
      name: `fault-${index + 1}`,
      title: `What is wrong (${index + 1})`,
      frames: framesAround(frames, at),
    })),
  ];
}

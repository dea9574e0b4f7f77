// A new installation and six contests in real browsers: a lesson of six teams, a class with odd browsers, a contest whose
// mistakes two moderators put right, a board made by hand, one that two authors write at once, a contest of one's own made in
// ten minutes, and a journey through every trouble that ends with the results after a restart of the server.
//   npm run e2e                        on the embedded database, or in a database of its own where DATABASE_URL says
//   npm run e2e -- --screenshots DIR   also pictures of the pages, for people to look at
//   npm run e2e -- --only mending      one of them: first, lesson, odd, mending, making, ten or trouble
import { randomBytes } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { givenOrEnd, oneOf } from "../../loadtest/given.ts";
import { Album } from "./Album.ts";
import { compareResults } from "./acts/afterwards.ts";
import { comeBack } from "./acts/comingBack.ts";
import { endByTheClock } from "./acts/ending.ts";
import { gather } from "./acts/gathering.ts";
import { meetOddBrowsers } from "./acts/oddBrowsers.ts";
import { race } from "./acts/race.ts";
import { hostName, openBrowser } from "./browsers.ts";
import { Cable } from "./Cable.ts";
import { readCards } from "./cards.ts";
import { assembleCast, type Cast, keepPages } from "./cast.ts";
import { assembleFirstRun, beginAnew } from "./firstRun.ts";
import { assembleClass } from "./lesson/Lesson.ts";
import { teachLesson } from "./lesson/teachLesson.ts";
import { bringTable } from "./making/bringTable.ts";
import { assembleAuthors, makeBoard } from "./making/makeBoard.ts";
import { pasteText } from "./making/pasting.ts";
import { putPictures } from "./making/pictures.ts";
import { assembleBeginner, makeInTenMinutes } from "./making/tenMinutes.ts";
import { tryDraft } from "./making/tryDraft.ts";
import { assembleTwoAuthors, writeTogether } from "./making/twoAuthors.ts";
import { assembleMendClass } from "./mending/MendClass.ts";
import { mendContest } from "./mending/mendContest.ts";
import { OddClass } from "./odd/OddClass.ts";
import { JourneyEnded, Report } from "./Report.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";

const { values } = parseArgs({ options: { screenshots: { type: "string" }, only: { type: "string" } } });
const parts = ["first", "lesson", "odd", "mending", "making", "ten", "trouble"] as const;
const only = givenOrEnd(() => (values.only === undefined ? null : oneOf("only", values.only, parts)));
const isAsked = (part: (typeof parts)[number]) => (only ?? part) === part;
const file = path.join(import.meta.dirname, "../../demo/math-regatta.csv");
const kept = path.join(os.tmpdir(), `regatta-e2e-failed-${process.pid}`);
const login = "teacher";
const password = randomBytes(12).toString("hex");

const browsers: Browser[] = [];
let cast: Pick<Cast, "all"> | null = null;
const port = await freePort();
const database = await createRunDatabase(process.env.DATABASE_URL);
const server = new ServerProcess({ port, login, password, ...database });
const cable = await Cable.lay(port);
const report = new Report(async (step) => {
  if (!cast) return;
  const folder = path.join(kept, step.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60));
  await keepPages(cast, folder);
  console.log(`      pictures and texts of all pages: ${folder}`);
});

try {
  report.act(`A server on ${database.databaseUrl === null ? "the embedded database" : "PostgreSQL"}`);
  await report.step("builds the pages when they have changed, and starts", () => server.start());
  const cards = await readCards(file);
  const common = { origin: `http://${hostName}:${port}`, file, login, password, report, cards };
  const [browser, cabled] = await report.step("browsers open", async () => {
    const opened = [await openBrowser(null), await openBrowser(cable.port)] as const;
    browsers.push(...opened);
    return opened;
  });
  const album = new Album(values.screenshots ?? null);
  if (isAsked("first")) {
    const beginners = await assembleFirstRun(browser, cards);
    cast = beginners;
    const serverUrl = process.env.DATABASE_URL;
    await beginAnew({ login, password, report, album, cast: beginners, bought: new Map(), serverUrl });
  }

  if (isAsked("lesson")) {
    const pupils = await assembleClass(browser, cards);
    cast = pupils;
    await teachLesson({ ...common, title: "Lesson of form 7B", cast: pupils, bought: new Map() });
  }

  if (isAsked("odd")) {
    const odd = new OddClass({
      ...common,
      title: "Odd browsers",
      album,
      bought: new Map(),
      browser,
      cabled,
      cable,
    });
    cast = odd;
    await meetOddBrowsers(odd);
  }

  if (isAsked("mending")) {
    const moderated = await assembleMendClass(browser, cards);
    cast = moderated;
    await mendContest({ ...common, title: "Put right", cast: moderated, bought: new Map() });
  }

  if (isAsked("making")) {
    const authors = await assembleAuthors(browser);
    cast = authors;
    await makeBoard(common, authors);
    await tryDraft(common, authors.anna);
    await putPictures(common, authors);
    await pasteText(common, authors);
    await bringTable(common, authors);
    const pair = await assembleTwoAuthors(browser, cabled);
    cast = pair;
    await writeTogether(common, pair, cable);
  }

  if (isAsked("ten")) {
    const beginner = await assembleBeginner(browser);
    cast = beginner;
    const serverUrl = process.env.DATABASE_URL;
    await makeInTenMinutes({ login, report, album, serverUrl }, beginner);
  }

  if (isAsked("trouble")) {
    const players = await assembleCast(browser, cabled, cards);
    cast = players;
    const room = await gather({
      ...common,
      title: "Autumn regatta",
      album,
      cast: players,
      cable,
      bought: new Map(),
    });
    await race(room);
    await comeBack(room);
    await endByTheClock(room);
    await compareResults(room, server, database);
  }
} catch (error) {
  if (!(error instanceof JourneyEnded)) await report.check("the journey", () => Promise.reject(error));
} finally {
  if (report.hasFailures && server.output.length > 0)
    console.log(`\nThe server's last words:\n${server.output.slice(-3_000)}`);
  for (const browser of browsers) await browser.close();
  cable.remove();
  server.discard();
  await database.remove();
}
report.summary();
process.exitCode = report.hasFailures ? 1 : 0;

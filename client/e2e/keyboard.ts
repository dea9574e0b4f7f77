// A whole contest by the keyboard alone, and one by the roles and names that a screen reader gets; a practice by each. And whole
// contests as people have them who see little or bear no motion: at 400 % zoom, and in the system's own colours.
//   npm run e2e:keyboard
import { deepStrictEqual } from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { en } from "../i18n/en.ts";
import { ru } from "../i18n/ru.ts";
import { hostName, openBrowser } from "./browsers.ts";
import { readCards } from "./cards.ts";
import { eventually } from "./eventually.ts";
import { FocusWatch } from "./FocusWatch.ts";
import { KeyboardHands, ReaderHands } from "./hands.ts";
import { type Lesson, playLesson, playPractice } from "./handsActs.ts";
import { keep } from "./kept.ts";
import { runAxe } from "./look/axe.ts";
import { motionsSeen, watchMotions } from "./MotionWatch.ts";
import { JourneyEnded, Report } from "./Report.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";
import { visit } from "./visit.ts";
import { Witness } from "./Witness.ts";

const file = path.join(import.meta.dirname, "../../demo/math-regatta.csv");
const login = "teacher";
const password = randomBytes(12).toString("hex");
const kept = path.join(os.tmpdir(), `regatta-keyboard-failed-${process.pid}`);

const pages: Page[] = [];
const witnesses: Witness[] = [];
const port = await freePort();
const database = await createRunDatabase(process.env.DATABASE_URL);
const server = new ServerProcess({ port, login, password, ...database });
const report = new Report(async () => {
  await mkdir(kept, { recursive: true });
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: path.join(kept, `${index}.png`) }).catch(() => {});
  console.log(`      pictures of all pages: ${kept}`);
});
let browser: Browser | null = null;

try {
  await report.step("the server starts", () => server.start());
  const cards = await readCards(file);
  const opened = await openBrowser(null);
  browser = opened;
  const common = { origin: `http://${hostName}:${port}`, report, file, cards, login, password };

  const open = async (locale: string, surroundings: BrowserContextOptions = {}): Promise<Page> => {
    const viewport = { width: 1366, height: 768 };
    const context = await opened.newContext({ viewport, locale, ...surroundings });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    pages.push(page);
    witnesses.push(new Witness(page, cards));
    return page;
  };

  report.act("By the keyboard alone");
  const [desk, laptop] = [await open("en-US"), await open("en-US")];
  for (const page of [desk, laptop]) await countPointers(page);
  const byKeys: Lesson = {
    ...common,
    title: "Keys",
    teamName: "Otters",
    organizer: { page: desk, texts: en, hands: new KeyboardHands(desk) },
    team: { page: laptop, texts: en, hands: new KeyboardHands(laptop) },
  };
  await playLesson(byKeys);
  await playPractice(byKeys);
  await report.check("no pointer was used", async () => {
    for (const page of [desk, laptop]) deepStrictEqual(await pointersSeen(page), 0);
  });

  report.act("By the roles and names that a screen reader gets, in Russian");
  const [table, seat] = [await open("ru-RU"), await open("ru-RU")];
  const byNames: Lesson = {
    ...common,
    title: "Имена",
    teamName: "Выдры",
    organizer: { page: table, texts: ru, hands: new ReaderHands(table) },
    team: { page: seat, texts: ru, hands: new ReaderHands(seat) },
  };
  await playLesson(byNames);
  await playPractice(byNames);

  report.act("By the keyboard alone, at 400 % zoom");
  // A window of 1280 × 1024, as the guidelines for accessible pages count. WCAG 1.4.10
  const zoomed = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
  const [smallDesk, smallLaptop] = [await open("en-US", zoomed), await open("en-US", zoomed)];
  const watches = [new FocusWatch(smallDesk), new FocusWatch(smallLaptop)] as const;
  const atZoom: Lesson = {
    ...common,
    title: "Large letters",
    teamName: "Owls",
    organizer: { page: smallDesk, texts: en, hands: new KeyboardHands(smallDesk, watches[0]) },
    team: { page: smallLaptop, texts: en, hands: new KeyboardHands(smallLaptop, watches[1]) },
  };
  await playLesson(atZoom);
  await playPractice(atZoom);
  await report.check("what had the focus was in sight, and nothing lay to the side of a window", () => {
    deepStrictEqual(
      watches.flatMap(({ faults }) => faults),
      [],
    );
  });

  report.act("By the keyboard alone, in the system's colours and without motion");
  await report.check("what moves would be seen to move", async () => {
    const page = await open("en-US");
    await watchMotions(page);
    await visit(page, common.origin);
    await page.evaluate(move);
    const wanted = ["BODY", "a drawing"];
    const areSeen = async () => {
      const seen = await motionsSeen(page);
      return wanted.map((what) => seen.some((sentence) => sentence.includes(what)));
    };
    await eventually(areSeen, [true, true]);
    await page.context().close();
  });
  const plain = { forcedColors: "active", reducedMotion: "reduce" } as const;
  const [plainDesk, plainLaptop] = [await open("en-US", plain), await open("en-US", plain)];
  const plainScreen = await open("en-US", { ...plain, viewport: { width: 1920, height: 1080 } });
  const plainPages = [plainDesk, plainLaptop, plainScreen];
  for (const page of plainPages) await watchMotions(page);
  const marks = [plainDesk, plainLaptop].map((page) => new FocusWatch(page, { isMarked: true }));
  const [deskMarks = null, laptopMarks = null] = marks;
  const stillness: Lesson = {
    ...common,
    title: "Stillness",
    teamName: "Herons",
    organizer: { page: plainDesk, texts: en, hands: new KeyboardHands(plainDesk, deskMarks) },
    team: { page: plainLaptop, texts: en, hands: new KeyboardHands(plainLaptop, laptopMarks) },
  };
  await playLesson(stillness, async (roomCode) => {
    await keep(plainScreen, { screen: { roomCode, shows: "race" } });
    await visit(plainScreen, `${common.origin}/screen/${roomCode}?renderer=canvas`);
    await plainScreen.locator("main.screen").waitFor();
  });
  await report.check("nothing moved, on no page and in no drawing", async () => {
    for (const page of plainPages) deepStrictEqual(await motionsSeen(page), []);
  });
  await report.check("what had the focus was marked, in the system's colours", () => {
    deepStrictEqual(
      marks.flatMap(({ faults }) => faults),
      [],
    );
  });
  await report.check("all that is written stands out, in the system's colours", async () => {
    for (const page of plainPages) deepStrictEqual(await runAxe(page), []);
  });

  await report.check("no page had an error or spoke to another host", () => {
    deepStrictEqual(
      witnesses.flatMap((witness) => witness.takeProblems()),
      [],
    );
  });
} catch (error) {
  if (!(error instanceof JourneyEnded)) await report.check("the journey", () => Promise.reject(error));
} finally {
  if (report.hasFailures) console.log(`\nThe server's last words:\n${server.output.slice(-3_000)}`);
  await browser?.close();
  server.discard();
  await database.remove();
}
report.summary();
process.exitCode = report.hasFailures ? 1 : 0;

/** Counts over all that the tab will show. */
async function countPointers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const type of ["pointerdown", "mousedown", "touchstart", "wheel"]) {
      addEventListener(
        type,
        () => sessionStorage.setItem("pointers", `${Number(sessionStorage.getItem("pointers")) + 1}`),
        { capture: true, passive: true },
      );
    }
  });
}

async function pointersSeen(page: Page): Promise<number> {
  return page.evaluate(() => Number(sessionStorage.getItem("pointers")));
}

/** Runs in the page: what a program moves, and a drawing that is another one with each frame. */
function move(): void {
  document.body.animate([{ opacity: 0.9 }, { opacity: 1 }], 600);
  const canvas = document.createElement("canvas");
  document.body.append(canvas);
  const context = canvas.getContext("2d");
  let frames = 0;
  const draw = () => {
    context?.fillRect(frames++ * 2, 0, 2, canvas.height);
    if (frames < 150) requestAnimationFrame(draw);
  };
  draw();
}

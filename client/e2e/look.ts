// Every page in every state and at every size, each two of sizes, moods, languages, numbers of teams, boards and kinds of
// names together: pictures, and a check of each. More than 1,500 pictures or 30 minutes are a fault.
//   npm run look                    into ./look: pictures, index.html, contact-sheet-1.png and so on
//   npm run look -- --out DIR       into another folder
//   npm run look -- --seed N        other pairs
//   npm run look -- --every         each state at every size in every mood, which takes hours without --only
//   npm run look -- --quick         one size for each sort of page, in one mood, and no pictures unless --out says where
//   npm run look -- --language ru   one language
//   npm run look -- --only screen   only the states whose name begins so
// With DATABASE_URL on PostgreSQL, where it can be seen what people see while nothing can be saved, and of several processes.
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { ViteDevServer } from "vite";
import { givenOrEnd, oneOf, seedOf } from "../../loadtest/given.ts";
import { type Language, languages } from "../../shared/languages.ts";
import { dictionaries } from "../i18n/dictionaries.ts";
import { hostName, openBrowser } from "./browsers.ts";
import { Cable } from "./Cable.ts";
import { showCluster } from "./cluster/showCluster.ts";
import { organizerLogin } from "./film/LessonRoom.ts";
import { ContactSheet } from "./look/ContactSheet.ts";
import { writeContest, writeFaultyFile, writeOddFile, writeUnclearFile } from "./look/contestFile.ts";
import { Faults } from "./look/Faults.ts";
import { Gallery } from "./look/Gallery.ts";
import { beyondLimits } from "./look/lookLimits.ts";
import { composedStates, LookPlan } from "./look/looks.ts";
import { refuseEvents } from "./look/refuseEvents.ts";
import { type Studio, studioOf } from "./look/Studio.ts";
import { beforeTheContest } from "./look/scenes/beforeTheContest.ts";
import { showCockpit } from "./look/scenes/cockpit.ts";
import { showComposed } from "./look/scenes/composed.ts";
import { end } from "./look/scenes/ending.ts";
import { gather } from "./look/scenes/gathering.ts";
import { partsState, servePages, showParts } from "./look/scenes/parts.ts";
import { practise } from "./look/scenes/practising.ts";
import { showRareStates } from "./look/scenes/rareStates.ts";
import { run } from "./look/scenes/running.ts";
import { showStaged, stagedStates } from "./look/scenes/staged.ts";
import { usualSize } from "./look/sights.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    quick: { type: "boolean", default: false },
    every: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    language: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const login = organizerLogin;
const { seed, chosen } = givenOrEnd(() => ({
  seed: seedOf(values.seed),
  chosen: values.language === undefined ? [...languages] : [oneOf("language", values.language, languages)],
}));
const thoroughness = values.quick ? "quick" : values.every ? "every" : "pairs";
const password = randomBytes(12).toString("hex");
const startedAt = performance.now();
const out = values.out ?? (values.quick ? null : "look");
const folder = out === null ? null : path.resolve(out);
const faults = new Faults();
const port = await freePort();
const database = await createRunDatabase(process.env.DATABASE_URL);
const server = new ServerProcess({ port, login, password, ...database });
const files = await mkdtemp(path.join(os.tmpdir(), "regatta-look-"));
const everyScene = (language: Language) =>
  ({ state: "the scenes", language, size: usualSize, mood: "light" }) as const;
/** Chromium says so when a wrong code or password is refused, which some scenes are about. */
const wasRefused = /Failed to load resource: the server responded with a status of 4/;
/** How the states of several processes are called. */
const clusterStates = "cluster-";
/** What is shown by itself: nothing else needs to be played for it. */
const asideStates = [clusterStates, composedStates, stagedStates, partsState];
/** The pages as they are in development, served once for all languages. */
let pages: Promise<ViteDevServer> | null = null;
const stops: (() => Promise<void> | void)[] = [];

try {
  if (folder !== null) await mkdir(folder, { recursive: true });
  await server.start();
  const sheet = folder === null ? null : await openSheet();
  const counts = await Promise.all(chosen.map((language) => look(language, sheet)));
  if (folder !== null) await sheet?.write(folder);
  for (const line of faults.linesAfter(0)) console.log(line);
  const states = counts.reduce((sum, count) => sum + count.states, 0);
  const looks = counts.reduce((sum, count) => sum + count.looks, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const beyond = [
    ...(states === 0 ? [`no state is called by what begins with "${values.only}"`] : []),
    ...(values.every ? [] : beyondLimits({ pictures: looks, seconds })),
  ];
  for (const line of beyond) console.log(`✗ ${line}`);
  const count = faults.count + beyond.length;
  console.log(`\n${states} states in ${looks} looks, in ${seconds.toFixed(0)} s: ${count} faults`);
  if (folder !== null) console.log(`The contact sheets: ${path.join(folder, "index.html")}`);
  process.exitCode = count > 0 ? 1 : 0;
} finally {
  for (const stop of stops) await stop();
  server.discard();
  await database.remove();
  await rm(files, { recursive: true, force: true });
}

/** All scenes in one language, with a contest and a cable of its own. */
async function look(language: Language, sheet: ContactSheet | null) {
  const { databaseUrl } = database;
  const cable = await Cable.lay(port);
  const browser = await openBrowser(cable.port);
  stops.push(
    () => cable.remove(),
    () => browser.close(),
  );
  const plan = new LookPlan(language, thoroughness, seed);
  const gallery = new Gallery(language, { folder, plan, only: values.only, sheet, faults });
  const parts = {
    language,
    texts: dictionaries[language],
    origin: `http://${hostName}:${port}`,
    cable,
    contest: await writeContest(files, language),
    faultyFile: await writeFaultyFile(files),
    unclearFile: await writeUnclearFile(files),
    oddFile: await writeOddFile(files),
    login,
    password,
    refuseEvents: databaseUrl === null ? null : (roomCode: string) => refuseEvents(databaseUrl, roomCode),
  };
  const studio = studioOf(parts, browser, gallery);
  const witnesses = [studio.witnesses];
  try {
    const isAside = asideStates.some((states) => values.only.startsWith(states));
    if (!isAside) await playScenes(studio);
    if (isAsked(stagedStates)) await showStaged(studio, { isQuick: values.quick });
    if (isAsked(partsState) && !values.quick) await showParts(await openPages(), gallery, language);
    if (isAsked(composedStates)) await showComposed(studio, { isQuick: values.quick, seed });
    if (isAsked(clusterStates)) {
      if (databaseUrl === null)
        console.log("  several processes are shown on PostgreSQL only: set DATABASE_URL");
      else witnesses.push(await showCluster(parts, gallery));
    }
  } catch (error) {
    console.log(`  ${language}: ${error instanceof Error ? error.stack : error}`);
    faults.add(everyScene(language), [{ rule: "a scene could not be played", where: `${error}` }]);
    await studio.keepPages();
  }
  for (const problem of witnesses.flat().flatMap((witness) => witness.takeProblems())) {
    if (wasRefused.test(problem)) continue;
    faults.add(everyScene(language), [{ rule: "a page had an error", where: problem }]);
  }
  return gallery.counts;
}

async function playScenes(studio: Studio): Promise<void> {
  await showCockpit(studio);
  await practise(studio);
  const { organizer, code } = await beforeTheContest(studio);
  const people = { organizer, ...(await gather(studio, organizer, code)) };
  await showRareStates(studio, organizer, code);
  await run(studio, people, code);
  await end(studio, people, code);
}

function openPages(): Promise<ViteDevServer> {
  if (pages === null) {
    pages = servePages();
    stops.push(async () => (await pages)?.close());
  }
  return pages;
}

/** Whether a state whose name begins so may be meant by --only. */
function isAsked(beginning: string): boolean {
  return values.only.startsWith(beginning) || beginning.startsWith(values.only);
}

async function openSheet(): Promise<ContactSheet> {
  const browser = await openBrowser(null);
  stops.push(() => browser.close());
  return ContactSheet.open(browser);
}

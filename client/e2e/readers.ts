// Pictures of the big screen for readers who see nothing else: ten moments as they look from the back of a hall, and five
// seconds of the race without names; what to ask them, and in a file of its own what the server knows to be right.
//   npm run readers                    into ./readers: picture-*.png, strip-*.png, questions.md, answers.md
//   npm run readers -- --out DIR       into another folder; --only sixty those whose name begins so; --seed N other contests
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { BadOptions, givenOrEnd, seedOf } from "../../loadtest/given.ts";
import { organizerLogin } from "../../loadtest/serverProcess.ts";
import { openBrowser } from "./browsers.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { answersText, questionsText } from "./readers/questions.ts";
import { Stage } from "./readers/Stage.ts";
import { type Situation, situations } from "./readers/situations.ts";
import { takePicture } from "./readers/takePicture.ts";
import { type StripAnswers, takeStrip } from "./readers/takeStrip.ts";
import type { RightAnswers } from "./readers/tell.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";

const { values: given } = parseArgs({
  options: {
    out: { type: "string", default: "readers" },
    only: { type: "string", default: "" },
    seed: { type: "string", default: "1" },
  },
});
const { chosen, seed } = givenOrEnd(() => ({
  chosen: situationsCalled(given.only),
  seed: seedOf(given.seed),
}));
/** So many moves the teams of each contest have made before the first picture. */
const movesBefore = new Map([
  [3, 24],
  [30, 260],
  [60, 520],
]);
const folder = path.resolve(given.out);
const port = await freePort();
const password = randomBytes(12).toString("hex");
const database = await createRunDatabase(process.env.DATABASE_URL);
const server = new ServerProcess({ port, login: organizerLogin, password, ...database });
let browser: Browser | null = null;
let stage: Stage | null = null;
const pictures = new Map<string, RightAnswers>();
const strips = new Map<string, StripAnswers>();

try {
  await mkdir(folder, { recursive: true });
  await server.start();
  browser = await openBrowser(null);
  for (const [teams, ofSize] of Map.groupBy(chosen, (situation) => situation.teams)) {
    stage = await Stage.open({
      origin: `http://127.0.0.1:${port}`,
      password,
      seed: seed + teams,
      teams,
      moves: movesBefore.get(teams) ?? 0,
    });
    const parts = { browser, port, stage };
    const strip = `strip-${strips.size + 1}.png`;
    strips.set(strip, await takeStrip(parts, path.join(folder, strip)));
    for (const situation of ofSize) {
      const name = `picture-${`${pictures.size + 1}`.padStart(2, "0")}.png`;
      pictures.set(name, await takePicture(parts, situation, path.join(folder, name)));
      console.log(`${name}: ${situation.name}`);
    }
    for (const fault of new Set(stage.room.faults)) console.log(`✗ ${fault}`);
    if (stage.room.faults.length > 0) process.exitCode = 1;
    await stage.room.close();
    stage = null;
  }
  await writeFile(path.join(folder, "questions.md"), questionsText([...pictures.keys()], [...strips.keys()]));
  await writeFile(path.join(folder, "answers.md"), answersText(pictures, strips));
  console.log(`${pictures.size} pictures and ${strips.size} strips: ${folder}`);
} catch (error) {
  console.error(error);
  console.error(server.output.slice(-2_000));
  process.exitCode = 1;
} finally {
  await stage?.room.close();
  await browser?.close();
  await server.stop();
  await database.remove();
}

/** Throws when no name begins so. */
function situationsCalled(beginning: string): readonly Situation[] {
  const found = situations.filter(({ name }) => name.startsWith(beginning));
  if (found.length > 0) return found;
  const names = situations.map(({ name }) => name).join(", ");
  throw new BadOptions(`--only takes what one of ${names} begins with, not "${beginning}".`);
}

// A contest in real browsers, through nginx and over HTTPS, whose two processes are killed one after the other.
//   npm run e2e:cluster                with a PostgreSQL, a Redis and an nginx of its own
//   npm run e2e:cluster -- --hosted    on the machine that docs/hosting.md has made: `npm run hosting-check` does so
import { randomBytes } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openSecureBrowser, secureName } from "./browsers.ts";
import { readCards } from "./cards.ts";
import { type Cast, keepPages } from "./cast.ts";
import { beginLesson, endLesson, killTheFirst, killTheOther } from "./cluster/acts.ts";
import { assembleClusterClass } from "./cluster/ClusterClass.ts";
import type { ClusterService } from "./cluster/ClusterService.ts";
import { findHostedService } from "./cluster/hostedService.ts";
import { startOwnService } from "./cluster/ownService.ts";
import { JourneyEnded, Report } from "./Report.ts";

const { values } = parseArgs({ options: { hosted: { type: "boolean", default: false } } });
const file = path.join(import.meta.dirname, "../../demo/math-regatta.csv");
const kept = path.join(os.tmpdir(), `regatta-cluster-failed-${process.pid}`);
const password = randomBytes(12).toString("hex");

let cast: Pick<Cast, "all"> | null = null;
const report = new Report(async (step) => {
  if (!cast) return;
  const folder = path.join(kept, step.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60));
  await keepPages(cast, folder);
  console.log(`      pictures and texts of all pages: ${folder}`);
});
const undo: (() => Promise<void>)[] = [];
const takeAway = async () => {
  for (let last = undo.pop(); last; last = undo.pop()) await last();
};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void takeAway().finally(() => process.exit(1)));
}

let service: ClusterService | null = null;
try {
  report.act(values.hosted ? "The service of this machine" : "A service of two processes");
  const found = await report.step(values.hosted ? "is found" : "starts", () =>
    values.hosted ? findHostedService(password) : startOwnService(password),
  );
  service = found;
  undo.push(() => found.remove());
  const browser = await openSecureBrowser(found.httpsPort);
  undo.push(() => browser.close());
  const cards = await readCards(file);
  const people = await assembleClusterClass(browser, cards);
  cast = people;
  const lesson = {
    service: found,
    origin: `https://${secureName}`,
    title: "Two processes",
    file,
    cards,
    report,
    cast: people,
    bought: new Map(),
  };
  const room = await beginLesson(lesson);
  await killTheOther(room, await killTheFirst(room));
  await endLesson(room);
} catch (error) {
  if (!(error instanceof JourneyEnded)) await report.check("the journey", () => Promise.reject(error));
} finally {
  if (report.hasFailures && service) console.log(`\nThe service's last words:\n${await service.lastWords()}`);
  await takeAway();
}
report.summary();
process.exitCode = report.hasFailures ? 1 : 0;

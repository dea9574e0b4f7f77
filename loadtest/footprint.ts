// How long a start takes, and how much memory the program stands in, with its children. For Linux.
//
//   npm run footprint                    a first start in an empty folder, pages included, then one on the same folder
//   npm run footprint -- --idle 30       how long it stands before it is looked at again, in seconds
//   npm run footprint -- --program DIR   of another copy of the program, to compare with
// It takes the built pages of that copy away first: no server may run in it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Footprint, measureStart } from "./footprint/measureStart.ts";
import { formatTable } from "./table.ts";

/** What a laptop of 4 GB, and the patience before a lesson, allow. */
const limits: Footprint = { printedSeconds: 6, peakMegabytes: 600, idleMegabytes: 300 };

const { values } = parseArgs({
  options: {
    idle: { type: "string", default: "30" },
    program: { type: "string", default: path.join(import.meta.dirname, "..") },
  },
});
const idleSeconds = Number(values.idle);
if (!Number.isFinite(idleSeconds) || idleSeconds < 1) throw new Error("--idle takes a number of seconds");

const dataDir = await mkdtemp(path.join(tmpdir(), "regatta-footprint-"));
try {
  // As after `npm ci`: nothing is built yet.
  await rm(path.join(values.program, "dist"), { recursive: true, force: true });
  const first = await measureStart({ program: values.program, dataDir, idleSeconds });
  const again = await measureStart({ program: values.program, dataDir, idleSeconds });
  const row = (name: string, { printedSeconds, peakMegabytes, idleMegabytes }: Footprint) => [
    name,
    printedSeconds.toFixed(1),
    `${peakMegabytes}`,
    `${idleMegabytes}`,
  ];
  console.log(
    formatTable([
      ["start", "addresses after (s)", "at most (MB)", `after ${idleSeconds} s (MB)`],
      row("first", first),
      row("again", again),
    ]),
  );
  const names = ["printedSeconds", "peakMegabytes", "idleMegabytes"] as const satisfies (keyof Footprint)[];
  const over = names.filter((name) => first[name] > limits[name]);
  for (const name of over) console.log(`the first start is above its limit: ${name}, ${limits[name]}`);
  process.exitCode = over.length === 0 ? 0 : 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

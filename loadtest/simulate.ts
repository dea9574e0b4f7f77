import { parseArgs } from "node:util";
import { findPlanted } from "./simulate/findPlanted.ts";
import { play } from "./simulate/play.ts";

// npm run simulate: a service of several processes in one, on a model of PostgreSQL, Redis, network, clients and clocks, with all
// that may befall them, drawn from a seed; nothing that was shown or acknowledged may be lost. The same seed does the same.
//   --episodes N (100), --failovers N, --minutes N: how many, or for how long; --seed N: of the first (1)
//   --planted all: instead, each of some bugs is planted in a copy, and must be found; --planted N: the Nth of them

const { values: given } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    episodes: { type: "string" },
    failovers: { type: "string" },
    minutes: { type: "string" },
    planted: { type: "string" },
    // Of the process in which a planted bug is looked for.
    until: { type: "string" },
  },
});
const seed = wholeNumber(given.seed);
const isWell =
  given.planted === undefined
    ? await play({
        seed,
        episodes: limit(given.episodes) ?? (given.failovers || given.minutes ? null : 100),
        failovers: limit(given.failovers),
        minutes: limit(given.minutes),
        untilFault: given.until === "fault",
      })
    : await findPlanted(given.planted === "all" ? null : wholeNumber(given.planted), seed);
// What a killed program of the simulation waits for never comes.
process.exit(isWell ? 0 : 1);

function limit(text: string | undefined): number | null {
  return text === undefined ? null : wholeNumber(text);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`${text} is not a whole number`);
  return Number(text);
}

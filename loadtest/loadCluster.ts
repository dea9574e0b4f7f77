import { parseArgs } from "node:util";
import { checkFileLimit, printFindings, runProgram } from "./load/runProgram.ts";
import { lineThrough, type MemoryPoint, memoryPoints } from "./loadCluster/memoryPoints.ts";
import { mostTimesProcessor, type ProcessorResult, processorRounds } from "./loadCluster/processorRounds.ts";
import { partsTable, roundsTable } from "./loadCluster/processorTables.ts";
import { formatNumber, formatTable } from "./table.ts";

// npm run load:cluster: what several processes cost more than one does: one without Redis and two that are a service, by
// turns, the same commands at the same moments. Ends with 1 above the limit. Needs PostgreSQL, Redis and nginx. Linux only.
//   --rooms 100 --teams 20 --seats 20 --rate 200 --seconds 10 --rounds 7 --seed N
//   --only memory: what one process of a service stands in with 0, 50, 100 and 200 contests
//   --node-flags=…: of Regatta's processes, such as --cpu-prof

const { values: given } = parseArgs({
  options: {
    only: { type: "string", default: "processor" },
    rooms: { type: "string", default: "100" },
    teams: { type: "string", default: "20" },
    seats: { type: "string", default: "20" },
    rate: { type: "string", default: "200" },
    seconds: { type: "string", default: "10" },
    rounds: { type: "string", default: "7" },
    contests: { type: "string", default: "0,50,100,200" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    "node-flags": { type: "string", default: "" },
  },
});
const size = { rooms: Number(given.rooms), teams: Number(given.teams), seats: Number(given.seats) };
const [rate, seconds, rounds, seed] = [given.rate, given.seconds, given.rounds, given.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
const nodeFlags = given["node-flags"].split(" ").filter(Boolean);

await runProgram(async (surroundings) => {
  surroundings.progress.say(`seed ${seed}`);
  if (given.only === "memory") {
    const contests = given.contests.split(",").map(Number);
    checkFileLimit({ ...size, rooms: Math.max(...contests) });
    const { teams, seats } = size;
    const asked = { contests, teams, seats, rate: 1, seconds, seed, nodeFlags, surroundings };
    const { points, findings } = await memoryPoints(asked);
    printMemory(points);
    return printFindings(findings);
  }
  checkFileLimit({ ...size, rooms: 2 * size.rooms });
  const result = await processorRounds({ size, rate, seconds, rounds, seed, nodeFlags, surroundings });
  printProcessor(result);
  return printFindings(result.findings);
});

function printProcessor({ machine, rounds: all, ratio }: ProcessorResult): void {
  const { rooms, teams, seats } = size;
  console.log(
    `${machine}\n${rooms} contests × ${teams} teams × ${seats} clients, ${rate} commands/s for ${seconds} s, one and two by turns\n`,
  );
  console.log(`${formatTable(roundsTable(all))}\n\n${formatTable(partsTable(all))}\n`);
  console.log(`two processes / one: ${ratio.toFixed(3)}, at most ${mostTimesProcessor}`);
}

function printMemory(points: readonly MemoryPoint[]): void {
  const row = (name: string, of: (point: MemoryPoint) => number) => {
    // The first contests take what the rest need no more: room to work in, and the program compiled.
    const { base, each } = lineThrough(
      points.filter(({ contests }) => contests > 0).map((point) => [point.contests, of(point)]),
    );
    return [
      name,
      ...points.map((point) => formatNumber(Math.round(of(point)))),
      base.toFixed(0),
      each.toFixed(2),
    ];
  };
  const heading = ["MB with so many contests", ...points.map(({ contests }) => `${contests}`)];
  console.log(
    `${points[0]?.machine}\n${formatTable([
      [...heading, "before the first", "each"],
      row("most while they are played", ({ mostMegabytes }) => mostMegabytes),
      row("at rest afterwards", ({ restMegabytes }) => restMegabytes),
    ])}`,
  );
}

import { parseArgs } from "node:util";
import { BadOptions, givenOrEnd, oneOf, positive, seedOf, whole } from "./given.ts";
import { checkFileLimit, printFindings, runProgram } from "./load/runProgram.ts";
import { armNames } from "./loadCluster/Arm.ts";
import { mostTimesProcessor } from "./loadCluster/judge.ts";
import { lineThrough, type MemoryPoint, memoryPoints } from "./loadCluster/memoryPoints.ts";
import { type ProcessorResult, processorRounds } from "./loadCluster/processorRounds.ts";
import { partsTable, roundsTable, spreadTable } from "./loadCluster/processorTables.ts";
import { formatNumber, formatTable } from "./table.ts";

// npm run load:cluster: what several processes cost more than one does: one without Redis, two that are a service, and two
// apart, by turns, as many commands. Ends with 1 above the limit. Needs PostgreSQL, Redis and nginx. Linux only.
//   --rooms 60 --teams 20 --seats 20 --rate 120 --seconds 10 --rounds 8 --warm-up 30 --seed N
//   --only memory: what one process of a service stands in with 0, 50, 100 and 200 contests
//   --node-flags=…: of Regatta's processes, such as --cpu-prof

const { values: given } = parseArgs({
  options: {
    only: { type: "string", default: "processor" },
    rooms: { type: "string", default: "60" },
    teams: { type: "string", default: "20" },
    seats: { type: "string", default: "20" },
    rate: { type: "string", default: "120" },
    seconds: { type: "string", default: "10" },
    rounds: { type: "string", default: "8" },
    "warm-up": { type: "string", default: "30" },
    contests: { type: "string", default: "0,50,100,200" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    "node-flags": { type: "string", default: "" },
  },
});
const { only, size, rate, seconds, rounds, warmUpSeconds, contests, seed } = givenOrEnd(() => ({
  only: oneOf("only", given.only, ["processor", "memory"]),
  size: {
    rooms: whole("rooms", given.rooms, 1, 1_000),
    teams: whole("teams", given.teams, 1, 500),
    seats: whole("seats", given.seats, 1, 5_000),
  },
  rate: positive("rate", given.rate, 100_000),
  seconds: positive("seconds", given.seconds, 4_000),
  rounds: whole("rounds", given.rounds, 1, 100),
  warmUpSeconds: whole("warm-up", given["warm-up"], 0, 4_000),
  contests: given.contests.split(",").map((count) => whole("contests", count, 0, 1_000)),
  seed: seedOf(given.seed),
}));
const nodeFlags = given["node-flags"].split(" ").filter(Boolean);

await runProgram(async (surroundings) => {
  surroundings.progress.say(`seed ${seed}`);
  if (only === "memory") {
    checkFileLimit({ ...size, rooms: Math.max(...contests) });
    const { teams, seats } = size;
    const asked = { contests, teams, seats, rate: 1, seconds, seed, nodeFlags, surroundings };
    const { points, findings } = await memoryPoints(asked);
    printMemory(points);
    return printFindings(findings);
  }
  if (size.rooms % 2 !== 0 || rounds % 2 !== 0)
    throw new BadOptions(
      "--rooms and --rounds must be even: two processes share the contests, and the order is turned round each time.",
    );
  checkFileLimit({ ...size, rooms: armNames.length * size.rooms });
  const asked = { size, rate, seconds, rounds, warmUpSeconds, seed, nodeFlags, surroundings };
  const result = await processorRounds(asked);
  printProcessor(result);
  return printFindings(result.findings);
});

function printProcessor({ machine, rounds: all }: ProcessorResult): void {
  const { rooms, teams, seats } = size;
  console.log(
    `${machine}\n${rooms} contests × ${teams} teams × ${seats} clients, ${rate} commands/s for ${seconds} s, ${rounds} rounds\n`,
  );
  console.log([roundsTable(all), partsTable(all), spreadTable(all)].map(formatTable).join("\n\n"));
  console.log(`two / one: at most ${mostTimesProcessor}`);
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

import { parseArgs } from "node:util";
import { siteName } from "../deploy/testing/nginxFolder.ts";
import { Findings } from "./attack/Findings.ts";
import { Attackers } from "./attackService/Attackers.ts";
import { attackNames } from "./attackService/attackerCalls.ts";
import { attackPlan } from "./attackService/attackPlan.ts";
import { type AttackResult, allowed, attackRounds, type Felt } from "./attackService/attackRounds.ts";
import { pageFiles } from "./attackService/pageFiles.ts";
import { answersLine } from "./attackService/Tally.ts";
import { givenOrEnd, positive, seedOf, someOf, whole } from "./given.ts";
import { Contests } from "./load/product/Contests.ts";
import { printFindings, runProgram } from "./load/runProgram.ts";
import { CrowdedService } from "./loadCluster/CrowdedService.ts";
import { formatNumber, formatTable } from "./table.ts";

// npm run attack:service: attackers at nginx, as the public reaches it, beside contests that are played in the same
// processes; what was tried, what was answered, and how long the contests' commands took: quiet, beside as many requests
// for a file, and beside the attack. Ends with 1 when one of them cost too much. Needs PostgreSQL, Redis and nginx. Linux only.
//   --rounds 4 --seconds 4 --rate 40 --seed N --only codes,idle,slow,large,flood
//   --node-flags=…: of Regatta's processes, such as --cpu-prof

const { values: given } = parseArgs({
  options: {
    rounds: { type: "string", default: "4" },
    seconds: { type: "string", default: "4" },
    rate: { type: "string", default: "40" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    "node-flags": { type: "string", default: "" },
    only: { type: "string", default: attackNames.join(",") },
  },
});
const { rounds, seconds, rate, seed, names } = givenOrEnd(() => ({
  rounds: whole("rounds", given.rounds, 1, 100),
  seconds: positive("seconds", given.seconds, 1_000),
  rate: positive("rate", given.rate, 10_000),
  seed: seedOf(given.seed),
  names: someOf("only", given.only, attackNames),
}));
/** Contests that are played, and contests that attackers come into: some of each in both processes. */
const size = { rooms: 4, teams: 15, seats: 32 };
const attacked = 2;
const warmUpSeconds = 8;

await runProgram(async (surroundings) => {
  const { progress, cleanups } = surroundings;
  progress.say(`seed ${seed}`);
  const files = await pageFiles();
  const side = await CrowdedService.open({
    processes: 2,
    redis: true,
    nginx: true,
    limits: "shipped",
    size,
    nodeFlags: given["node-flags"].split(" ").filter(Boolean),
    seed,
    surroundings,
  });
  const { nginx, origin } = side.service;
  if (!nginx) throw new Error("a service without nginx cannot be attacked through it");
  const contests = await Contests.make(origin, attacked, { seed, boardSize: { rows: 6, columns: 6 } });
  for (const type of ["OpenLobby", "StartContest"] as const) await contests.moderate({ type });
  const attackers = new Attackers();
  cleanups.add(() => attackers.end());
  const door = {
    origin: `https://127.0.0.1:${nginx.ports.https}`,
    name: siteName,
    certificate: nginx.certificate,
  };
  await side.crowd.play(rate, warmUpSeconds);
  const findings = new Findings();
  const results: AttackResult[] = [];
  for (const name of names) {
    const { roomCodes } = contests;
    const assault = { door, roomCodes, seconds, seed: seed + 1_000 * results.length, ...files };
    const result = await attackRounds(name, {
      crowd: side.crowd,
      attackers,
      assault,
      rate,
      rounds,
      say: (line) => progress.say(line),
    });
    results.push(result);
    findings.add({
      what: attackPlan[name].what,
      tried: `${result.report.tried}`,
      seen: `${answersLine(result.report)}; ${costLine(result)}`,
      broke: result.findings,
    });
  }
  attackers.end();
  const broke = await side.close();
  console.log(`\n${side.machine}\n\n${formatTable(table(results))}\n`);
  console.log(
    `ms within which 95 % were answered / shown to everybody; medians of ${rounds} rounds of ${seconds} s. Seed ${seed}`,
  );
  return printFindings([...findings.broke, ...broke]);
});

function costLine({ times, moreMs }: AttackResult): string {
  return `the contests took ${times.toFixed(2)} times as long as quiet, ${moreMs.toFixed(1)} ms more`;
}

function table(results: readonly AttackResult[]): readonly (readonly string[])[] {
  const felt = ({ replyMs, shownMs }: Felt) => `${formatNumber(replyMs)} / ${formatNumber(shownMs)}`;
  return [
    ["attack", "tried", "quiet", "control", "attack", "times", "more, ms", "held"],
    ...results.map(({ name, report, felt: { quiet, control, attack }, times, moreMs }) => [
      attackPlan[name].what,
      formatNumber(report.tried),
      felt(quiet),
      felt(control),
      felt(attack),
      times.toFixed(2),
      moreMs.toFixed(1),
      times <= allowed.times || moreMs <= allowed.moreMs ? "yes" : "NO",
    ]),
  ];
}

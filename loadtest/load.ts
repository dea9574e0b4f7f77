import fs from "node:fs";
import { readLoadOptions } from "./load/options.ts";
import { countTable, latencyTable } from "./load/report/figures.ts";
import { describeMachine, machineLine } from "./load/report/machine.ts";
import { makePage } from "./load/report/page.ts";
import { reportOf } from "./load/report/reportOf.ts";
import { roundPlots } from "./load/report/roundPlots.ts";
import { playRound, type Round } from "./load/round.ts";
import { checkFileLimit, databaseServerFor, printFindings, runProgram } from "./load/runProgram.ts";
import { formatTable } from "./table.ts";

// npm run load: a crowd of bots at a server, what it costs, and what a bare server and a bare database would cost.

await runProgram(async ({ progress, cleanups }) => {
  const options = readLoadOptions(process.argv.slice(2), Date.now() % 1_000_000);
  const { name, scenario, rounds: count, database, seed } = options;
  checkFileLimit(scenario);
  const serverUrl = await databaseServerFor(database);
  const { rooms, teams, seats, rate, seconds } = scenario;
  progress.say(`${name} on ${database}: ${rooms} rooms × ${teams} teams × ${seats} seats, seed ${seed}`);
  progress.say(`${rate} commands/s for ${seconds} s`);
  const rounds: Round[] = [];
  for (let number = 1; number <= count; number += 1) {
    if (count > 1) progress.say(`round ${number} of ${count}`);
    rounds.push(await playRound({ options, serverUrl, progress, cleanups }, number));
  }
  const machine = await describeMachine(serverUrl);
  const table = `ms; medians of ${count} rounds\n${formatTable(latencyTable(rounds))}\n\n${formatTable(countTable(rounds))}`;
  console.log(`${machineLine(machine)}\n\n${table}`);
  const report = reportOf(options, machine, new Date(), rounds);
  if (options.json !== null) fs.writeFileSync(options.json, JSON.stringify(report, null, 1));
  if (options.html !== null) {
    const section = { title: name, lines: report.findings, table, plots: roundPlots(name, rounds) };
    fs.writeFileSync(options.html, makePage(`Load: ${name}`, [report.at, machineLine(machine)], [section]));
  }
  return printFindings(report.findings);
});

import path from "node:path";
import { BadOptions } from "./given.ts";
import { type Curve, curves } from "./load/growth/curves.ts";
import { type MeasuredPoint, measurePoint } from "./load/growth/measurePoint.ts";
import { growthExponent, orderOf } from "./load/growth/order.ts";
import { describeMachine, machineLine } from "./load/report/machine.ts";
import { takePictures } from "./load/report/pictures.ts";
import type { Plot } from "./load/report/plot.ts";
import { markdownTable, writeResults } from "./load/report/resultsFile.ts";
import { checkFileLimit, databaseServerFor, printFindings, runProgram } from "./load/runProgram.ts";
import { formatNumber, formatTable } from "./table.ts";

// npm run load:growth: what a command costs as seats, teams, cards and the contest's past grow; plots into docs/ and
// RESULTS.md. With --only seats,teams,cards,events the curves named are printed, and nothing is written.

const usage = `npm run load:growth -- [--only ${curves.map(({ name }) => name).join(",")}]`;

const docs = path.join(import.meta.dirname, "../docs");

await runProgram(async ({ progress, cleanups }) => {
  const chosen = readOnly(process.argv.slice(2));
  checkFileLimit({ rooms: 1, teams: 50, seats: 5_000 });
  const serverUrl = await databaseServerFor("postgres");
  if (serverUrl === null) return false;
  const seed = Date.now() % 1_000_000;
  const findings: string[] = [];
  const texts: string[] = [];
  const plots = new Map<string, Plot>();
  for (const curve of chosen) {
    const measured: MeasuredPoint[] = [];
    for (const point of curve.points) {
      progress.say(`${curve.name}: ${point.x}`);
      measured.push(await measurePoint({ progress, cleanups, serverUrl, seed }, point));
    }
    findings.push(
      ...measured.flatMap((point) => point.findings.map((finding) => `${curve.name} ${finding}`)),
    );
    plots.set(fileOf(curve), plotOf(curve, measured));
    console.log(`\n${sentenceOf(curve, measured)}\n${formatTable(rowsOf(curve, measured))}`);
    texts.push(textOf(curve, measured));
  }
  if (chosen.length < curves.length) return printFindings(findings);
  await takePictures(docs, plots);
  const machine = machineLine(await describeMachine(serverUrl));
  const when = new Date().toISOString().slice(0, 16).replace("T", " ");
  writeResults(
    "growth",
    [`# How cost grows`, `${when} UTC. ${machine}. 20 commands/s.`, ...texts].join("\n\n"),
  );
  return printFindings(findings);
});

function readOnly(args: readonly string[]): readonly Curve[] {
  const [flag, names = "", ...more] = args;
  if (flag === undefined) return curves;
  const asked = names.split(",");
  const known = curves.filter(({ name }) => asked.includes(name));
  if (flag !== "--only" || more.length > 0 || known.length < asked.length) throw new BadOptions(usage);
  return known;
}

function fileOf({ name }: Curve): string {
  return `load-${name}.png`;
}

function textOf(curve: Curve, measured: readonly MeasuredPoint[]): string {
  return [
    `## ${curve.name}`,
    `${sentenceOf(curve, measured)} (${curve.around}.)`,
    markdownTable(rowsOf(curve, measured)),
    `![The cost of a command against ${curve.name}](../docs/${fileOf(curve)})`,
  ].join("\n\n");
}

function sentenceOf({ name }: Curve, measured: readonly MeasuredPoint[]): string {
  const [first, last] = [measured[0], measured.at(-1)];
  const of = (pick: (point: MeasuredPoint) => number) => {
    const exponent = growthExponent(measured.map((point) => [point.x, pick(point)]));
    return `${orderOf(exponent)} (exponent ${exponent.toFixed(2)})`;
  };
  return `From ${formatNumber(first?.x ?? 0)} to ${formatNumber(last?.x ?? 0)} ${name}, the processor time of a command is ${of(({ processorMs }) => processorMs)}; the median time to every other screen is ${of(({ othersMs }) => othersMs)}.`;
}

function rowsOf({ name }: Curve, measured: readonly MeasuredPoint[]): readonly (readonly string[])[] {
  return [
    [name, "processor, ms a command", "reply, median ms", "others, median ms", "others, 99 % ms"],
    ...measured.map(({ x, processorMs, replyMs, othersMs, others99Ms }) =>
      [x, processorMs, replyMs, othersMs, others99Ms].map(formatNumber),
    ),
  ];
}

function plotOf({ name }: Curve, measured: readonly MeasuredPoint[]): Plot {
  const line = (title: string, pick: (point: MeasuredPoint) => number) => ({
    name: title,
    points: measured.map((point) => [point.x, pick(point)] as const),
  });
  return {
    title: `The cost of a command against ${name}`,
    x: { label: name, scale: "log" },
    y: { label: "ms", scale: "log" },
    series: [
      line("processor", ({ processorMs }) => processorMs),
      line("reply, median", ({ replyMs }) => replyMs),
      line("others, median", ({ othersMs }) => othersMs),
      line("others, 99 %", ({ others99Ms }) => others99Ms),
    ],
  };
}

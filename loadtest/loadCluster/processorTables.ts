import { median } from "../statistics.ts";
import { formatNumber } from "../table.ts";
import { type ArmName, armNames, type Turn } from "./Arm.ts";
import type { ProcessorRound } from "./processorRounds.ts";
import { allOf, type ProcessorSeconds, sumOf } from "./processorSeconds.ts";
import { comparisons, ratios, secondsOf } from "./ratios.ts";

type Rows = readonly (readonly string[])[];

/** Every turn: the rounds one by one. */
export function roundsTable(rounds: readonly ProcessorRound[]): Rows {
  const row = (round: ProcessorRound, index: number, arm: ArmName) => {
    const turn = round[arm];
    const { user, system } = sumOf(turn.processes);
    return [
      `${index + 1}, ${arm}`,
      ...[secondsOf(turn), user, system].map((seconds) => seconds.toFixed(2)),
      (secondsOf(turn) / secondsOf(round.one)).toFixed(3),
      ...[turn.commands, turn.frames, turn.replyMs].map(formatNumber),
    ];
  };
  return [
    ["round, arm", "s", "user", "system", "/ one", "commands", "frames", "reply, 95 %, ms"],
    ...rounds.flatMap((round, index) => armNames.map((arm) => row(round, index, arm))),
  ];
}

/** The ratios over the rounds, with their spread. */
export function spreadTable(rounds: readonly ProcessorRound[]): Rows {
  return [
    ["processor seconds", "median", "least", "most"],
    ...comparisons.map(([arm, other]) => {
      const all = ratios(rounds, arm, other);
      return [
        `${arm} / ${other}`,
        ...[median(all), Math.min(...all), Math.max(...all)].map((ratio) => ratio.toFixed(3)),
      ];
    }),
  ];
}

/** What each arm took, by parts: medians over the rounds. */
export function partsTable(rounds: readonly ProcessorRound[]): Rows {
  const middles = (of: (turn: Turn) => number | undefined, write = (value: number) => value.toFixed(2)) =>
    armNames.map((arm) => {
      const values = rounds.flatMap((round) => of(round[arm]) ?? []);
      return values.length === 0 ? "" : write(median(values));
    });
  const kinds: readonly (readonly [string, (seconds: ProcessorSeconds) => number])[] = [
    ["", allOf],
    [", user", ({ user }) => user],
    [", system", ({ system }) => system],
  ];
  const beside = new Set(rounds.flatMap((round) => armNames.flatMap((arm) => [...round[arm].beside.keys()])));
  return [
    ["processor seconds", ...armNames],
    ...kinds.map(([kind, of]) => [`Regatta${kind}`, ...middles(({ processes }) => of(sumOf(processes)))]),
    ...[0, 1].map((index) => [
      `its process ${index + 1}`,
      ...middles(({ processes }) => processes[index] && allOf(processes[index])),
    ]),
    ...[...beside].map((name) => [
      name,
      ...middles((turn) => {
        const seconds = turn.beside.get(name);
        return seconds && allOf(seconds);
      }),
    ]),
    ["command → reply, 95 %, ms", ...middles(({ replyMs }) => replyMs, formatNumber)],
  ];
}

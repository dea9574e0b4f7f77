import { median } from "../statistics.ts";
import { formatNumber } from "../table.ts";
import type { ProcessorRound, Turn } from "./processorRounds.ts";

type Rows = readonly (readonly string[])[];

/** The rounds one by one, and their medians. */
export function roundsTable(rounds: readonly ProcessorRound[]): Rows {
  const row = (name: string, of: (value: (round: ProcessorRound) => number) => number) => [
    name,
    of(({ alone }) => alone.seconds).toFixed(2),
    of(({ shared }) => shared.seconds).toFixed(2),
    of(({ ratio }) => ratio).toFixed(3),
    formatNumber(of(({ alone }) => alone.commands)),
    formatNumber(of(({ shared }) => shared.commands)),
    formatNumber(of(({ alone }) => alone.frames)),
    formatNumber(of(({ shared }) => shared.frames)),
  ];
  return [
    ["round", "one, s", "two, s", "two / one", "commands of one", "of two", "frames of one", "of two"],
    ...rounds.map((round, index) => row(`${index + 1}`, (value) => value(round))),
    row("median", (value) => median(rounds.map(value))),
  ];
}

/** Each part of both services: processor seconds, the median over the rounds. */
export function partsTable(rounds: readonly ProcessorRound[]): Rows {
  const names = [
    ...new Set(rounds.flatMap(({ alone, shared }) => [...alone.parts.keys(), ...shared.parts.keys()])),
  ];
  const middle = (side: (round: ProcessorRound) => Turn, name: string) =>
    median(rounds.map((round) => side(round).parts.get(name) ?? Number.NaN));
  const replies = (side: (round: ProcessorRound) => Turn) =>
    median(rounds.map((round) => side(round).replyMs));
  const sides = [({ alone }: ProcessorRound) => alone, ({ shared }: ProcessorRound) => shared];
  return [
    ["processor seconds", "one", "two"],
    ...names.map((name) => [
      name,
      ...sides
        .map((side) => middle(side, name))
        .map((value) => (Number.isNaN(value) ? "" : value.toFixed(2))),
    ]),
    ["command → reply, 95 %, ms", ...sides.map((side) => formatNumber(replies(side)))],
  ];
}

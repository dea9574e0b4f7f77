import type { Theme } from "../../../shared/contest/themes.ts";
import type { FrameTimes } from "./frameTimes.ts";

export const measuredPages = ["board", "race", "team"] as const;
export type MeasuredPage = (typeof measuredPages)[number];

/** One page in one theme while everybody plays. */
export interface PageRow extends FrameTimes {
  readonly page: MeasuredPage;
  readonly theme: Theme;
  readonly changesPerSecond: number;
  /** Of one core, of the whole browser. */
  readonly processorShare: number;
}

/** A big screen on which nobody has acted for half a minute. */
export interface IdleRow {
  readonly theme: Theme;
  readonly processorShare: number;
  /** What the same browser takes with an empty page: to compare with, no excuse. */
  readonly emptyShare: number;
}

export interface Measured {
  readonly rows: readonly PageRow[];
  /** The empty pages beside those of a theme: before them and after them. */
  readonly empty: ReadonlyMap<Theme, readonly FrameTimes[]>;
  readonly idle: readonly IdleRow[];
}

/** FLM4 */
export const limits = {
  medianMs: 17,
  p99Ms: 34,
  /** What an empty page must keep, or the computer is too busy to measure anything. */
  empty: { medianMs: 17, p99Ms: 25 },
  changesPerSecond: 20,
  /** Pink's processor time in light's. */
  pinkRatio: 1.5,
  idleShare: 0.03,
} as const;

export interface FramesVerdict {
  readonly faults: readonly string[];
  /** Themes whose times say nothing, because the empty page beside them was slow, too. */
  readonly voidThemes: readonly Theme[];
  /** Pink's processor time in light's, by page, where both were measured. */
  readonly pinkRatios: ReadonlyMap<MeasuredPage, number>;
}

/** What is to be said of what was measured. A void theme's times are no fault, and no proof. */
export function judgeFrames({ rows, empty, idle }: Measured): FramesVerdict {
  const voidThemes = [...empty].filter(([, times]) => times.some(isTooBusy)).map(([theme]) => theme);
  const pinkRatios = new Map(measuredPages.flatMap((page) => ratioOf(rows, page)));
  const faults = [
    ...rows.filter(({ theme }) => !voidThemes.includes(theme)).flatMap(slowness),
    ...rows.flatMap(({ page, theme, changesPerSecond }) =>
      changesPerSecond < limits.changesPerSecond
        ? [`${page} in ${theme}: fewer than ${limits.changesPerSecond} changes a second`]
        : [],
    ),
    ...[...pinkRatios].flatMap(([page, ratio]) =>
      ratio > limits.pinkRatio
        ? [
            `${page}: pink takes ${ratio.toFixed(2)} times the processor time of light, more than ${limits.pinkRatio}`,
          ]
        : [],
    ),
    ...idle.flatMap(({ theme, processorShare }) =>
      processorShare > limits.idleShare
        ? [
            `a screen at rest in ${theme}: ${percent(processorShare)} of a core, more than ${percent(limits.idleShare)}`,
          ]
        : [],
    ),
  ];
  return { faults, voidThemes, pinkRatios };
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function isTooBusy({ medianMs, p99Ms }: FrameTimes): boolean {
  return !(medianMs <= limits.empty.medianMs && p99Ms <= limits.empty.p99Ms);
}

function slowness({ page, theme, medianMs, p99Ms }: PageRow): readonly string[] {
  const name = `${page} in ${theme}`;
  return [
    ...(medianMs > limits.medianMs
      ? [`${name}: half of the frames take more than ${limits.medianMs} ms`]
      : []),
    ...(p99Ms > limits.p99Ms ? [`${name}: of a hundred frames one takes more than ${limits.p99Ms} ms`] : []),
  ];
}

function ratioOf(rows: readonly PageRow[], page: MeasuredPage): readonly (readonly [MeasuredPage, number])[] {
  const shareIn = (theme: Theme) =>
    rows.find((row) => row.page === page && row.theme === theme)?.processorShare;
  const [pink, light] = [shareIn("pink"), shareIn("light")];
  return pink === undefined || light === undefined ? [] : [[page, pink / light]];
}

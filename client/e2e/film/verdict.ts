import { quantile } from "../../../loadtest/statistics.ts";
import type { FrameFindings, MostFlashing } from "./checkFrames.ts";
import { mostFlashing } from "./FlashCounter.ts";
import { type FigureKind, figureKinds, type Standing } from "./lateness.ts";
import { judgePace, type Pace, type PaceVerdict, slownessOf } from "./pace.ts";
import { timeOf } from "./sheets.ts";

/** Figures are at most so far behind the server. FLM3 */
export const mostBehindMs = 300;

export interface Filmed {
  /** The moment that times are counted from. */
  readonly origin: number;
  readonly pace: Pace;
  readonly emptyPaces: readonly Pace[];
  readonly findings: FrameFindings;
  readonly figures: readonly Standing[];
  /** So many of each kind at least must have been seen: else what shows them is called otherwise than this film knows. */
  readonly leastFigures: Readonly<Record<FigureKind, number>>;
}

export interface Verdict {
  readonly pace: PaceVerdict;
  /** What was measured, a line each. */
  readonly facts: readonly string[];
  readonly faults: readonly string[];
}

/** What is to be said of a film. */
export function judgeFilm({ origin, pace, emptyPaces, findings, figures, leastFigures }: Filmed): Verdict {
  const paceVerdict = judgePace(pace, emptyPaces);
  const behind = figures.map(({ behindMs }) => behindMs);
  const late = figures.filter(({ behindMs }) => behindMs > mostBehindMs);
  const when = (at: number) => timeOf(at, origin);
  const seen = (kind: FigureKind) => figures.filter((figure) => figure.kind === kind).length;
  const seenInWords = figureKinds.map((kind) => `${seen(kind)} figures of ${kind}`).join(", ");
  const flashing = ({ share, at }: MostFlashing) =>
    share === 0 ? "nothing" : `${percent(share)} of the picture at most, at ${when(at)}`;
  const facts = [
    `the film: ${paceInWords(pace)}`,
    ...emptyPaces.map(
      (empty, index) => `an empty page ${index === 0 ? "before" : "after"}: ${paceInWords(empty)}`,
    ),
    `flashing more than three times a second: ${flashing(findings.mostGeneral)}; in red ${flashing(findings.mostRed)}`,
    `frames unlike both their neighbours: ${findings.odd.length}`,
    `${seenInWords}: half of them at most ${ms(quantile(behind, 0.5))} behind the server, 99 % ${ms(quantile(behind, 0.99))}, all ${ms(quantile(behind, 1))}`,
  ];
  const faults = [
    ...(paceVerdict === "slow" ? slownessOf(pace) : []),
    ...findings.flashes.map(
      ({ kind, at, until, share }) =>
        `${percent(share)} of the picture (more than ${percent(mostFlashing)}) flashes${kind === "red" ? " in red" : ""} from ${when(at)} to ${when(until)}`,
    ),
    ...findings.odd.map(
      ({ at, share }) =>
        `a frame at ${when(at)} is unlike both its neighbours in ${percent(share)} of the picture`,
    ),
    ...late.map(({ kind, key, value, at, behindMs }) =>
      behindMs === Number.POSITIVE_INFINITY
        ? `${key} (${kind}) showed ${value} at ${when(at)}, which the server never said`
        : `${key} (${kind}) showed ${value}, from ${when(at)} on, still ${ms(behindMs)} after it was true`,
    ),
    ...figureKinds
      .filter((kind) => seen(kind) < leastFigures[kind])
      .map((kind) => `only ${seen(kind)} figures of ${kind} were seen, fewer than ${leastFigures[kind]}`),
  ];
  return { pace: paceVerdict, facts, faults };
}

function paceInWords({ frames, perSecond, medianGapMs, p99GapMs, worstGapMs }: Pace): string {
  return `${frames} frames, ${perSecond.toFixed(1)} a second; from frame to frame half at most ${ms(medianGapMs)}, 99 % ${ms(p99GapMs)}, all ${ms(worstGapMs)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

import type { PublicView } from "../../shared/contest/view.ts";

/** Which points lie where on the water: `from` at its beginning, `to` at its end. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** The distance of two marks, in points. */
  readonly step: number;
  /** How much of the water one point is, as a share of 1. */
  readonly perPoint: number;
}

/** A lead of one cheap card is no mile. */
const leastCards = 2;
const leastPoints = 100;
/** About so many steps make a scale. */
const steps = 6;

/**
 * A scale on which all these points lie, in round steps, so that it seldom changes; never so fine that a small difference looks
 * great beside the dearest card. Equal teams lie at its beginning, on the line of the start.
 */
export function scaleOf(points: readonly number[], dearestPoints: number): Scale {
  // A list of thousands as arguments would be too many.
  const worst = points.reduce((least, value) => Math.min(least, value), points[0] ?? 0);
  const best = points.reduce((most, value) => Math.max(most, value), points[0] ?? 0);
  const span = Math.max(best - worst, dearestPoints * leastCards, leastPoints);
  const step = roundStep(span / steps);
  const from = Math.floor(worst / step) * step;
  const to = Math.max(Math.ceil(best / step) * step, from + Math.ceil(span / step) * step);
  return { from, to, step, perPoint: 1 / (to - from) };
}

/** How far along the water so many points lie, as a share of 1. */
export function alongOf({ from, perPoint }: Scale, points: number): number {
  return Math.min(1, Math.max(0, (points - from) * perPoint));
}

/** The price of the dearest card: what a difference in points is measured by. */
export function dearestOf({ board }: Pick<PublicView, "board">): number {
  return board.cards.reduce((most, { pricePoints }) => Math.max(most, pricePoints), 0);
}

/** The marks of a scale, its ends included. */
export function marksOf({ from, to, step }: Scale): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundStep(points: number): number {
  const power = 10 ** Math.floor(Math.log10(points));
  const step = [1, 2, 5].find((factor) => factor * power >= points);
  return step === undefined ? 10 * power : step * power;
}

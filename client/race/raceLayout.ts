import type { TeamId } from "../../shared/ids.ts";
import type { CanvasSize } from "../board/openCanvas.ts";
import { layoutWater, type Regime, regimeOf, type Water } from "./raceWater.ts";

export interface RaceSize extends CanvasSize {
  /** The smallest text, in device pixels. */
  readonly leastText: number;
}

/** Where everything lies, in device pixels, and how large it is written. */
export interface RaceLayout extends Water {
  /** By which boats are named: a few on a low water are named as a fleet is. */
  readonly regime: Regime;
  readonly leaderFont: number;
  readonly font: number;
  /** Of the points at the buoys. */
  readonly markFont: number;
}

/** How high a label is, in its font's sizes. */
export const labelHeight = 1.32;

/** RCE9 On a low water there are fewer names, and no smaller ones. */
export function layoutRace(count: number, size: RaceSize): RaceLayout {
  const water = layoutWater(count, size);
  const least = Math.ceil(size.leastText);
  const laneHeight = (water.last - water.horizon) / Math.max(1, count);
  const sailing = regimeOf(count);
  const regime = sailing === "few" && laneHeight < least * labelHeight ? "fleet" : sailing;
  const fontOf = (share: number) => Math.max(Math.round(size.height * share), least);
  return {
    ...water,
    regime,
    leaderFont: fontOf(regime === "few" ? 0.062 : 0.05),
    font: fontOf(regime === "few" ? 0.05 : 0.036),
    markFont: fontOf(regime === "few" ? 0.041 : 0.03),
  };
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A name that should stand beside its boat. */
export interface WantedLabel {
  readonly teamId: TeamId;
  readonly width: number;
  readonly height: number;
  /** Of its boat, as by {@link pointOf}. */
  readonly x: number;
  readonly y: number;
  /** Behind the boat, or before it, so that its wake is seen. */
  readonly side: "behind" | "before";
  /** It is read even where it covers a boat; others stand close to their own, and cover none. */
  readonly isImportant: boolean;
}

export interface PlacedLabel extends Box {
  /** Whose it is does not tell itself: another boat is as near. A line leads to its own. RCE7 */
  readonly isAmongOthers: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where names stand: on their side of the boat, else on the other, else above or below that. Earlier ones choose first; one for
 * which there is no room is left out, so that none covers another; what is read in any case is pushed into the picture. Where it
 * can be, they leave the finish clear, too, which stands at `finishX`.
 */
export function placeLabels(
  layout: Water,
  wanted: readonly WantedLabel[],
  boats: readonly Point[],
  finishX: number,
): ReadonlyMap<TeamId, PlacedLabel> {
  const placed = new Map<TeamId, PlacedLabel>();
  const finish = { left: finishX, top: layout.horizon, width: finishWidth(layout), height: layout.height };
  const hulls = boats.map((boat) => ({ boat, hull: boatBox(layout, boat) }));
  for (const label of wanted) {
    const others = hulls.filter(({ boat }) => boat.x !== label.x || boat.y !== label.y);
    const isFree = (box: Box) =>
      isWithin(box, layout) && ![...placed.values()].some((other) => overlap(box, other));
    const places = placesFor(layout, label);
    const free = places.filter(isFree);
    const clear = free.filter((box) => !hulls.some(({ hull }) => overlap(box, hull)));
    const pushed = places.map((box) => pushedInto(layout, box)).filter(isFree);
    const [best] = [
      ...clear.filter((box) => !overlap(box, finish)),
      ...clear,
      ...(label.isImportant ? [...free, ...pushed] : []),
    ];
    if (!best) continue;
    const isAmongOthers = others.some(({ hull }) => overlap(reachOf(layout, label, best), hull));
    placed.set(label.teamId, { ...best, isAmongOthers });
  }
  return placed;
}

/** Of the line that boats come in over. */
export function finishWidth({ height }: Water): number {
  return 4 * Math.max(2, Math.round(height * 0.012));
}

/** From a label to the middle of its boat, and a little to both sides: who lies there could be meant, too. */
function reachOf({ boatSize }: Water, { x, y }: Point, { left, top, width, height }: Box): Box {
  const margin = Math.round(boatSize * 0.3);
  const right = Math.max(left + width, x);
  const upper = Math.min(top, y - Math.round(boatSize * 0.5));
  const lower = Math.max(top + height, y);
  const from = Math.min(left, x) - (x < left ? 0 : margin);
  const to = right + (x < left ? margin : 0);
  return { left: from, top: upper, width: to - from, height: lower - upper };
}

/** The line from a label to its boat: from the middle of its nearer edge to the hull, below the sail and its number. */
export function lineToBoat(
  { boatSize }: Water,
  { x, y }: Point,
  { left, top, width, height }: Box,
): { readonly from: Point; readonly to: Point } {
  const isBehind = left + width / 2 < x;
  return {
    from: { x: isBehind ? left + width : left, y: Math.round(top + height / 2) },
    to: { x: x + Math.round(boatSize * (isBehind ? -0.3 : 0.3)), y: y - Math.round(boatSize * 0.1) },
  };
}

const shifts = [0, -1, 1, -2, 2, -3, 3];
const closeShifts = [0, -0.5, 0.5, -1, 1];

function placesFor({ boatSize }: Water, label: WantedLabel): readonly Box[] {
  const { width, height, x, y, side, isImportant } = label;
  const middle = Math.round(y - boatSize * 0.4 - height / 2);
  const away = Math.round(boatSize * 0.52);
  const lefts = [x - away - width, x + away];
  if (side === "before") lefts.reverse();
  return (isImportant ? shifts : closeShifts).flatMap((shift) =>
    lefts.map((left) => ({ left, top: Math.round(middle + shift * height), width, height })),
  );
}

/** What a boat fills of its place: the corners beside its mast are empty. */
function boatBox({ boatSize }: Water, { x, y }: { readonly x: number; readonly y: number }): Box {
  const size = Math.round(boatSize * 0.9);
  return { left: Math.round(x - size / 2), top: y - size, width: size, height: size };
}

/** The same box, as near as it can be without leaving the picture. */
function pushedInto({ width, height }: Water, box: Box): Box {
  const left = Math.max(0, Math.min(box.left, width - box.width));
  return { ...box, left, top: Math.max(0, Math.min(box.top, height - box.height)) };
}

function isWithin({ left, top, width, height }: Box, layout: Water): boolean {
  return left >= 0 && top >= 0 && left + width <= layout.width && top + height <= layout.height;
}

export function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

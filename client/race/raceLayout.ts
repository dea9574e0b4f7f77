import type { TeamId } from "../../shared/ids.ts";
import type { CanvasSize } from "../board/openCanvas.ts";

/** `few`: wide lanes, each with its name. `fleet`: as many names as there is room for. `crowd`: those of leaders and movers. */
export type Regime = "few" | "fleet" | "crowd";

const mostFew = 8;
const mostFleet = 36;

export function regimeOf(count: number): Regime {
  if (count <= mostFew) return "few";
  return count <= mostFleet ? "fleet" : "crowd";
}

/** Where everything lies, in device pixels. */
export interface RaceLayout {
  readonly regime: Regime;
  readonly width: number;
  readonly height: number;
  /** Where the sky ends. */
  readonly horizon: number;
  /** The waterline of the first boat and of the last. */
  readonly first: number;
  readonly last: number;
  /** The middle of a boat at the beginning of the scale and at its end. */
  readonly left: number;
  readonly right: number;
  readonly boatSize: number;
  /** The finish at the bell and at the start. */
  readonly finishNear: number;
  readonly finishFar: number;
  readonly leaderFont: number;
  readonly font: number;
}

export function layoutRace(count: number, { width, height, pixelRatio }: CanvasSize): RaceLayout {
  const regime = regimeOf(count);
  const horizon = Math.round(height * 0.13);
  const last = Math.round(height * 0.9);
  const laneHeight = (last - horizon) / Math.max(1, count);
  const boatSize = even(
    Math.max(14 * pixelRatio, Math.min(boatHeight(regime, laneHeight, height), width * 0.13, height * 0.28)),
  );
  const right = Math.round(width * 0.84);
  return {
    regime,
    width,
    height,
    horizon,
    first: Math.max(horizon + Math.round(laneHeight / 2), boatSize),
    last,
    left: Math.round(boatSize * 0.7),
    right,
    boatSize,
    finishNear: right + Math.round(boatSize * 0.55),
    finishFar: width - Math.round(height * 0.03),
    leaderFont: Math.round(height * (regime === "few" ? 0.062 : 0.05)),
    font: Math.round(height * (regime === "few" ? 0.05 : 0.036)),
  };
}

function boatHeight(regime: Regime, laneHeight: number, height: number): number {
  switch (regime) {
    case "few":
      return laneHeight * 0.96;
    case "fleet":
      return Math.min(height * 0.11, Math.max(laneHeight * 3, height * 0.07));
    case "crowd":
      return Math.max(height * 0.036, Math.min(height * 0.08, laneHeight * 5));
  }
}

/** The middle of a boat, and the water below it: whole pixels, on which a canvas draws fastest and sharpest. */
export function pointOf(
  layout: RaceLayout,
  spot: { readonly along: number; readonly down: number },
): { readonly x: number; readonly y: number } {
  return {
    x: Math.round(layout.left + (layout.right - layout.left) * spot.along),
    y: Math.round(layout.first + (layout.last - layout.first) * spot.down),
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
 * which there is no room is left out, so that none covers another. Where it can be, they leave the finish clear, too, which
 * stands at `finishX`.
 */
export function placeLabels(
  layout: RaceLayout,
  wanted: readonly WantedLabel[],
  boats: readonly Point[],
  finishX: number,
): ReadonlyMap<TeamId, PlacedLabel> {
  const placed = new Map<TeamId, PlacedLabel>();
  const finish = { left: finishX, top: layout.horizon, width: finishWidth(layout), height: layout.height };
  const hulls = boats.map((boat) => ({ boat, hull: boatBox(layout, boat) }));
  for (const label of wanted) {
    const others = hulls.filter(({ boat }) => boat.x !== label.x || boat.y !== label.y);
    const free = placesFor(layout, label).filter(
      (box) => isWithin(box, layout) && ![...placed.values()].some((other) => overlap(box, other)),
    );
    const clear = free.filter((box) => !hulls.some(({ hull }) => overlap(box, hull)));
    const [best = label.isImportant ? free[0] : undefined] = [
      ...clear.filter((box) => !overlap(box, finish)),
      ...clear,
    ];
    if (!best) continue;
    const isAmongOthers = others.some(({ hull }) => overlap(reachOf(layout, label, best), hull));
    placed.set(label.teamId, { ...best, isAmongOthers });
  }
  return placed;
}

/** Of the line that boats come in over. */
export function finishWidth({ height }: RaceLayout): number {
  return 4 * Math.max(2, Math.round(height * 0.012));
}

/** From a label to the middle of its boat, and a little to both sides: who lies there could be meant, too. */
function reachOf({ boatSize }: RaceLayout, { x, y }: Point, { left, top, width, height }: Box): Box {
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
  { boatSize }: RaceLayout,
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

function placesFor({ boatSize }: RaceLayout, label: WantedLabel): readonly Box[] {
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
function boatBox({ boatSize }: RaceLayout, { x, y }: { readonly x: number; readonly y: number }): Box {
  const size = Math.round(boatSize * 0.9);
  return { left: Math.round(x - size / 2), top: y - size, width: size, height: size };
}

function isWithin({ left, top, width, height }: Box, layout: RaceLayout): boolean {
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

function even(pixels: number): number {
  return Math.floor(pixels / 2) * 2;
}

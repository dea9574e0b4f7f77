import type { CanvasSize } from "../board/openCanvas.ts";

/** `few`: wide lanes, each with its name. `fleet`: as many names as there is room for. `crowd`: those of leaders and movers. */
export type Regime = "few" | "fleet" | "crowd";

const mostFew = 8;
const mostFleet = 36;

export function regimeOf(count: number): Regime {
  if (count <= mostFew) return "few";
  return count <= mostFleet ? "fleet" : "crowd";
}

/** Where everything lies but what is written, in device pixels. */
export interface Water {
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
}

export function layoutWater(count: number, { width, height, pixelRatio }: CanvasSize): Water {
  const horizon = Math.round(height * 0.13);
  const last = Math.round(height * 0.9);
  const laneHeight = (last - horizon) / Math.max(1, count);
  const wished = boatHeight(regimeOf(count), laneHeight, height);
  const boatSize = even(Math.max(14 * pixelRatio, Math.min(wished, width * 0.13, height * 0.28)));
  const right = Math.round(width * 0.84);
  return {
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
  water: Water,
  spot: { readonly along: number; readonly down: number },
): { readonly x: number; readonly y: number } {
  return {
    x: Math.round(water.left + (water.right - water.left) * spot.along),
    y: Math.round(water.first + (water.last - water.first) * spot.down),
  };
}

function even(pixels: number): number {
  return Math.floor(pixels / 2) * 2;
}

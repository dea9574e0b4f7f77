import { darkInk } from "../boats/boatShapes.ts";
import { paintBoat, waterLine } from "../boats/paintBoat.ts";

/** How far over a boat lies, in radians: it brakes, stands, sails, flies. */
export const heels = [-0.14, 0, 0.12, 0.24];
export type Heel = -1 | 0 | 1 | 2;

/** A boat that heels is wider than one that stands, and a halo reaches beyond both. */
export const room = 1.4;
const mostWidth = 2048;

/** Where each boat stands on one picture that holds all of them, in each of its heels. */
export interface AtlasPlan {
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly frames: readonly { readonly name: string; readonly left: number; readonly top: number }[];
  /** Of a frame: the middle of the boat and its waterline, as shares of its cell. */
  readonly origin: { readonly x: number; readonly y: number };
}

interface PlannedFrame {
  readonly boat: number;
  readonly heel: Heel;
}

export function planAtlas(boats: readonly number[], boatSize: number): AtlasPlan {
  const cell = Math.ceil((boatSize * room) / 2) * 2;
  const perRow = Math.max(1, Math.floor(mostWidth / cell));
  const frames = plannedFrames(boats).map(({ boat, heel }, index) => ({
    name: frameName(boat, heel),
    left: (index % perRow) * cell,
    top: Math.floor(index / perRow) * cell,
  }));
  return {
    cell,
    width: Math.min(perRow, Math.max(1, frames.length)) * cell,
    height: Math.max(1, Math.ceil(frames.length / perRow)) * cell,
    frames,
    origin: { x: 0.5, y: (marginOf(cell, boatSize) + boatSize * waterLine) / cell },
  };
}

export function paintAtlas(
  context: CanvasRenderingContext2D,
  boats: readonly number[],
  boatSize: number,
  { frames, cell }: AtlasPlan,
  halo: string,
): void {
  const margin = marginOf(cell, boatSize);
  plannedFrames(boats).forEach(({ boat, heel }, index) => {
    const frame = frames[index];
    if (!frame) return;
    paintBoat(context, boat, frame.left + margin, frame.top + margin, boatSize, {
      heel: heels[heel + 1],
      edge: darkInk,
      halo,
    });
  });
}

export function frameName(boat: number, heel: Heel): string {
  return `${boat}/${heel}`;
}

function plannedFrames(boats: readonly number[]): readonly PlannedFrame[] {
  const each = [...new Set(boats)];
  return each.flatMap((boat) => ([-1, 0, 1, 2] as const).map((heel) => ({ boat, heel })));
}

function marginOf(cell: number, boatSize: number): number {
  return (cell - boatSize) / 2;
}

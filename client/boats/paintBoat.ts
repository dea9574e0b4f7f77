import { boatShapes } from "./boatShapes.ts";

/** What is needed of a canvas: the board's own, the race's, or one that a sprite is made of. */
export type BoatCanvas = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "translate"
  | "rotate"
  | "scale"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "closePath"
  | "fill"
  | "stroke"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineJoin"
  | "lineCap"
  | "globalAlpha"
>;

/** BOA6 What it stands out by, in colours that a canvas takes; and how far it heels to the right about its water line, in radians. */
interface Drawn {
  readonly edge: string;
  readonly halo?: string | null;
  readonly heel?: number | undefined;
}

/** The same boat as `Boat` shows, its box's left top at x, y. */
export function paintBoat(
  context: BoatCanvas,
  boat: number,
  x: number,
  y: number,
  size: number,
  { edge, halo = null, heel = 0 }: Drawn,
): void {
  context.save();
  context.translate(x + size / 2, y + size * waterLine);
  context.rotate(heel);
  context.scale(size, size);
  context.translate(-1 / 2, -waterLine);
  context.lineJoin = "round";
  context.lineCap = "round";
  const alpha = context.globalAlpha;
  for (const shape of boatShapes(boat, size, { edge, halo })) {
    context.beginPath();
    shape.points.forEach(([px, py], index) => {
      if (index === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    });
    if (shape.kind === "area") {
      context.closePath();
      context.globalAlpha = alpha * shape.share;
      context.fillStyle = shape.colour;
      context.fill();
    } else {
      if (shape.closed) context.closePath();
      context.globalAlpha = alpha;
      context.strokeStyle = shape.colour;
      context.lineWidth = shape.width;
      context.stroke();
    }
  }
  context.restore();
}

/** How far down its box a boat meets the water. */
export const waterLine = 0.92;

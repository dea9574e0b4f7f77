import { darkInk } from "../boats/boatShapes.ts";
import { paintBoat } from "../boats/paintBoat.ts";
import type { Heat } from "../store/boardModel.ts";
import type { CategoryMark } from "../store/categoryMarks.ts";
import type { Palette } from "./palette.ts";

type Context = CanvasRenderingContext2D;

/** The band of a category along the upper edge of a card: its hue, and its cut. CRD1 */
export function paintBand(
  context: Context,
  mark: CategoryMark,
  { width, height, top = 0 }: { readonly width: number; readonly height: number; readonly top?: number },
  palette: Palette,
): void {
  context.fillStyle = palette[`hue-${mark.hue}`];
  switch (mark.cut) {
    case "whole":
      context.fillRect(0, top, width, height);
      return;
    case "double":
      context.fillRect(0, top, width, height * 0.36);
      context.fillRect(0, top + height * 0.64, width, height * 0.36);
      return;
    case "broken":
      for (let left = 0; left < width; left += height * 3.4)
        context.fillRect(left, top, Math.min(height * 2.2, width - left), height);
      return;
  }
}

/** A corner of a card: `x` is its outer edge, and `room` what is left before the price. Device pixels. */
interface Corner {
  readonly x: number;
  readonly top: number;
  readonly room: number;
}

/**
 * CRD4 The ribbon of who was first, with its boat, hanging from the upper edge; where it would meet the price the corner is folded
 * instead. Returns how much of the card's width it takes.
 */
export function paintRibbon(
  context: Context,
  boat: number,
  corner: Corner & { readonly height: number; readonly least: number },
  palette: Palette,
): number {
  const { x, top, room, height, least } = corner;
  const width = Math.round(Math.min(room, height * 0.5));
  context.fillStyle = palette.ribbon;
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1, height * 0.02) * palette.edgeWeight;
  context.lineJoin = "round";
  context.beginPath();
  if (width < least) {
    const fold = Math.round(Math.min(height * 0.34, Math.max(room, least * 0.7)));
    // The card's corner is round.
    const inset = height * 0.03;
    context.moveTo(inset, top);
    context.lineTo(inset + fold, top);
    context.lineTo(inset, top + fold);
    context.closePath();
    context.fill();
    context.stroke();
    return inset + fold;
  }
  const long = Math.min(height, width * 1.62);
  context.moveTo(x, top);
  context.lineTo(x + width, top);
  context.lineTo(x + width, top + long);
  context.lineTo(x + width / 2, top + long - width * 0.24);
  context.lineTo(x, top + long);
  context.closePath();
  context.fill();
  context.stroke();
  const size = Math.min(width * 0.9, long - width * 0.3);
  paintBoat(context, boat, x + (width - size) / 2, top + width * 0.06, size, { edge: darkInk });
  return width;
}

const flame =
  "M12 1.5 C13.5 7 20 9.5 20 16 A8 7.5 0 0 1 4 16 C4 12 7 10.5 8 7.5 C9.8 8.8 10.4 10 10.6 11.6 C12.4 9 12.8 5.5 12 1.5 Z";
const field = 24;

/** CRD3 A flame for each degree of heat, from the right; as many as there is room for. */
export function paintHeat(
  context: Context,
  heat: Heat,
  corner: Corner & { readonly size: number; readonly least: number },
  palette: Palette,
): void {
  const { x, top, room, least } = corner;
  if (heat === 0 || room < least) return;
  const size = Math.floor(Math.min(corner.size, Math.max(room / heat, least)));
  const count = Math.min(heat, Math.floor(room / size));
  for (let index = 0; index < count; index++) {
    context.save();
    context.translate(x - size * (index + 1), top);
    context.scale(size / field, size / field);
    context.fillStyle = palette.heat;
    context.fill(new Path2D(flame));
    context.restore();
  }
}

import type { Pattern, Sign } from "./face.ts";

/** Signs as strokes on a field of 24 × 24, so that no font is needed. */
const signPaths: Readonly<Record<Sign, string>> = {
  check: "M4 13 L10 19 L20 6",
  cross: "M5.5 5.5 L18.5 18.5 M18.5 5.5 L5.5 18.5",
  pencil: "M4 20 L5.5 14.5 L16.5 3.5 L20.5 7.5 L9.5 18.5 Z M13.5 6.5 L17.5 10.5",
  lock: "M5 11 H19 V21 H5 Z M8 11 V7.5 A4 4 0 0 1 16 7.5 V11",
  hourglass: "M6 3 H18 M6 21 H18 M7.5 3 V7 L12 12 L16.5 7 V3 M7.5 21 V17 L12 12 L16.5 17 V21",
  back: "M9 5 L4 10 L9 15 M4 10 H14.5 A5 5 0 0 1 14.5 20 H9",
  lifebuoy:
    "M21 12 A9 9 0 1 1 3 12 A9 9 0 1 1 21 12 M15.5 12 A3.5 3.5 0 1 1 8.5 12 A3.5 3.5 0 1 1 15.5 12 " +
    "M5.6 5.6 L9.5 9.5 M14.5 14.5 L18.4 18.4 M18.4 5.6 L14.5 9.5 M9.5 14.5 L5.6 18.4",
};
const field = 24;

export function drawSign(
  context: CanvasRenderingContext2D,
  sign: Sign,
  place: { readonly left: number; readonly top: number; readonly size: number },
  colour: string,
): void {
  const scale = place.size / field;
  context.save();
  context.translate(place.left, place.top);
  context.scale(scale, scale);
  context.strokeStyle = colour;
  context.lineWidth = sign === "check" || sign === "cross" ? 4 : 2.4;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(new Path2D(signPaths[sign]));
  context.restore();
}

/** Fills the current clip with a pattern whose lines stand `step` apart. */
export function drawPattern(
  context: CanvasRenderingContext2D,
  pattern: Pattern,
  size: { readonly width: number; readonly height: number },
  step: number,
): void {
  if (pattern === "none") return;
  const { width, height } = size;
  context.beginPath();
  if (pattern === "dots") {
    const radius = step * 0.16;
    for (let y = step / 2, odd = false; y < height + step; y += step * 0.75, odd = !odd) {
      for (let x = odd ? step : step / 2; x < width + step; x += step) {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, Math.PI * 2);
      }
    }
    context.fill();
    return;
  }
  if (pattern === "lines") {
    for (let y = step / 2; y < height; y += step) {
      context.moveTo(0, y);
      context.lineTo(width, y);
    }
  } else {
    for (let x = -height; x < width; x += step) {
      context.moveTo(x, height);
      context.lineTo(x + height, 0);
      if (pattern === "crosshatch") {
        context.moveTo(x, 0);
        context.lineTo(x + height, height);
      }
    }
  }
  context.stroke();
}

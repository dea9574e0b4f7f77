import type { BoatShape } from "../boatShapes.ts";
import type { Point } from "../geometry.ts";

/** Of a colour: how light it is in grey, 0 to 255, as an eye sees it. */
export function greyOf(colour: string): number {
  const luminance = luminanceOf(colour);
  return 255 * (luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055);
}

/** WCAG 2's relative luminance of #rrggbb. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const share = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The shapes in grey, row by row; nothing of how pages or canvases draw is used. */
export function greyPicture(shapes: readonly BoatShape[], size: number, background: string): Float64Array {
  const pixels = new Float64Array(size * size).fill(greyOf(background));
  for (const shape of shapes) paint(shape, pixels, size);
  return pixels;
}

function paint(shape: BoatShape, pixels: Float64Array, size: number): void {
  const reach = shape.kind === "line" ? shape.width / 2 : 0;
  const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
  const [left, top] = [xs, ys].map((all) => Math.max(0, Math.floor((Math.min(...all) - reach) * size)));
  const [right, bottom] = [xs, ys].map((all) => Math.min(size, Math.ceil((Math.max(...all) + reach) * size)));
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return;
  const grey = greyOf(shape.colour);
  const share = shape.kind === "area" ? shape.share : 1;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const point: Point = [(x + 0.5) / size, (y + 0.5) / size];
      const isIn = shape.kind === "area" ? isWithin(shape.points, point) : isNear(shape, point);
      const place = y * size + x;
      if (isIn) pixels[place] = (pixels[place] ?? 0) * (1 - share) + grey * share;
    }
  }
}

/** Whether a ray from the point to the right crosses the outline an odd number of times. */
function isWithin(points: readonly Point[], [x, y]: Point): boolean {
  let isIn = false;
  points.forEach(([bx, by], index) => {
    const [ax, ay] = points.at(index - 1) ?? [bx, by];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isIn = !isIn;
  });
  return isIn;
}

function isNear({ points, closed, width }: Extract<BoatShape, { kind: "line" }>, [x, y]: Point): boolean {
  return points.some(([bx, by], index) => {
    const [ax, ay] = index === 0 && !closed ? [bx, by] : (points.at(index - 1) ?? [bx, by]);
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - along * dx, y - ay - along * dy) <= width / 2;
  });
}

import type { Point } from "./geometry.ts";

/** Digits as one stroke each, in a box of 1 by 1.6: readable on six pixels, and the same on canvas, page and paper. */
const zero = "2,0 8,0 10,3 10,13 8,16 2,16 0,13 0,3 2,0";
const six = "8,0 3,4 0,9 0,13 3,16 7,16 10,13 10,10 7,7 3,7 0,10";
const strokes = [
  zero,
  "1,4 6,0 6,16",
  "0,4 2,0 8,0 10,3 10,6 0,16 10,16",
  "0,0 10,0 4,6 8,7 10,10 10,13 8,16 2,16 0,13",
  "8,16 8,0 0,11 10,11",
  "10,0 1,0 1,7 7,6 10,9 10,13 7,16 2,16 0,14",
  six,
  "0,0 10,0 4,16",
  "3,7 0,5 0,2 2,0 8,0 10,2 10,5 7,7 3,7 0,10 0,14 2,16 8,16 10,14 10,10 7,7",
  "2,16 7,12 10,7 10,3 7,0 3,0 0,3 0,6 3,9 7,9 10,6",
].map(read);

function read(stroke: string): readonly Point[] {
  return stroke.split(" ").map((pair): Point => {
    const [x = 0, y = 0] = pair.split(",").map(Number);
    return [x / 10, y / 10];
  });
}

/** The strokes of a number in a box around `middle`, each digit as high as said. */
export function numberStrokes(value: number, middle: Point, height: number): readonly (readonly Point[])[] {
  const scale = height / 1.6;
  const step = scale * 1.55;
  const digits = [...String(value)].map(Number);
  const left = middle[0] - (step * (digits.length - 1) + scale) / 2;
  const top = middle[1] - height / 2;
  return digits.map((digit, place) =>
    (strokes[digit] ?? []).map(([x, y]): Point => [left + step * place + x * scale, top + y * scale]),
  );
}

import type { SailPattern } from "./boatDesign.ts";
import { ellipse, type Point, rectangle } from "./geometry.ts";

/** What is of the second colour, on a sail spread flat to a box of 1 by 1: the mast at the right. */
export const patternAreas: Readonly<Record<SailPattern, readonly (readonly Point[])[]>> = {
  plain: [],
  cross: [rectangle(0.36, 0, 0.64, 1), rectangle(0, 0.36, 1, 0.64)],
  halves: [rectangle(0, 0, 0.5, 1)],
  disc: [ellipse([0.52, 0.5], 0.28, 0.32)],
  stripes: [rectangle(0, 0.2, 1, 0.4), rectangle(0, 0.6, 1, 0.8)],
  saltire: [
    [
      [0, 0],
      [0.2, 0],
      [1, 0.8],
      [1, 1],
      [0.8, 1],
      [0, 0.2],
    ],
    [
      [1, 0],
      [1, 0.2],
      [0.2, 1],
      [0, 1],
      [0, 0.8],
      [0.8, 0],
    ],
  ],
  quarters: [rectangle(0, 0, 0.5, 0.5), rectangle(0.5, 0.5, 1, 1)],
  border: [
    rectangle(0, 0, 1, 0.24),
    rectangle(0, 0.76, 1, 1),
    // As high as the sail: where areas only touch, a hair of the ground shows.
    rectangle(0, 0, 0.24, 1),
    rectangle(0.76, 0, 1, 1),
  ],
  triangle: [
    [
      [1, 0],
      [0.08, 0.5],
      [1, 1],
    ],
  ],
  chequers: [0, 1, 2, 3].flatMap((row) =>
    [0, 1, 2, 3]
      .filter((column) => (row + column) % 2 === 0)
      .map((column) => rectangle(column / 4, row / 4, (column + 1) / 4, (row + 1) / 4)),
  ),
  bands: [rectangle(0, 0.5, 1, 1)],
  diagonal: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
  ],
};

import { expect, test } from "vitest";
import { roundedRect } from "./roundedRect.ts";

test("a card of some pixels has no corners, and is drawn", () => {
  const radii: number[] = [];
  const path = {
    moveTo: () => {},
    arcTo: (_x1: number, _y1: number, _x2: number, _y2: number, radius: number) => radii.push(radius),
    closePath: () => {},
  };
  roundedRect(path, [0, 0, 3, 2], -0.28);
  roundedRect(path, [0, 0, 30, 20], 4);
  expect(radii).toEqual([0, 0, 0, 0, 4, 4, 4, 4]);
});

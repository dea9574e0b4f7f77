import { darkInk } from "../../boats/boatShapes.ts";
import { paintBoat } from "../../boats/paintBoat.ts";
import { fitLabel, type LabelFace, paintLabel } from "../../race/paintLabel.ts";
import { paintBump, paintFinish, paintGust, paintWake } from "../../race/paintSigns.ts";
import { readRacePalette } from "../../race/racePalette.ts";
import { LookCanvas } from "./LookCanvas.tsx";

const face = { place: 1, name: "Swift Herons", points: "1,111", fontSize: 22, signs: [] } as const;
const faces: readonly LabelFace[] = [
  { ...face, look: "lead" },
  { ...face, look: "plain", place: 2 },
  { ...face, look: "plain", place: 3, signs: ["gust"] },
  { ...face, look: "plain", place: 4, signs: ["bump"] },
  { ...face, look: "plain", place: 5, signs: ["gust", "pass"], points: null },
];
const heels = [-0.14, 0, 0.12, 0.24];
const [width, height] = [900, 340];

/** What is painted on the water of the race: boats in their heels, wake, gust, bump, finish and labels, on far and near water. */
export function LookRace() {
  return (
    <>
      <h2>The race</h2>
      <LookCanvas label="race" width={width} height={height} paint={paintRace} />
    </>
  );
}

function paintRace(context: CanvasRenderingContext2D, host: HTMLCanvasElement, ratio: number): void {
  const palette = readRacePalette(host);
  context.scale(ratio, ratio);
  context.fillStyle = palette.far;
  context.fillRect(0, 0, width, height / 2);
  context.fillStyle = palette.near;
  context.fillRect(0, height / 2, width, height / 2);
  for (const row of [0, 1]) {
    for (const [boat, heel] of heels.entries()) {
      const [x, y] = [30 + boat * 110, 20 + row * (height / 2)];
      paintBoat(context, boat + row * 10, x, y, 60, { edge: darkInk, halo: palette.halo, heel });
    }
    const signs = [
      () => paintWake(context, 70, 24, palette),
      () => paintGust(context, 48, palette),
      () => paintBump(context, 40, palette),
      () => paintFinish(context, { width: 30, height: height / 2 - 20, top: 30 }, palette),
    ];
    for (const [index, paint] of signs.entries()) {
      context.save();
      context.translate(480 + index * 100, 20 + row * (height / 2));
      paint();
      context.restore();
    }
    let left = 20;
    for (const one of faces) {
      const fitted = fitLabel(context, one, 160, palette);
      context.save();
      context.translate(left, 110 + row * (height / 2));
      paintLabel(context, one, fitted, palette);
      context.restore();
      left += fitted.width + 8;
    }
  }
}

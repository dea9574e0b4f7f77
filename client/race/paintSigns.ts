import type { RacePalette } from "./racePalette.ts";

type Context = CanvasRenderingContext2D;

/** Foam behind a boat, from where it was to where it is: two lines that part, and foam between them, as long and high as its canvas. */
export function paintWake(context: Context, width: number, height: number, palette: RacePalette): void {
  context.fillStyle = palette.foam;
  const middle = height / 2;
  context.globalAlpha = 0.5;
  context.beginPath();
  context.moveTo(width, middle);
  context.lineTo(0, 0);
  context.lineTo(0, height);
  context.fill();
  context.globalAlpha = 1;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(width, middle);
    context.quadraticCurveTo(width * 0.45, middle + side * height * 0.3, 0, middle + side * middle);
    context.lineTo(0, middle + side * middle * 0.62);
    context.quadraticCurveTo(width * 0.5, middle + side * height * 0.16, width, middle);
    context.fill();
  }
}

/** Wind that fills a sail: three lines from behind. */
export function paintGust(context: Context, size: number, palette: RacePalette): void {
  context.lineCap = "round";
  for (const [colour, width] of [
    [palette.line, 0.085],
    [palette.gust, 0.05],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = size * width;
    context.beginPath();
    for (const [from, to, y, lift] of [
      [0.3, 0.92, 0.24, 0.1],
      [0.08, 0.98, 0.48, 0.12],
      [0.3, 0.88, 0.72, 0.09],
    ] as const) {
      context.moveTo(from * size, y * size);
      context.bezierCurveTo(
        (from + 0.2) * size,
        (y - lift) * size,
        (to - 0.22) * size,
        (y + lift) * size,
        to * size,
        y * size,
      );
    }
    context.stroke();
  }
}

/** What a boat ran into: a rock with foam around it, and water that it throws up. */
export function paintBump(context: Context, size: number, palette: RacePalette): void {
  const polygon = (colour: string, points: readonly (readonly [number, number])[]) => {
    context.fillStyle = colour;
    context.beginPath();
    points.forEach(([x, y], index) => {
      if (index === 0) context.moveTo(x * size, y * size);
      else context.lineTo(x * size, y * size);
    });
    context.closePath();
    context.fill();
    context.strokeStyle = palette.foam;
    context.lineWidth = size * 0.06;
    context.stroke();
  };
  polygon(palette.bad, [
    [0.12, 1],
    [0.3, 0.62],
    [0.52, 0.5],
    [0.72, 0.66],
    [0.92, 1],
  ]);
  context.fillStyle = palette.foam;
  for (const [x, y, radius] of [
    [0.14, 0.48, 0.07],
    [0.32, 0.24, 0.09],
    [0.56, 0.12, 0.06],
    [0.78, 0.32, 0.08],
    [0.94, 0.56, 0.05],
  ] as const) {
    context.beginPath();
    context.arc(x * size, y * size, radius * size, 0, 2 * Math.PI);
    context.fill();
  }
}

/** The finish: a chequered band across the water, with a flag at its far end. */
export function paintFinish(
  context: Context,
  { width, height, top }: { readonly width: number; readonly height: number; readonly top: number },
  palette: RacePalette,
): void {
  const cell = width / 4;
  const chequers = (left: number, from: number, columns: number, rows: number) => {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        context.fillStyle = (row + column) % 2 === 0 ? palette.line : palette["line-light"];
        context.fillRect(left + column * cell, from + row * cell, cell, cell);
      }
  };
  chequers(0, top, 2, Math.ceil((height - top) / cell));
  context.fillStyle = palette.edge;
  context.fillRect(cell * 0.75, 0, cell / 2, top);
  chequers(cell * 1.25, 0, 3, 2);
}

import { marksOf, type Scale } from "../store/raceScale.ts";
import type { RaceLayout } from "./raceLayout.ts";
import type { RacePalette } from "./racePalette.ts";

type Context = CanvasRenderingContext2D;

/** Sky, shore and sea with its marks: a layer of its own that is painted once and then stands. */
export function paintSea(
  context: Context,
  layout: RaceLayout,
  scale: Scale,
  palette: RacePalette,
  locale: string,
): void {
  const { width, height, horizon } = layout;
  context.fillStyle = palette.sky;
  context.fillRect(0, 0, width, horizon);
  paintLight(context, layout, palette);
  paintShore(context, layout, palette);
  context.fillStyle = palette.far;
  context.fillRect(0, horizon, width, height - horizon);
  paintSwell(context, layout, palette);
  paintMarks(context, layout, scale, palette, locale);
}

/** The sun, or the moon of a night. */
function paintLight(context: Context, { width, horizon }: RaceLayout, palette: RacePalette): void {
  context.fillStyle = palette.light;
  context.beginPath();
  context.arc(width * 0.72, horizon * 0.62, horizon * 0.3, 0, 2 * Math.PI);
  context.fill();
}

/** Hills as shares of the width and of the sky's height. */
const hills = [
  [0, 0.18],
  [0.06, 0.34],
  [0.14, 0.2],
  [0.23, 0.42],
  [0.33, 0.16],
  [0.42, 0.1],
  [0.55, 0.24],
  [0.64, 0.12],
  [0.8, 0.1],
  [0.9, 0.3],
  [1, 0.22],
] as const;

function paintShore(context: Context, { width, horizon }: RaceLayout, palette: RacePalette): void {
  context.fillStyle = palette.shore;
  context.beginPath();
  context.moveTo(0, horizon);
  hills.forEach(([along, up], index) => {
    const [earlierAlong] = hills[index - 1] ?? [along, up];
    const [x, y] = [along * width, horizon * (1 - up)];
    const middle = ((earlierAlong + along) / 2) * width;
    const earlierY = horizon * (1 - (hills[index - 1]?.[1] ?? up));
    if (index === 0) context.lineTo(x, y);
    else context.bezierCurveTo(middle, earlierY, middle, y, x, y);
  });
  context.lineTo(width, horizon);
  context.fill();
}

const swells = 4;

/** The sea grows deeper towards who looks at it, from swell to swell. */
function paintSwell(context: Context, { width, height, horizon }: RaceLayout, palette: RacePalette): void {
  const sea = height - horizon;
  const wave = width / 9;
  context.fillStyle = palette.near;
  for (let swell = 1; swell <= swells; swell++) {
    const y = horizon + sea * (swell / (swells + 0.6)) ** 1.25;
    const rise = sea * 0.012 * (1 + swell / 2);
    context.globalAlpha = 0.32;
    context.beginPath();
    context.moveTo(0, height);
    context.lineTo(0, y);
    for (let x = -wave * (swell % 2) * 0.5; x < width; x += wave)
      context.bezierCurveTo(x + wave * 0.35, y - rise, x + wave * 0.65, y + rise, x + wave, y);
    context.lineTo(width, height);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Points as buoys: how far a boat has come. */
function paintMarks(
  context: Context,
  layout: RaceLayout,
  scale: Scale,
  palette: RacePalette,
  locale: string,
): void {
  const { horizon, height, left, right, font, markFont } = layout;
  const marks = marksOf(scale);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `600 ${markFont}px ${palette.fontFamily}`;
  const y = Math.min(height * 0.95 + font * 0.12, height - markFont * 0.5);
  let written = 0;
  for (const points of marks) {
    const x = Math.round(left + (right - left) * (points - scale.from) * scale.perPoint);
    context.strokeStyle = palette.mark;
    context.globalAlpha = 0.28;
    context.lineWidth = Math.max(1, Math.round(height / 540));
    context.setLineDash([height / 90, height / 60]);
    context.beginPath();
    context.moveTo(x + 0.5, horizon);
    context.lineTo(x + 0.5, y - markFont);
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = palette.mark;
    const text = points.toLocaleString(locale);
    const half = context.measureText(text).width / 2;
    const middle = Math.max(half + font * 0.2, x);
    // RCE9 Rather fewer points than smaller ones.
    if (middle - half < written) continue;
    context.fillText(text, middle, y);
    written = middle + half + markFont * 0.3;
  }
  context.setLineDash([]);
}

import { roundedRect } from "../board/roundedRect.ts";
import { ellipsize } from "../board/textFit.ts";
import type { BoatMoment } from "./raceModel.ts";
import type { RacePalette } from "./racePalette.ts";

/** What stands beside a boat. */
export interface LabelFace {
  readonly text: string;
  readonly fontSize: number;
  readonly look: "lead" | "plain";
  /** What has just happened to the boat. */
  readonly sign: keyof typeof signs | null;
}

/** The ticker says it by the same signs. */
const signs = { gust: "✓", bump: "✗", pass: "▲" } as const;
const colours = { gust: "good", bump: "bad", pass: "good" } as const;

export interface LabelSize {
  readonly width: number;
  readonly height: number;
}

type Context = CanvasRenderingContext2D;

/** The label of a boat: its place and name, and its points where there is room for them. */
export function labelOf(
  { racer, acts }: BoatMoment,
  isLeader: boolean,
  { fontSize, points }: { readonly fontSize: number; readonly points: string | null },
): LabelFace {
  return {
    text: [racer.place, racer.name, ...(points === null ? [] : [points])].join("\u2002"),
    fontSize,
    look: isLeader ? "lead" : "plain",
    sign: acts.at(-1) ?? null,
  };
}

/** As high and wide as the label is, no wider than `mostWidth`. */
export function sizeOfLabel(
  context: Context,
  face: LabelFace,
  mostWidth: number,
  palette: RacePalette,
): LabelSize {
  context.font = fontOf(face, palette);
  const text = Math.min(mostWidth, context.measureText(face.text).width);
  // Room for the sign is always there, so that nothing moves when it comes.
  return { width: Math.ceil(text + face.fontSize * 1.7), height: Math.ceil(face.fontSize * 1.32) };
}

export function paintLabel(
  context: Context,
  face: LabelFace,
  { width, height }: LabelSize,
  palette: RacePalette,
): void {
  const { fontSize } = face;
  const isLead = face.look === "lead";
  const line = Math.max(1, fontSize * 0.06);
  context.beginPath();
  roundedRect(context, [line / 2, line / 2, width - line, height - line], height * 0.28);
  context.fillStyle = isLead ? palette.lead : palette.paper;
  context.globalAlpha = isLead ? 1 : 0.9;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = isLead ? palette.lead : palette.edge;
  context.lineWidth = line;
  context.stroke();
  context.font = fontOf(face, palette);
  context.textBaseline = "middle";
  const ink = isLead ? palette["on-lead"] : palette.ink;
  context.fillStyle = ink;
  const most = width - fontSize * 1.7;
  const text = ellipsize(face.text, most, (part) => context.measureText(part).width);
  context.textAlign = "left";
  context.fillText(text, fontSize * 0.45, height * 0.53);
  if (!face.sign) return;
  context.textAlign = "center";
  context.fillStyle = isLead ? ink : palette[colours[face.sign]];
  context.fillText(signs[face.sign], width - fontSize * 0.75, height * 0.53);
}

function fontOf({ fontSize, look }: LabelFace, { fontFamily }: RacePalette): string {
  return `${look === "lead" ? 750 : 600} ${fontSize}px ${fontFamily}`;
}

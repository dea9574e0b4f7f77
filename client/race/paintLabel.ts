import { roundedRect } from "../board/roundedRect.ts";
import { ellipsize, type Stretch, stretches } from "../board/textFit.ts";
import type { BoatMoment } from "./raceModel.ts";
import type { RacePalette } from "./racePalette.ts";

/** What stands beside a boat. */
export interface LabelFace {
  readonly place: number;
  readonly name: string;
  /** Null where there is no room for them. */
  readonly points: string | null;
  readonly fontSize: number;
  readonly look: "lead" | "plain";
  /** What has just happened to the boat. */
  readonly sign: keyof typeof signs | null;
}

/** The ticker says it by the same signs. */
const signs = { gust: "✓", bump: "✗", pass: "▲" } as const;
const colours = { gust: "good", bump: "bad", pass: "good" } as const;

/** How a label is written, and how much it fills. */
export interface FittedLabel {
  readonly text: string;
  readonly stretch: Stretch;
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
    place: racer.place,
    name: racer.name,
    points,
    fontSize,
    look: isLeader ? "lead" : "plain",
    sign: acts.at(-1) ?? null,
  };
}

/**
 * RCE6 The whole label in letters as narrow as it takes to be no wider than `mostWidth`. A name that is too long for the narrowest ends in an
 * ellipsis; its place and points are whole.
 */
export function fitText(
  face: Pick<LabelFace, "place" | "name" | "points">,
  mostWidth: number,
  measure: (text: string, stretch: Stretch) => number,
): Pick<FittedLabel, "text" | "stretch"> {
  const whole = textOf(face, face.name);
  const stretch = stretches.find((one) => measure(whole, one) <= mostWidth);
  if (stretch) return { text: whole, stretch };
  const narrowest = "extra-condensed";
  const widthOf = (name: string) => measure(textOf(face, name), narrowest);
  return { text: textOf(face, ellipsize(face.name, mostWidth, widthOf)), stretch: narrowest };
}

/** How a label is written in at most `mostWidth`. */
export function fitLabel(
  context: Context,
  face: LabelFace,
  mostWidth: number,
  palette: RacePalette,
): FittedLabel {
  const measure = (text: string, stretch: Stretch) => {
    context.font = fontOf(face, stretch, palette);
    return context.measureText(text).width;
  };
  const fitted = fitText(face, mostWidth, measure);
  const width = Math.min(mostWidth, measure(fitted.text, fitted.stretch));
  // Room for the sign is always there, so that nothing moves when it comes.
  return {
    ...fitted,
    width: Math.ceil(width + face.fontSize * 1.7),
    height: Math.ceil(face.fontSize * 1.32),
  };
}

export function paintLabel(
  context: Context,
  face: LabelFace,
  { text, stretch, width, height }: FittedLabel,
  palette: RacePalette,
): void {
  const { fontSize } = face;
  const isLead = face.look === "lead";
  const line = Math.max(1, fontSize * 0.06);
  context.beginPath();
  roundedRect(context, [line / 2, line / 2, width - line, height - line], height * 0.28);
  context.fillStyle = isLead ? palette.lead : palette.paper;
  context.fill();
  context.strokeStyle = isLead ? palette["on-lead"] : palette.edge;
  context.lineWidth = line;
  context.stroke();
  context.font = fontOf(face, stretch, palette);
  context.textBaseline = "middle";
  const ink = isLead ? palette["on-lead"] : palette.ink;
  context.fillStyle = ink;
  context.textAlign = "left";
  context.fillText(text, fontSize * 0.45, height * 0.53);
  if (!face.sign) return;
  context.textAlign = "center";
  context.fillStyle = isLead ? ink : palette[colours[face.sign]];
  context.fillText(signs[face.sign], width - fontSize * 0.75, height * 0.53);
}

function textOf({ place, points }: Pick<LabelFace, "place" | "points">, name: string): string {
  return [place, name, ...(points === null ? [] : [points])].join("\u2002");
}

function fontOf({ fontSize, look }: LabelFace, stretch: Stretch, { fontFamily }: RacePalette): string {
  return `${stretch} ${look === "lead" ? 750 : 600} ${fontSize}px ${fontFamily}`;
}

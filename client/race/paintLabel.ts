import { roundedRect } from "../board/roundedRect.ts";
import { ellipsize, type Stretch, stretches } from "../board/textFit.ts";
import { partsOfName } from "../store/nameEnd.ts";
import { labelHeight } from "./raceLayout.ts";
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
  /** What has just happened to the boat: how its last answer went, and whether it came past another. RCE7 */
  readonly signs: readonly Sign[];
}

type Sign = BoatMoment["acts"][number];

/** The ticker says it by the same signs. */
const written: Readonly<Record<Sign, string>> = { gust: "✓", bump: "✗", pass: "▲" };
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
    signs: signsOf(acts),
  };
}

/** Of several answers the last one counts. */
function signsOf(acts: BoatMoment["acts"]): readonly Sign[] {
  const answered = acts.findLast((act) => act !== "pass");
  return [...(answered ? [answered] : []), ...(acts.includes("pass") ? ["pass" as const] : [])];
}

/**
 * RCE6 The whole label in letters as narrow as it takes to be no wider than `mostWidth`. A name that is too long for the narrowest has an
 * ellipsis, before its end (NME4); its place and points are whole.
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
  const { start, end } = partsOfName(face.name);
  const widthOf = (shorter: string) => measure(textOf(face, shorter + end), narrowest);
  return { text: textOf(face, ellipsize(start, mostWidth, widthOf) + end), stretch: narrowest };
}

/** In font sizes: what stands around the text of a label, with room for a sign, and how much more a second one takes. */
const around = 1.7;
const secondSign = 0.44;

/** How a label is written, its text in at most `mostWidth`. */
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
  // Room for one sign is always there, so that nothing moves when it comes.
  return {
    ...fitted,
    width: Math.ceil(width + face.fontSize * (around + (face.signs.length > 1 ? secondSign : 0))),
    height: Math.ceil(face.fontSize * labelHeight),
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
  context.textAlign = "center";
  context.font = fontOf(face, "normal", palette);
  face.signs.forEach((sign, index) => {
    const right = face.signs.length > 1 ? 1.26 - index * 0.76 : 0.75;
    context.fillStyle = isLead ? ink : palette[colours[sign]];
    context.fillText(written[sign], width - fontSize * right, height * 0.53);
  });
}

/** A line from a label to its boat, both within its canvas; the end at the boat is a dot. */
export function paintLine(
  context: Context,
  { from, to }: Readonly<Record<"from" | "to", { readonly x: number; readonly y: number }>>,
  { fontSize, look }: Pick<LabelFace, "fontSize" | "look">,
  palette: RacePalette,
): void {
  const width = lineWidth(fontSize);
  context.lineCap = "round";
  for (const [colour, broader] of [
    [palette.edge, width * 0.8],
    [look === "lead" ? palette.lead : palette.paper, 0],
  ] as const) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = width + broader;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    context.beginPath();
    context.arc(to.x, to.y, width * 1.4 + broader / 2, 0, 2 * Math.PI);
    context.fill();
  }
}

export function lineWidth(fontSize: number): number {
  return Math.max(2, fontSize * 0.1);
}

function textOf({ place, points }: Pick<LabelFace, "place" | "points">, name: string): string {
  return [place, name, ...(points === null ? [] : [points])].join("\u2002");
}

function fontOf({ fontSize, look }: LabelFace, stretch: Stretch, { fontFamily }: RacePalette): string {
  return `${stretch} ${look === "lead" ? 750 : 600} ${fontSize}px ${fontFamily}`;
}

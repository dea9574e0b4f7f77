import type { BoardCard } from "../store/boardModel.ts";
import { type Face, faceOf, type Look, type Sign } from "./face.ts";
import type { HeaderPlace } from "./layout.ts";
import type { ColourName, Palette } from "./palette.ts";
import { roundedRect } from "./roundedRect.ts";
import { drawPattern, drawSign } from "./signs.ts";
import { ellipsize, lineHeight, type Stretch, wrapText } from "./textFit.ts";

type Context = CanvasRenderingContext2D;

export interface CardPicture {
  readonly card: BoardCard;
  /** The card's own size in device pixels; the canvas is larger by `margin` on every side. */
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly pixelRatio: number;
  readonly focused: boolean;
  /** When columns carry no heading, the card tells its category itself. */
  readonly showsCategory: boolean;
  readonly price: string;
  /** The longest price of the board: all prices are as large as this one may be. */
  readonly longestPrice: string;
}

export interface LookStyle {
  readonly fill: ColourName | null;
  /** Laid over the fill, at this strength. */
  readonly tint: readonly [ColourName, number] | null;
  readonly price: ColourName;
  readonly text: ColourName;
  readonly sign: ColourName;
  readonly edge: ColourName | null;
  readonly edgeCss: number;
  readonly dashed: boolean;
  readonly patternStrength: number;
  readonly raised: boolean;
}

/** What each look is painted with; the test of contrast walks it. */
export const lookStyles: Readonly<Record<Look, LookStyle>> = {
  plain: style({ price: "ink", edge: "edge", edgeCss: 1 }),
  buy: style({ price: "buy", edge: "buy", edgeCss: 2, sign: "buy" }),
  relief: style({
    tint: ["relief", 0.12],
    price: "relief",
    edge: "relief",
    sign: "relief",
    patternStrength: 0.2,
  }),
  blocked: style({
    fill: "recess",
    price: "muted",
    sign: "muted",
    edge: "muted",
    edgeCss: 1,
    dashed: true,
    raised: false,
  }),
  held: style({ edge: "active" }),
  done: style({ tint: ["solved", 0.1], edge: "solved" }),
  active: style({
    fill: "active-fill",
    price: "on-fill",
    text: "on-fill",
    sign: "on-fill",
    edge: null,
    patternStrength: 0.16,
  }),
  solved: style({ fill: "solved-fill", price: "on-fill", text: "on-fill", sign: "on-fill", edge: null }),
  failed: style({
    tint: ["failed", 0.1],
    price: "failed",
    sign: "failed",
    edge: "failed",
    patternStrength: 0.16,
    raised: false,
  }),
  expired: style({
    fill: "recess",
    price: "muted",
    sign: "muted",
    edge: "edge",
    edgeCss: 1,
    patternStrength: 0.13,
    raised: false,
  }),
  withdrawn: style({
    fill: null,
    price: "muted",
    sign: "muted",
    edge: "muted",
    dashed: true,
    patternStrength: 0.2,
    raised: false,
  }),
};

function style(difference: Partial<LookStyle>): LookStyle {
  return {
    fill: "card",
    tint: null,
    price: "ink",
    text: "muted",
    sign: "muted",
    edge: "edge",
    edgeCss: 2,
    dashed: false,
    patternStrength: 0,
    raised: true,
    ...difference,
  };
}

/** Draws the whole picture of a card: everything that is seen of it, in one canvas. */
export function paintCard(context: Context, picture: CardPicture, palette: Palette): void {
  const { width, height, margin } = picture;
  const face = faceOf(picture.card);
  context.clearRect(0, 0, width + margin * 2, height + margin * 2);
  context.save();
  context.translate(margin, margin);
  paintGround(context, picture, face, palette);
  paintContent(context, picture, face, palette);
  if (picture.focused) paintFocus(context, picture, palette);
  context.restore();
}

/** The heading of a column, at a font size and a width of letters common to all headings. */
export function paintHeader(
  context: Context,
  header: HeaderPlace,
  type: { readonly fontSize: number; readonly stretch: Stretch; readonly maxLines: number },
  palette: Palette,
): void {
  const { fontSize, stretch, maxLines } = type;
  const { width } = header;
  context.clearRect(0, 0, width, header.height);
  context.font = font(fontSize, 650, palette, stretch);
  context.fillStyle = palette.ink;
  context.textBaseline = "middle";
  context.textAlign = header.align === "centre" ? "center" : "left";
  const lines = wrapText(header.text, width, maxLines, (text) => context.measureText(text).width);
  const x = header.align === "centre" ? width / 2 : fontSize * 0.15;
  const first = header.height / 2 - ((lines.length - 1) * fontSize * lineHeight) / 2;
  lines.forEach((line, index) => {
    context.fillText(line, x, first + index * fontSize * lineHeight);
  });
}

export function font(size: number, weight: number, palette: Palette, stretch: Stretch = "normal"): string {
  return `${weight} ${stretch} ${size}px ${palette.fontFamily}`;
}

function paintGround(context: Context, picture: CardPicture, face: Face, palette: Palette): void {
  const { width, height, pixelRatio } = picture;
  const look = lookStyles[face.look];
  const outline = new Path2D();
  roundedRect(outline, [0, 0, width, height], cornerRadius(picture));
  if (look.fill) {
    context.save();
    if (look.raised) {
      context.shadowColor = palette.shadow;
      context.shadowBlur = picture.margin * 0.8;
      context.shadowOffsetY = picture.margin * 0.3;
    }
    context.fillStyle = palette[look.fill];
    context.fill(outline);
    context.restore();
  }
  context.save();
  context.clip(outline);
  if (look.tint) {
    const [colour, strength] = look.tint;
    context.globalAlpha = strength;
    context.fillStyle = palette[colour];
    context.fillRect(0, 0, width, height);
  }
  context.globalAlpha = look.patternStrength;
  context.strokeStyle = palette[look.sign];
  context.fillStyle = palette[look.sign];
  const step = Math.max(8 * pixelRatio, Math.min(width, height) * 0.13);
  context.lineWidth = step * (face.pattern === "stripes" ? 0.42 : 0.12);
  if (look.patternStrength > 0) drawPattern(context, face.pattern, picture, step);
  context.restore();
  if (!look.edge) return;
  const scale = pixelRatio * palette.edgeWeight * Math.max(1, height / pixelRatio / 110);
  const edge = Math.max(1, Math.round(look.edgeCss * scale));
  context.save();
  context.strokeStyle = palette[look.edge];
  context.lineWidth = edge;
  if (look.dashed) context.setLineDash([edge * 4, edge * 3]);
  context.beginPath();
  const inner = [edge / 2, edge / 2, width - edge, height - edge] as const;
  roundedRect(context, inner, cornerRadius(picture) - edge / 2);
  context.stroke();
  context.restore();
}

function paintContent(context: Context, picture: CardPicture, face: Face, palette: Palette): void {
  const { card, width, height, pixelRatio } = picture;
  const look = lookStyles[face.look];
  const padding = Math.round(Math.max(3 * pixelRatio, Math.min(width, height) * 0.08));
  const inner = width - padding * 2;
  const textSize = Math.round(Math.max(height * 0.13, 12 * pixelRatio));
  const signSize = Math.round(Math.max(Math.min(width, height) * 0.23, 13 * pixelRatio));
  let top = padding;
  let bottom = height - padding;

  const signWidth = paintSigns(context, face, { right: width - padding, top, size: signSize }, palette);
  if (picture.showsCategory) {
    context.font = font(textSize, 600, palette);
    context.fillStyle = palette[look.text];
    context.textAlign = "left";
    context.textBaseline = "middle";
    const room = inner - (signWidth > 0 ? signWidth + padding : 0);
    const middle = top + signSize / 2;
    context.fillText(ellipsize(card.category, room, widthIn(context)), padding, middle);
    top = middle + textSize / 2;
  } else if (!card.tally && width < height * 1.35) {
    top += signSize * 0.85;
  }

  if (card.tally) {
    bottom -= paintTally(context, picture, { left: padding, bottom, width: inner }, palette);
  } else if (height - padding * 2 > textSize * 3.1 && width > 66 * pixelRatio) {
    context.font = font(textSize, 500, palette);
    context.fillStyle = palette[look.text];
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    const lines = wrapText(card.label, inner, height > textSize * 6.5 ? 2 : 1, widthIn(context));
    // Half a sentence tells less than the sign above it.
    const isWhole = !lines.some((line) => line.endsWith("…"));
    lines.forEach((line, index) => {
      const fromLast = lines.length - 1 - index;
      const baseline = bottom - fromLast * textSize * lineHeight - textSize * 0.18;
      if (isWhole) context.fillText(line, width / 2, baseline);
    });
    // A line is kept free where there is no label, so that the prices of a row stand level.
    bottom -= Math.max(1, isWhole ? lines.length : 1) * textSize * lineHeight;
  }

  const room = bottom - top;
  const size = priceSize(context, picture, { width: inner, height: room }, palette);
  context.font = font(size, 750, palette);
  context.fillStyle = palette[look.price];
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(picture.price, width / 2, Math.round(top + room / 2 + size * 0.355));
}

function priceSize(
  context: Context,
  picture: CardPicture,
  room: { readonly width: number; readonly height: number },
  palette: Palette,
): number {
  context.font = font(100, 750, palette);
  const byWidth = (room.width / Math.max(1, context.measureText(picture.longestPrice).width)) * 84;
  const size = Math.floor(Math.min(byWidth, room.height * 0.92, picture.height * 0.42));
  return Math.max(12 * picture.pixelRatio, size);
}

/** Returns the width taken. */
function paintSigns(
  context: Context,
  face: Face,
  corner: { readonly right: number; readonly top: number; readonly size: number },
  palette: Palette,
): number {
  if (!face.sign) return 0;
  const colour = palette[lookStyles[face.look].sign];
  drawSign(
    context,
    face.sign,
    { left: corner.right - corner.size, top: corner.top, size: corner.size },
    colour,
  );
  if (face.attempt === null) return corner.size;
  context.font = font(corner.size * 0.95, 750, palette);
  context.fillStyle = colour;
  context.textAlign = "right";
  context.textBaseline = "alphabetic";
  const attempt = String(face.attempt);
  const gap = corner.size * 0.12;
  context.fillText(attempt, corner.right - corner.size - gap, corner.top + corner.size * 0.84);
  return corner.size + gap + context.measureText(attempt).width;
}

type TallyItem = readonly [sign: Sign, count: number, colour: "solved" | "active" | "failed"];

/** Returns the height taken. */
function paintTally(
  context: Context,
  picture: CardPicture,
  place: { readonly left: number; readonly bottom: number; readonly width: number },
  palette: Palette,
): number {
  const { tally } = picture.card;
  if (!tally) return 0;
  const all: readonly TallyItem[] = [
    ["check", tally.solved, "solved"],
    ["pencil", tally.active, "active"],
    ["cross", tally.failed, "failed"],
  ];
  const items = all.filter(([, count]) => count > 0);
  const wished = Math.max(picture.height * 0.25, 12 * picture.pixelRatio);
  context.font = font(100, 700, palette);
  const digits = context.measureText("0").width / 100;
  // By the card's shape, not by its counts: all cards of a board stand alike.
  const inRow = Math.min(wished, place.width / (3 * (digits + signRoom) + 2 * itemGap));
  if (inRow < wished * 0.75 && picture.height > picture.width * 0.8) {
    paintTallyColumns(context, items, { ...place, size: Math.floor(wished * 0.85) }, palette);
    return Math.round(wished * 1.6);
  }
  paintTallyRow(context, items, { ...place, size: Math.floor(wished) }, palette);
  return Math.round(wished * 1.15);
}

/** In font sizes: a sign with its distance from the number, and the distance of items. */
const signRoom = 0.86;
const itemGap = 0.4;

interface TallyPlace {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly size: number;
}

function paintTallyRow(
  context: Context,
  items: readonly TallyItem[],
  place: TallyPlace,
  palette: Palette,
): void {
  context.font = font(100, 700, palette);
  const widths = items.map(([, count]) => context.measureText(String(count)).width / 100);
  const natural =
    widths.reduce((sum, width) => sum + width + signRoom, 0) + Math.max(0, items.length - 1) * itemGap;
  const size = Math.floor(Math.min(place.size, place.width / Math.max(natural, 1)));
  context.font = font(size, 700, palette);
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  let x = place.left + (place.width - natural * size) / 2;
  items.forEach(([sign, count, colour], index) => {
    drawSign(context, sign, { left: x, top: place.bottom - size * 0.86, size: size * 0.8 }, palette[colour]);
    context.fillStyle = palette[colour];
    context.fillText(String(count), x + size * signRoom, place.bottom - size * 0.12);
    x += ((widths[index] ?? 0) + signRoom + itemGap) * size;
  });
}

/** On a narrow card: the signs above their numbers. */
function paintTallyColumns(
  context: Context,
  items: readonly TallyItem[],
  place: TallyPlace,
  palette: Palette,
): void {
  const column = place.width / 3;
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  items.forEach(([sign, count, colour], index) => {
    const middle = place.left + place.width / 2 + (index - (items.length - 1) / 2) * column;
    const signSize = place.size * 0.7;
    drawSign(
      context,
      sign,
      { left: middle - signSize / 2, top: place.bottom - place.size * 1.65, size: signSize },
      palette[colour],
    );
    context.font = font(100, 700, palette);
    const byWidth = (column / context.measureText(String(count)).width) * 96;
    context.font = font(Math.floor(Math.min(place.size, byWidth)), 700, palette);
    context.fillStyle = palette[colour];
    context.fillText(String(count), middle, place.bottom - place.size * 0.08);
  });
}

function paintFocus(context: Context, picture: CardPicture, palette: Palette): void {
  const line = Math.max(2, Math.round(3 * picture.pixelRatio));
  const out = line / 2 + picture.pixelRatio;
  context.strokeStyle = palette.focus;
  context.lineWidth = line;
  context.beginPath();
  const { width, height } = picture;
  const outer = [-out, -out, width + out * 2, height + out * 2] as const;
  roundedRect(context, outer, cornerRadius(picture) + out);
  context.stroke();
}

function cornerRadius(picture: CardPicture): number {
  return Math.min(picture.width, picture.height) * 0.11;
}

function widthIn(context: Context): (text: string) => number {
  return (text) => context.measureText(text).width;
}

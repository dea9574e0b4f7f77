import { paintBoat } from "../boats/paintBoat.ts";
import type { CardPicture } from "./cardPicture.ts";
import { font } from "./cardType.ts";
import type { Palette } from "./palette.ts";
import { drawSign } from "./signs.ts";
import {
  boatSize,
  boatStep,
  fitTally,
  itemGap,
  itemWidth,
  signRoom,
  type TallyGroup,
  type TallyItem,
  tallyGroups,
  widthOf,
} from "./tallyFit.ts";
import { type Stretch, stretches } from "./textFit.ts";

type Context = CanvasRenderingContext2D;

interface TallyPlace {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
}

/** What each of a tally's signs is painted with. */
export const tallyColours = { check: "solved", pencil: "active", cross: "failed" } as const;
const weight = 700;

/** Who solved a card, works at it, failed it: sails or numbers. Returns the height that it takes, by the card's shape alone. */
export function paintTally(
  context: Context,
  picture: CardPicture,
  place: TallyPlace,
  palette: Palette,
): number {
  const { tally, fleet } = picture.card;
  if (!tally) return 0;
  const groups = tallyGroups(tally, fleet);
  const wished = Math.max(picture.height * 0.25, picture.leastText);
  context.font = font(100, weight, palette);
  const digit = context.measureText("0").width / 100;
  // By the card's shape, not by its counts: all cards of a board stand alike.
  const inRow = Math.min(wished, place.width / (3 * (digit + signRoom) + 2 * itemGap));
  const least = picture.leastText;
  if (inRow < wished * 0.75 && picture.height > picture.width * 0.8) {
    const size = Math.max(Math.floor(wished * 0.85), Math.ceil(least));
    const height = Math.round(size * 1.88);
    const row = rowOf(context, groups, { ...place, wished: height / rowHeight, least }, palette);
    const isTold = row.items.length === groups.length && row.items.every(({ shows }) => shows !== "sign");
    if (isTold && row.items.some(({ shows }) => shows === "boats")) paintRow(context, row, place, palette);
    else paintColumns(context, groups, { ...place, size, least }, palette);
    return height;
  }
  paintRow(context, rowOf(context, groups, { ...place, wished, least }, palette), place, palette);
  return tallyRowHeight(picture);
}

/** In font sizes. */
const rowHeight = 1.1;

/** How high a tally in one row is, by the card's shape alone. */
export function tallyRowHeight({ height, leastText }: Pick<CardPicture, "height" | "leastText">): number {
  return Math.round(Math.max(height * 0.25, leastText) * rowHeight);
}

/** A row as it is painted. */
interface TallyRow {
  readonly items: readonly TallyItem[];
  readonly size: number;
  readonly stretch: Stretch;
}

function paintRow(
  context: Context,
  { items, size, stretch }: TallyRow,
  { left, bottom, width }: TallyPlace,
  palette: Palette,
): void {
  context.font = font(size, weight, palette, stretch);
  const digit = context.measureText("0").width / size;
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  let x = left + (width - widthOf(items, digit) * size) / 2;
  for (const item of items) {
    const { sign, shows, count, boats } = item;
    const colour = palette[tallyColours[sign]];
    drawSign(context, sign, { left: x, top: bottom - size * 0.86, size: size * 0.8 }, colour);
    context.fillStyle = colour;
    if (shows === "number") context.fillText(String(count), x + size * signRoom, bottom - size * 0.12);
    if (shows === "boats") {
      boats.forEach((boat, index) => {
        const from = x + size * (signRoom + index * boatStep);
        paintBoat(context, boat, from, bottom - size * boatSize, size * boatSize, { edge: palette.ink });
      });
    }
    x += (itemWidth(item, digit) + itemGap) * size;
  }
}

/** Smaller letters, down to the smallest that are read, and then narrower ones, rather than a sign without its number. */
function rowOf(
  context: Context,
  groups: readonly TallyGroup[],
  { width, wished, least }: { readonly width: number; readonly wished: number; readonly least: number },
  palette: Palette,
): TallyRow {
  const smallest = Math.ceil(least);
  const rowAt = (size: number, stretch: Stretch) => {
    context.font = font(100, weight, palette, stretch);
    return { items: fitTally(groups, width / size, context.measureText("0").width / 100), size, stretch };
  };
  for (let size = Math.max(smallest, Math.floor(wished)); size > smallest; size--) {
    const row = rowAt(size, "normal");
    if (row.items.length === groups.length && row.items.every(({ shows }) => shows !== "sign")) return row;
  }
  const rows = stretches.map((stretch) => rowAt(smallest, stretch));
  const told = ({ items }: TallyRow) =>
    items.reduce((sum, { shows }) => sum + (shows === "sign" ? 1 : groups.length + 1), 0);
  return rows.reduce((best, row) => (told(row) > told(best) ? row : best));
}

/** On a narrow card: the signs above their numbers; a number that would be too small to be read is left out. */
function paintColumns(
  context: Context,
  groups: readonly TallyGroup[],
  place: TallyPlace & { readonly size: number; readonly least: number },
  palette: Palette,
): void {
  const column = place.width / 3;
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  groups.forEach(({ sign, count }, index) => {
    const middle = place.left + place.width / 2 + (index - (groups.length - 1) / 2) * column;
    const colour = palette[tallyColours[sign]];
    const signSize = Math.min(place.size * 0.7, column * 0.9);
    const top = place.bottom - place.size * 1.65;
    drawSign(context, sign, { left: middle - signSize / 2, top, size: signSize }, colour);
    context.font = font(100, weight, palette);
    const byWidth = (column / Math.max(1, context.measureText(String(count)).width)) * 96;
    const size = Math.floor(Math.min(place.size, byWidth));
    if (size < Math.floor(place.least)) return;
    context.font = font(size, weight, palette);
    context.fillStyle = colour;
    context.fillText(String(count), middle, place.bottom - place.size * 0.08);
  });
}

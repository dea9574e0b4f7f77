import { type CardPicture, headShare } from "./cardPicture.ts";
import { fitCategory, paintLabel, paintSigns } from "./cardTexts.ts";
import { type PriceType, priceType } from "./cardType.ts";
import { type Face, faceOf } from "./face.ts";
import { lookStyles } from "./lookStyles.ts";
import { paintHeat, paintRibbon } from "./ornaments.ts";
import { paintFocus, paintGround } from "./paintGround.ts";
import { paintTally, tallyRowHeight } from "./paintTally.ts";
import type { Palette } from "./palette.ts";
import { lineHeight } from "./textFit.ts";

type Context = CanvasRenderingContext2D;

/** Draws the whole picture of a card: everything that is seen of it, in one canvas. */
export function paintCard(context: Context, picture: CardPicture, palette: Palette): void {
  const { width, height, margin } = picture;
  const face = faceOf(picture.card);
  context.clearRect(0, 0, width + margin * 2, height + margin * 2);
  context.save();
  context.translate(margin, margin);
  const band = paintGround(context, picture, face, palette);
  paintContent(context, picture, face, band, palette);
  if (picture.focused) paintFocus(context, picture, palette);
  context.restore();
}

function paintContent(
  context: Context,
  picture: CardPicture,
  face: Face,
  band: number,
  palette: Palette,
): void {
  const { card, width, height, pixelRatio, leastText } = picture;
  const look = lookStyles[face.look];
  const padding = Math.round(Math.max(3 * pixelRatio, Math.min(width, height) * 0.08));
  const inner = width - padding * 2;
  const textSize = Math.round(Math.max(height * 0.13, leastText));
  const signSize = signSizeOf(picture);
  const upper = band + Math.round(padding * (card.tally ? 0.4 : 0.6));
  let bottom = height - Math.round(padding * (card.tally ? 0.6 : 1));
  const leastPrice = leastText * (card.tally ? headShare : 1);

  if (card.tally && isFlat(picture, bottom - upper, leastPrice)) {
    const place = { left: padding, width: inner, top: band, bottom: height };
    paintInLine(context, picture, { ...place, leastPrice, colour: palette[look.price] }, palette);
    return;
  }
  if (card.tally) {
    bottom -= paintTally(context, picture, { left: padding, bottom, width: inner }, palette);
  } else if (height - padding * 2 > textSize * 3.1 && width > 66 * pixelRatio) {
    bottom -= paintLabel(context, picture, { textSize, inner, bottom, colour: palette[look.text] }, palette);
  }
  const heading = picture.showsCategory ? Math.max(signSize, textSize * lineHeight) : 0;
  const below = !card.tally && !picture.showsCategory && width < height * 1.35 ? signSize * 0.85 : heading;
  const room = { width: inner, height: bottom - upper - below };
  const sizes = { most: height * 0.46, least: leastPrice };
  const widest = priceType(context, picture.longestPrice, { ...room, ...sizes }, palette);
  // A sign in the corner stands beside the price: where both have no room, the prices of all cards leave it some.
  const corner = card.fleet || below > 0 ? 0 : signSize + Math.round(padding * 0.3);
  const isTight = (inner - widest.width) / 2 < corner;
  const across = isTight ? inner - corner : inner;
  const price = isTight
    ? priceType(context, picture.longestPrice, { ...room, ...sizes, width: across }, palette)
    : widest;
  const middle = upper + below + room.height / 2;
  paintPrice(context, picture, price, { x: padding + across / 2, middle, colour: palette[look.price] });

  const beside = Math.max(0, (width - price.width) / 2 - padding * 1.4);
  paintCorners(context, picture, face, { band, upper, bottom, padding, beside, heading, textSize }, palette);
}

function paintPrice(
  context: Context,
  picture: CardPicture,
  { font, size }: PriceType,
  { x, middle, colour }: { readonly x: number; readonly middle: number; readonly colour: string },
): void {
  context.font = font;
  context.fillStyle = colour;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(picture.price, x, Math.round(middle + size * 0.355));
}

/**
 * Whether the price and what is told of the teams have no room below each other, and some beside each other. A card that tells
 * its category itself keeps its lines: nothing else tells it. CRD1
 */
function isFlat(picture: CardPicture, room: number, leastPrice: number): boolean {
  const { width, height, showsCategory } = picture;
  return !showsCategory && room - tallyRowHeight(picture) < leastPrice * capitals && width > height * 1.6;
}

/** How high capitals and figures are, in font sizes. */
const capitals = 0.72;

/** CRD2 On a flat card the price stands before what is told of the teams; nothing else has room. */
function paintInLine(
  context: Context,
  picture: CardPicture,
  place: {
    readonly left: number;
    readonly width: number;
    readonly top: number;
    readonly bottom: number;
    readonly leastPrice: number;
    readonly colour: string;
  },
  palette: Palette,
): void {
  const { left, width, top, bottom, leastPrice, colour } = place;
  const room = { width: width * 0.5, height: bottom - top, most: (bottom - top) * 0.6, least: leastPrice };
  const price = priceType(context, picture.longestPrice, room, palette);
  const middle = (top + bottom) / 2;
  paintPrice(context, picture, price, { x: left + price.width / 2, middle, colour });
  const taken = price.width + picture.leastText * 0.4;
  const row = tallyRowHeight(picture);
  if (width - taken < picture.leastText) return;
  const beside = { left: left + taken, width: width - taken, bottom: Math.round(middle + row / 2) };
  paintTally(context, picture, beside, palette);
}

/** Where the corners of a card lie, and what stands in them: device pixels. */
interface Corners {
  readonly band: number;
  readonly upper: number;
  readonly bottom: number;
  readonly padding: number;
  /** What the price leaves on either side; ornaments go where that is too little. */
  readonly beside: number;
  /** The height of the line in which the category stands; 0 for none. */
  readonly heading: number;
  readonly textSize: number;
}

/** What stands in the upper corners and between them: ribbon, category, the team's sign or the flames. */
function paintCorners(
  context: Context,
  { card, width, height, pixelRatio, leastText }: CardPicture,
  face: Face,
  { band, upper, bottom, padding, beside, heading, textSize }: Corners,
  palette: Palette,
): void {
  const least = Math.max(leastText * 0.9, 14 * pixelRatio);
  const ribbon = { x: padding, top: band, room: beside, height: bottom - band, least };
  const left = card.fleet?.first ? paintRibbon(context, card.fleet.first.boat, ribbon, palette) : 0;
  const corner = { right: width - padding, top: upper, size: signSizeOf({ width, height, pixelRatio }) };
  const right = card.fleet ? 0 : paintSigns(context, face, corner, palette);
  let flames = { room: beside, size: (bottom - band) * 0.36 };
  if (heading > 0) {
    const gap = (taken: number) => (taken > 0 ? taken + padding * 0.7 : 0);
    const most = width - padding * 2 - gap(left) - gap(right);
    const sizes = { most: textSize, least: leastText };
    const category = fitCategory(context, card.category, most, sizes, palette);
    context.fillStyle = palette[lookStyles[face.look].text];
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(category, padding + gap(left), upper + heading / 2);
    flames = { room: most - context.measureText(category).width - padding * 0.7, size: heading * 0.9 };
  }
  if (!card.fleet) return;
  const place = { x: width - padding, top: upper, ...flames, least: leastText * 0.5 };
  paintHeat(context, card.fleet.heat, place, palette);
}

function signSizeOf({ width, height, pixelRatio }: Pick<CardPicture, "width" | "height" | "pixelRatio">) {
  return Math.round(Math.max(Math.min(width, height) * 0.23, 13 * pixelRatio));
}

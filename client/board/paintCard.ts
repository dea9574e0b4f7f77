import { type CardPicture, headShare } from "./cardPicture.ts";
import { fitCategory, paintLabel, paintSigns } from "./cardTexts.ts";
import { priceType } from "./cardType.ts";
import { type Face, faceOf } from "./face.ts";
import { lookStyles } from "./lookStyles.ts";
import { paintHeat, paintRibbon } from "./ornaments.ts";
import { paintFocus, paintGround } from "./paintGround.ts";
import { paintTally } from "./paintTally.ts";
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
  const signSize = Math.round(Math.max(Math.min(width, height) * 0.23, 13 * pixelRatio));
  const upper = band + Math.round(padding * (card.tally ? 0.4 : 0.6));
  let bottom = height - Math.round(padding * (card.tally ? 0.7 : 1));

  if (card.tally) {
    bottom -= paintTally(context, picture, { left: padding, bottom, width: inner }, palette);
  } else if (height - padding * 2 > textSize * 3.1 && width > 66 * pixelRatio) {
    bottom -= paintLabel(context, picture, { textSize, inner, bottom, colour: palette[look.text] }, palette);
  }
  const heading = picture.showsCategory ? Math.max(signSize, textSize * lineHeight) : 0;
  const below = !card.tally && !picture.showsCategory && width < height * 1.35 ? signSize * 0.85 : heading;
  const room = { width: inner, height: bottom - upper - below };
  const price = priceType(
    context,
    picture.longestPrice,
    { ...room, most: height * 0.46, least: leastText * (card.tally ? headShare : 1) },
    palette,
  );
  const middle = upper + below + room.height / 2;
  context.font = price.font;
  context.fillStyle = palette[look.price];
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(picture.price, width / 2, Math.round(middle + price.size * 0.355));

  // Ornaments take what the price leaves, and go where that is too little.
  const beside = Math.max(0, (width - price.width) / 2 - padding * 1.4);
  const left = card.fleet?.first
    ? paintRibbon(
        context,
        card.fleet.first.boat,
        {
          x: padding,
          top: band,
          room: beside,
          height: bottom - band,
          least: Math.max(leastText * 0.9, 14 * pixelRatio),
        },
        palette,
      )
    : 0;
  const right = card.fleet
    ? paintHeat(
        context,
        card.fleet.heat,
        {
          x: width - padding,
          top: upper,
          room: picture.showsCategory ? inner * 0.3 : beside,
          size: picture.showsCategory ? heading * 0.9 : (bottom - band) * 0.3,
        },
        palette,
      )
    : paintSigns(context, face, { right: width - padding, top: upper, size: signSize }, palette);
  if (!picture.showsCategory) return;
  const gap = (taken: number) => (taken > 0 ? taken + padding * 0.7 : 0);
  context.fillStyle = palette[look.text];
  context.textAlign = "left";
  context.textBaseline = "middle";
  const category = fitCategory(
    context,
    card.category,
    inner - gap(left) - gap(right),
    { most: textSize, least: leastText },
    palette,
  );
  context.fillText(category, padding + gap(left), upper + heading / 2);
}

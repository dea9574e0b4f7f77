import { type CardPicture, cornerRadius } from "./cardPicture.ts";
import type { Face } from "./face.ts";
import { lookStyles } from "./lookStyles.ts";
import { paintBand } from "./ornaments.ts";
import type { Palette } from "./palette.ts";
import { roundedRect } from "./roundedRect.ts";
import { drawPattern } from "./signs.ts";

type Context = CanvasRenderingContext2D;

/** The card without what is written on it. Returns how much of the card's upper edge the band of its category takes. */
export function paintGround(context: Context, picture: CardPicture, face: Face, palette: Palette): number {
  const { width, height, pixelRatio, mark } = picture;
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
  const hued = mark && look.fill === "card" && ([`hue-${mark.hue}`, palette.hueTint] as const);
  const tint = look.tint ?? hued;
  if (tint) {
    const [colour, strength] = tint;
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
  context.globalAlpha = 1;
  const scale = pixelRatio * palette.edgeWeight * Math.max(1, height / pixelRatio / 110);
  const edge = look.edge ? Math.max(1, Math.round(look.edgeCss * scale)) : 0;
  const band = mark ? edge + Math.max(3 * pixelRatio, Math.round(height * 0.06)) : edge;
  if (mark) {
    // Of the card's own colour: on a filled card, too, the hue is seen.
    context.fillStyle = palette.card;
    context.fillRect(0, 0, width, band + Math.max(1, pixelRatio));
    paintBand(context, mark, { width, height: band }, palette);
  }
  context.restore();
  if (!look.edge) return band;
  context.save();
  context.strokeStyle = palette[look.edge];
  context.lineWidth = edge;
  if (look.dashed) context.setLineDash([edge * 4, edge * 3]);
  context.beginPath();
  const inner = [edge / 2, edge / 2, width - edge, height - edge] as const;
  roundedRect(context, inner, cornerRadius(picture) - edge / 2);
  context.stroke();
  context.restore();
  return band;
}

/** The ring around the card that the keyboard is on. */
export function paintFocus(context: Context, picture: CardPicture, palette: Palette): void {
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

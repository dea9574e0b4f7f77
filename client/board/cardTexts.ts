import type { CardPicture } from "./cardPicture.ts";
import { font, widthIn } from "./cardType.ts";
import type { Face } from "./face.ts";
import { lookStyles } from "./lookStyles.ts";
import type { Palette } from "./palette.ts";
import { drawSign } from "./signs.ts";
import { lineHeight, type Stretch, stretches, wrapText } from "./textFit.ts";

type Context = CanvasRenderingContext2D;

/** The category in one line, in letters as narrow and then as small as that needs; sets the context's font. */
export function fitCategory(
  context: Context,
  category: string,
  room: number,
  sizes: { readonly most: number; readonly least: number },
  palette: Palette,
): string {
  const set = (size: number, stretch: Stretch) => {
    context.font = font(size, 600, palette, stretch);
    return wrapText(category, Math.max(size, room), 1, widthIn(context))[0] ?? "";
  };
  for (const stretch of stretches) {
    const shown = set(sizes.most, stretch);
    if (!shown.endsWith("…")) return shown;
  }
  const narrowest = "extra-condensed";
  for (let size = sizes.most - 1; size > sizes.least; size--) {
    const shown = set(size, narrowest);
    if (!shown.endsWith("…")) return shown;
  }
  return set(Math.min(sizes.most, Math.ceil(sizes.least)), narrowest);
}

/** The line below the price. Returns the height taken; a line is kept free where there is no label, so that the prices of a row stand level. */
export function paintLabel(
  context: Context,
  { card, width, height }: CardPicture,
  place: {
    readonly textSize: number;
    readonly inner: number;
    readonly bottom: number;
    readonly colour: string;
  },
  palette: Palette,
): number {
  const { textSize, inner, bottom, colour } = place;
  context.font = font(textSize, 500, palette);
  context.fillStyle = colour;
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
  return Math.max(1, isWhole ? lines.length : 1) * textSize * lineHeight;
}

/** The sign of a team's own state, and the attempt that solved it. Returns the width taken. */
export function paintSigns(
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

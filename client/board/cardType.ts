import type { Palette } from "./palette.ts";
import { type Stretch, stretches } from "./textFit.ts";

type Context = CanvasRenderingContext2D;

/** A font of the page's family, as a canvas takes it; `size` in device pixels. */
export function font(size: number, weight: number, palette: Palette, stretch: Stretch = "normal"): string {
  return `${weight} ${stretch} ${size}px ${palette.fontFamily}`;
}

/** How wide a text is in the context's font. */
export function widthIn(context: Context): (text: string) => number {
  return (text) => context.measureText(text).width;
}

const priceWeight = 750;
/** Letters are narrowed rather than set smaller than this part of what the height allows. */
const smallestShare = 0.72;

/** How all prices of a board are written, and how wide the longest of them is. */
export interface PriceType {
  readonly font: string;
  readonly size: number;
  readonly width: number;
}

/** As large as the longest price may be, in letters as narrow as that needs; never smaller than `least`. */
export function priceType(
  context: Context,
  longest: string,
  room: { readonly width: number; readonly height: number; readonly most: number; readonly least: number },
  palette: Palette,
): PriceType {
  const high = Math.min(room.height * 0.92, room.most);
  const fits = stretches.map((stretch) => {
    context.font = font(100, priceWeight, palette, stretch);
    const width = Math.max(1, context.measureText(longest).width) / 100;
    return { stretch, width, size: Math.floor(Math.min(high, (room.width / width) * 0.94)) };
  });
  const wide = fits.find(({ size }) => size >= Math.max(room.least, high * smallestShare));
  const fit = wide ?? fits.reduce((best, other) => (other.size > best.size ? other : best));
  const size = Math.max(Math.ceil(room.least), fit.size);
  return { font: font(size, priceWeight, palette, fit.stretch), size, width: fit.width * size };
}

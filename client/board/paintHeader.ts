import type { CategoryMark } from "../store/categoryMarks.ts";
import { font, widthIn } from "./cardType.ts";
import type { Box, HeaderPlace } from "./layout.ts";
import { paintBand } from "./ornaments.ts";
import type { Palette } from "./palette.ts";
import { fitHeadings, lineHeight, type Stretch, wrapText } from "./textFit.ts";

type Context = CanvasRenderingContext2D;

/** How all headings of a board are written. */
export interface HeaderType {
  readonly fontSize: number;
  readonly stretch: Stretch;
  readonly maxLines: number;
}

/** The largest type at which all headings are whole, not below `least`; null for a board without headings. */
export function fitHeaders(
  context: Context,
  headers: readonly HeaderPlace[],
  least: number,
  palette: Palette,
): HeaderType | null {
  const [first] = headers;
  if (!first) return null;
  const isCentred = first.align === "centre";
  const most = isCentred ? 3 : 1;
  const height = first.height - bandOf(first) * bandRoom;
  const fitted = fitHeadings(
    headers.map((header) => header.text),
    { width: first.width, height, maxLines: most },
    { least, most: first.height * (isCentred ? 0.44 : 0.62) },
    (text, stretch) => {
      context.font = font(100, 650, palette, stretch);
      return context.measureText(text).width / 100;
    },
  );
  const maxLines = Math.max(1, Math.min(most, Math.floor(height / (fitted.fontSize * lineHeight))));
  return { ...fitted, maxLines };
}

/** The heading of a column above the band of its category. */
export function paintHeader(
  context: Context,
  header: HeaderPlace,
  { fontSize, stretch, maxLines }: HeaderType,
  mark: CategoryMark | undefined,
  palette: Palette,
): void {
  const { width, height, align } = header;
  const band = bandOf(header);
  context.clearRect(0, 0, width, height);
  context.font = font(fontSize, 650, palette, stretch);
  context.fillStyle = palette.ink;
  context.textBaseline = "middle";
  context.textAlign = align === "centre" ? "center" : "left";
  const lines = wrapText(header.text, width, maxLines, widthIn(context));
  const x = align === "centre" ? width / 2 : fontSize * 0.15;
  const middle = (height - band * bandRoom) / 2;
  const first = middle - ((lines.length - 1) * fontSize * lineHeight) / 2;
  lines.forEach((line, index) => {
    context.fillText(line, x, first + index * fontSize * lineHeight);
  });
  if (mark) paintBand(context, mark, { width, height: band, top: height - band }, palette);
}

/** The band with its distance from the text, in bands. */
const bandRoom = 1.2;

function bandOf({ height }: Box): number {
  return Math.max(2, Math.round(height * 0.08));
}

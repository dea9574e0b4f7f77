/** A sign over a page that cannot draw any more: its words and colours, and its size in CSS pixels. */
export interface VeilLook {
  readonly title: string;
  readonly text: string;
  /** CSS colours: of letters and edge, and of what lies behind them. */
  readonly ink: string;
  readonly paper: string;
  readonly fontFamily: string;
  readonly width: number;
  readonly height: number;
}

type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "fillRect"
  | "strokeRect"
  | "fillText"
  | "measureText"
>;

const widest = 0.92;
/** In heights of the sign; a line is higher than its letters by `leading`. */
const sizes = { title: 0.34, text: 0.14 };
const leading = 1.25;

/** The title, and the text below it in as many lines as it takes, in the middle of a sign with an edge. */
export function paintVeil(context: Context, look: VeilLook): void {
  const { ink, paper, fontFamily, width, height } = look;
  const edge = Math.max(2, height * 0.03);
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = ink;
  context.lineWidth = edge;
  context.strokeRect(edge / 2, edge / 2, width - edge, height - edge);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = ink;
  const lines = linesWithin(context, { ...look, width: width * widest, height: height - 2 * edge });
  let top = (height - lines.reduce((sum, { size }) => sum + size * leading, 0)) / 2;
  for (const { line, size, weight } of lines) {
    context.font = fontOf(size, weight, fontFamily);
    context.fillText(line, width / 2, top + (size * leading) / 2);
    top += size * leading;
  }
}

interface Line {
  readonly line: string;
  readonly size: number;
  readonly weight: number;
}

/** In letters as small as it takes for all lines to have room. */
function linesWithin(
  context: Context,
  { title, text, fontFamily, width, height }: VeilLook,
): readonly Line[] {
  for (let scale = 1; ; scale *= 0.9) {
    const size = height * scale * sizes.text;
    context.font = fontOf(height * scale * sizes.title, 750, fontFamily);
    const across = context.measureText(title).width;
    const lines = [
      { line: title, size: height * scale * sizes.title * Math.min(1, width / across), weight: 750 },
      ...wrapped(context, text, fontOf(size, 400, fontFamily), width).map((line) => ({
        line,
        size,
        weight: 400,
      })),
    ];
    if (lines.reduce((sum, each) => sum + each.size * leading, 0) <= height) return lines;
  }
}

function wrapped(context: Context, text: string, font: string, mostWidth: number): readonly string[] {
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && context.measureText(longer).width <= mostWidth)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function fontOf(size: number, weight: number, family: string): string {
  return `${weight} ${size}px ${family}`;
}

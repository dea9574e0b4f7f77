/** A veil over a page that cannot draw any more: its words and colours, and the size of the window in CSS pixels. */
export interface VeilLook {
  readonly title: string;
  readonly text: string;
  /** CSS colours: of letters, of what lies behind them, and of the stripes over the page. */
  readonly ink: string;
  readonly paper: string;
  readonly stripe: string;
  readonly width: number;
  readonly height: number;
}

type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  | "fillStyle"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "globalAlpha"
  | "fillRect"
  | "fillText"
  | "measureText"
>;

const family = "system-ui, sans-serif";
const widest = 0.86;

/** Stripes, and on them the title and the text, as large as the window has room for; the last picture is read around them. */
export function paintVeil(context: Context, look: VeilLook): void {
  const { title, text, ink, paper, stripe, width, height } = look;
  const unit = Math.min(width * 0.0075, height * 0.01);
  context.globalAlpha = 0.3;
  context.fillStyle = stripe;
  for (let left = 0; left < width; left += 12 * unit) context.fillRect(left, 0, 6 * unit, height);
  context.globalAlpha = 1;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const lines = [
    { line: title, size: 11 * unit, weight: 750 },
    ...wrapped(context, text, 4.2 * unit, width * widest).map((line) => ({
      line,
      size: 4.2 * unit,
      weight: 400,
    })),
  ];
  let middle = height / 2 - lines.reduce((sum, { size }) => sum + size * 1.5, 0) / 2;
  for (const { line, size, weight } of lines) {
    context.font = `${weight} ${size}px ${family}`;
    const fitting = Math.min(size, (size * width * widest) / Math.max(1, context.measureText(line).width));
    context.font = `${weight} ${fitting}px ${family}`;
    const across = context.measureText(line).width + fitting;
    middle += size * 0.75;
    context.fillStyle = paper;
    context.fillRect((width - across) / 2, middle - size * 0.75, across, size * 1.5);
    context.fillStyle = ink;
    context.fillText(line, width / 2, middle);
    middle += size * 0.75;
  }
}

function wrapped(context: Context, text: string, size: number, mostWidth: number): readonly string[] {
  context.font = `400 ${size}px ${family}`;
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

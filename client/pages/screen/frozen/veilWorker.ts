/**
 * First the canvas to draw on and the sign that is to be drawn, which is another when the page looks otherwise; then again and
 * again that the page lives. The sign comes as a picture: while a page hangs its workers cannot write, for want of fonts.
 */
export type VeilMessage =
  | { readonly canvas: OffscreenCanvas }
  | { readonly sign: ImageBitmap }
  | { readonly lives: true };

const patienceMs = 6_000;
let canvas: OffscreenCanvas | null = null;
let sign: ImageBitmap | null = null;
let isDrawn = false;
let waiting: ReturnType<typeof setTimeout> | undefined;

addEventListener("message", ({ data }: MessageEvent<VeilMessage>) => {
  if ("canvas" in data) canvas = data.canvas;
  if ("sign" in data) sign = data.sign;
  clearTimeout(waiting);
  // A page that hangs cannot make room any more: the canvas has its size, and nothing on it, from the beginning.
  if (isDrawn || "sign" in data) empty();
  waiting = setTimeout(draw, patienceMs);
});

function empty(): void {
  isDrawn = false;
  if (!canvas || !sign) return;
  const { width, height } = sign;
  Object.assign(canvas, { width, height });
  canvas.getContext("2d")?.clearRect(0, 0, width, height);
}

function draw(): void {
  const context = canvas?.getContext("2d");
  if (!context || !sign) return;
  isDrawn = true;
  context.drawImage(sign, 0, 0);
}

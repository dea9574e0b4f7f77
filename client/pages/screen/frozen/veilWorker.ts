import { paintVeil, type VeilLook } from "./paintVeil.ts";

/** First the canvas to draw on, then again and again how the veil would look now: each time the page says that it lives. */
export type VeilMessage = { readonly canvas: OffscreenCanvas } | { readonly look: VeilLook };

const patienceMs = 6_000;
let canvas: OffscreenCanvas | null = null;
let waiting: ReturnType<typeof setTimeout> | undefined;

addEventListener("message", ({ data }: MessageEvent<VeilMessage>) => {
  if ("canvas" in data) {
    canvas = data.canvas;
    return;
  }
  clearTimeout(waiting);
  // Resizing empties it.
  if (canvas && canvas.width > 1) Object.assign(canvas, { width: 1, height: 1 });
  waiting = setTimeout(() => draw(data.look), patienceMs);
});

function draw(look: VeilLook): void {
  if (!canvas) return;
  Object.assign(canvas, { width: look.width, height: look.height });
  const context = canvas.getContext("2d");
  if (context) paintVeil(context, look);
}

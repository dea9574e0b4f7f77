import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../AppContext.ts";
import { burstMs, placeOf, type Scrap, throwConfetti } from "./confetti.ts";

const scrapCount = 160;
const colourTokens = ["--accent", "--good", "--bad", "--warn", "--line-strong"];

/** One burst of paper over the podium, which ends by itself; none for who asked for stillness. */
export function Confetti() {
  const { preferences } = useApp();
  const isMoving = preferences.isMoving.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    return canvas.current && isMoving ? burst(canvas.current) : undefined;
  }, [isMoving]);
  // Without words or a role of its own: screen readers pass it by.
  return isMoving ? <canvas class="confetti" ref={canvas} /> : null;
}

/** Draws until the burst is over; returns how to stop it. */
function burst(canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext("2d");
  if (!context) return () => {};
  const takeRoom = () => {
    canvas.width = canvas.clientWidth;
    canvas.height = canvas.clientHeight;
  };
  takeRoom();
  // Full screen may come in the middle of it.
  const sizes = new ResizeObserver(takeRoom);
  sizes.observe(canvas);
  const colours = colourTokens.map((token) => colourOf(canvas, token));
  const scraps = throwConfetti(scrapCount, canvas.width / canvas.height, Math.random);
  const startedAt = performance.now();
  let frame = requestAnimationFrame(function draw(now) {
    context.clearRect(0, 0, canvas.width, canvas.height);
    const seconds = (now - startedAt) / 1000;
    if (seconds * 1000 > burstMs) return;
    context.globalAlpha = Math.min(1, (burstMs / 1000 - seconds) * 2);
    for (const scrap of scraps) drawScrap(context, scrap, seconds, colours);
    frame = requestAnimationFrame(draw);
  });
  return () => {
    sizes.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** As a canvas takes it: a token itself may be one colour by day and another by night. */
function colourOf(canvas: HTMLCanvasElement, token: string): string {
  canvas.style.color = `var(${token})`;
  return getComputedStyle(canvas).color;
}

function drawScrap(
  context: CanvasRenderingContext2D,
  scrap: Scrap,
  seconds: number,
  colours: readonly string[],
): void {
  const { height } = context.canvas;
  const { x, y, face, angle } = placeOf(scrap, Math.max(0, seconds));
  const size = scrap.size * height;
  context.save();
  context.translate(x * height, y * height);
  context.rotate(angle);
  context.fillStyle = colours[scrap.colour] ?? "";
  context.fillRect(-size / 2, (-size * face) / 2, size, size * face);
  context.restore();
}

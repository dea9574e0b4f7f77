import type Phaser from "phaser";
import { createCatchUp } from "./catchUp.ts";
import { watchContextLoss } from "./contextLoss.ts";
import { CANVAS, Game, WEBGL } from "./phaser.ts";
import { onThemeChange } from "./themeChange.ts";

/** Device pixels, and how many of them make one of the page's. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** What a canvas shows, as Phaser and its surroundings need it. */
export interface Staged<Around extends CanvasSize> {
  readonly scene: Phaser.Scene;
  /** Draws everything anew: another size, pixel ratio or theme. */
  rebuild(around: Around): void;
  isStill(): boolean;
  /** From when it can draw until the function it returns is called; `draw` wakes the loop. */
  follow(draw: () => void): () => void;
}

interface CanvasParts<Around extends CanvasSize> {
  measure(frame: HTMLElement): Around;
  stage(around: Around, onReady: () => void): Staged<Around>;
  /** `lost` while the system has taken the graphics away. */
  tell(state: "ready" | "lost"): void;
}

/** A canvas of Phaser, kept at the frame's size, pixel ratio and theme. It sleeps while nothing moves. */
export function openCanvas<Around extends CanvasSize>(
  frame: HTMLElement,
  parts: CanvasParts<Around>,
): { destroy(): void } {
  let open: OpenGame | null = null;
  const size = new ResizeObserver(() => {
    if (open) open.refresh();
    else if (frame.clientWidth > 0 && frame.clientHeight > 0) open = openGame(frame, parts, rendererType());
  });
  size.observe(frame);
  const stopContext = watchContextLoss(frame, {
    lost() {
      parts.tell("lost");
    },
    back(isRestored) {
      open?.destroy();
      open = openGame(frame, parts, isRestored ? rendererType() : CANVAS);
    },
  });
  const stopTheme = onThemeChange(() => open?.refresh());
  return {
    destroy() {
      size.disconnect();
      stopContext();
      stopTheme();
      open?.destroy();
    },
  };
}

/** The frame that a canvas is drawn in: all of `host`, and nothing for those who listen to the page. */
export function frameIn(host: HTMLElement): HTMLElement {
  const frame = document.createElement("div");
  frame.ariaHidden = "true";
  frame.style.cssText = "position:absolute;inset:0;overflow:hidden;touch-action:manipulation";
  if (getComputedStyle(host).position === "static") host.style.position = "relative";
  host.append(frame);
  return frame;
}

/** No screen shows more than this of a moving picture; a larger one draws so many pixels and scales them. */
const mostPixelsWide = 1_920;

/** Device pixels per pixel of the page, as many as a canvas in this frame is drawn with. */
export function pixelRatioOf(frame: HTMLElement): number {
  return Math.min(window.devicePixelRatio, mostPixelsWide / Math.max(1, frame.clientWidth));
}

/** Whether the pages may move now. */
export function isMoving(): boolean {
  return document.documentElement.dataset.motion !== "off" && !document.hidden;
}

interface OpenGame {
  refresh(): void;
  destroy(): void;
}

function openGame<Around extends CanvasSize>(
  frame: HTMLElement,
  parts: CanvasParts<Around>,
  renderer: number,
): OpenGame {
  let ready = false;
  let destroyed = false;
  let stopFollowing = () => {};
  const refreshing = createCatchUp(refresh);

  const around = parts.measure(frame);
  const staged = parts.stage(around, () => {
    if (destroyed) return;
    ready = true;
    // Phaser takes canvases that it has used before, and what those were shown at stays with them.
    game.scale.setZoom(1 / around.pixelRatio);
    parts.tell("ready");
    stopFollowing = staged.follow(draw);
    refreshing.ready();
  });
  const game = new Game({
    type: renderer,
    parent: frame,
    transparent: true,
    banner: false,
    autoFocus: false,
    // Taps are the browser's: Phaser's own listeners would keep a finger on the board from scrolling the page.
    input: { keyboard: false, mouse: false, touch: false, windowEvents: false },
    scale: { width: around.width, height: around.height, zoom: 1 / around.pixelRatio },
    scene: staged.scene,
  });
  game.events.on("poststep", () => {
    if (ready && staged.isStill()) game.loop.sleep();
  });
  document.addEventListener("visibilitychange", draw);

  /** Wakes the loop, which draws at once and goes on while something moves. */
  function draw(): void {
    if (ready && !game.loop.running) game.loop.wake();
  }

  function refresh(): void {
    const now = parts.measure(frame);
    if (now.width === 0 || now.height === 0) return;
    // In this order: `setZoom` is what writes the canvas' size on the page, from the size that it finds.
    game.scale.resize(now.width, now.height);
    game.scale.setZoom(1 / now.pixelRatio);
    staged.rebuild(now);
    // Resizing empties the canvas: draw before the browser shows it.
    if (game.loop.running) game.loop.tick();
    else game.loop.wake();
  }

  function destroy(): void {
    stopFollowing();
    document.removeEventListener("visibilitychange", draw);
    ready = false;
    destroyed = true;
    refreshing.stop();
    game.destroy(true);
    // Phaser destroys itself in its next step.
    if (!game.loop.running) game.loop.wake();
  }

  return { refresh: refreshing.ask, destroy };
}

/** WebGL where the graphics card does it; drawn by the processor, it is slower than the plain canvas. */
function rendererType(): number {
  if (new URLSearchParams(location.search).get("renderer") === "canvas") return CANVAS;
  const probe = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  probe?.getExtension("WEBGL_lose_context")?.loseContext();
  return probe ? WEBGL : CANVAS;
}

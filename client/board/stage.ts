import { effect, type ReadonlySignal } from "@preact/signals";
import type { BoardModel, MountedBoard } from "../store/boardModel.ts";
import "./board.css";
import { BoardScene, type Surroundings } from "./BoardScene.ts";
import { watchContextLoss } from "./contextLoss.ts";
import { readPalette } from "./palette.ts";
import { CANVAS, Game, WEBGL } from "./phaser.ts";
import { onThemeChange } from "./themeChange.ts";

/** The running board: Phaser, kept at the host's size, pixel ratio and theme. It sleeps while nothing moves. */
export function openStage(
  host: HTMLElement,
  model: ReadonlySignal<BoardModel>,
  onCard: (cardId: number) => void,
): MountedBoard {
  const frame = document.createElement("div");
  frame.ariaHidden = "true";
  frame.style.cssText = "position:absolute;inset:0;overflow:hidden;touch-action:manipulation";
  if (getComputedStyle(host).position === "static") host.style.position = "relative";
  host.append(frame);

  let open: OpenGame | null = null;
  const size = new ResizeObserver(() => {
    if (open) open.refresh();
    else if (frame.clientWidth > 0 && frame.clientHeight > 0)
      open = openGame(host, frame, model, onCard, rendererType());
  });
  size.observe(frame);
  const stopContext = watchContextLoss(frame, {
    lost() {
      host.dataset.board = "lost";
    },
    back(isRestored) {
      open?.destroy();
      open = openGame(host, frame, model, onCard, isRestored ? rendererType() : CANVAS);
    },
  });
  const stopTheme = onThemeChange(() => open?.refresh());
  return {
    destroy() {
      size.disconnect();
      stopContext();
      stopTheme();
      open?.destroy();
      frame.remove();
    },
  };
}

interface OpenGame {
  refresh(): void;
  destroy(): void;
}

function openGame(
  host: HTMLElement,
  frame: HTMLElement,
  model: ReadonlySignal<BoardModel>,
  onCard: (cardId: number) => void,
  renderer: number,
): OpenGame {
  const isMoving = () => document.documentElement.dataset.motion !== "off" && !document.hidden;
  let ready = false;
  let destroyed = false;
  let stopModel = () => {};

  const surroundings = measure(host, frame);
  const scene = new BoardScene(model.peek(), surroundings, () => {
    if (destroyed) return;
    ready = true;
    host.dataset.board = "ready";
    stopModel = effect(() => {
      scene.show(model.value, isMoving());
      draw();
    });
  });
  const game = new Game({
    type: renderer,
    parent: frame,
    transparent: true,
    banner: false,
    autoFocus: false,
    // Taps are the browser's: Phaser's own listeners would keep a finger on the board from scrolling the page.
    input: { keyboard: false, mouse: false, touch: false, windowEvents: false },
    scale: { width: surroundings.width, height: surroundings.height, zoom: 1 / surroundings.pixelRatio },
    scene,
  });
  game.events.on("poststep", () => {
    if (ready && scene.isStill()) game.loop.sleep();
  });
  const stopPointer = listenToPointer(frame, () => ready, {
    cardAt: (x, y) => scene.cardAt(x * pixelRatioOf(game.scale.zoom), y * pixelRatioOf(game.scale.zoom)),
    hover: (cardId, pressed) => {
      scene.hover(cardId, pressed, isMoving());
      draw();
    },
    tap: onCard,
  });
  document.addEventListener("visibilitychange", draw);

  /** Wakes the loop, which draws at once and goes on while something moves. */
  function draw(): void {
    if (ready && !game.loop.running) game.loop.wake();
  }

  function refresh(): void {
    const now = measure(host, frame);
    if (!ready || now.width === 0 || now.height === 0) return;
    // In this order: `setZoom` is what writes the canvas' size on the page, from the size that it finds.
    game.scale.resize(now.width, now.height);
    game.scale.setZoom(1 / now.pixelRatio);
    scene.rebuild(now);
    // Resizing empties the canvas: draw before the browser shows it.
    if (game.loop.running) game.loop.tick();
    else game.loop.wake();
  }

  function destroy(): void {
    stopModel();
    stopPointer();
    document.removeEventListener("visibilitychange", draw);
    ready = false;
    destroyed = true;
    game.destroy(true);
    // Phaser destroys itself in its next step.
    if (!game.loop.running) game.loop.wake();
  }

  return { refresh, destroy };
}

function measure(host: HTMLElement, frame: HTMLElement): Surroundings {
  const pixelRatio = window.devicePixelRatio;
  return {
    width: Math.round(frame.clientWidth * pixelRatio),
    height: Math.round(frame.clientHeight * pixelRatio),
    pixelRatio,
    palette: readPalette(host),
  };
}

function pixelRatioOf(zoom: number): number {
  return 1 / zoom;
}

/** WebGL where the graphics card does it; drawn by the processor, it is slower than the plain canvas. */
function rendererType(): number {
  if (new URLSearchParams(location.search).get("renderer") === "canvas") return CANVAS;
  const probe = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  probe?.getExtension("WEBGL_lose_context")?.loseContext();
  return probe ? WEBGL : CANVAS;
}

interface PointerActions {
  cardAt(x: number, y: number): number | null;
  hover(cardId: number | null, pressed: boolean): void;
  tap(cardId: number): void;
}

function listenToPointer(frame: HTMLElement, isReady: () => boolean, actions: PointerActions): () => void {
  const listening = new AbortController();
  const listen = (
    type: "pointermove" | "pointerdown" | "pointerup" | "pointerleave" | "pointercancel" | "click",
  ) => {
    frame.addEventListener(
      type,
      (event) => {
        if (!isReady()) return;
        const gone = type === "pointerleave" || type === "pointercancel";
        const cardId = gone ? null : actions.cardAt(event.offsetX, event.offsetY);
        frame.style.cursor = cardId === null ? "" : "pointer";
        if (type === "click") {
          if (cardId !== null) actions.tap(cardId);
          return;
        }
        const lifted = event.pointerType === "touch" && type === "pointerup" ? null : cardId;
        actions.hover(lifted, event.buttons > 0);
      },
      { signal: listening.signal },
    );
  };
  for (const type of [
    "pointermove",
    "pointerdown",
    "pointerup",
    "pointerleave",
    "pointercancel",
    "click",
  ] as const) {
    listen(type);
  }
  return () => listening.abort();
}

import { effect, type ReadonlySignal } from "@preact/signals";
import type { BoardModel, MountedBoard } from "../store/boardModel.ts";
import "../theme/hues.css";
import "./board.css";
import { BoardScene, type Surroundings } from "./BoardScene.ts";
import { frameIn, isMoving, openCanvas, pixelRatioOf, type Staged } from "./openCanvas.ts";
import { readLeastText, readPalette } from "./palette.ts";

/** The running board. */
export function openStage(
  host: HTMLElement,
  model: ReadonlySignal<BoardModel>,
  onCard: (cardId: number) => void,
): MountedBoard {
  const frame = frameIn(host);
  const canvas = openCanvas<Surroundings>(frame, {
    measure: () => measure(host, frame),
    stage: (around, onReady) => stageBoard(frame, model, onCard, around, onReady),
    tell(state) {
      host.dataset.board = state;
    },
  });
  return {
    destroy() {
      canvas.destroy();
      frame.remove();
    },
  };
}

function stageBoard(
  frame: HTMLElement,
  model: ReadonlySignal<BoardModel>,
  onCard: (cardId: number) => void,
  first: Surroundings,
  onReady: () => void,
): Staged<Surroundings> {
  let around = first;
  const scene = new BoardScene(model.peek(), around, onReady);
  return {
    scene,
    isStill: () => scene.isStill(),
    rebuild(now) {
      around = now;
      scene.rebuild(now);
    },
    follow(draw) {
      const stopModel = effect(() => {
        scene.show(model.value, isMoving());
        draw();
      });
      const stopPointer = listenToPointer(frame, {
        cardAt: (x, y) => scene.cardAt(x * around.pixelRatio, y * around.pixelRatio),
        hover: (cardId, pressed) => {
          scene.hover(cardId, pressed, isMoving());
          draw();
        },
        tap: onCard,
      });
      return () => {
        stopModel();
        stopPointer();
      };
    },
  };
}

function measure(host: HTMLElement, frame: HTMLElement): Surroundings {
  const pixelRatio = pixelRatioOf(frame);
  return {
    width: Math.round(frame.clientWidth * pixelRatio),
    height: Math.round(frame.clientHeight * pixelRatio),
    pixelRatio,
    palette: readPalette(host),
    leastText: readLeastText(host, "board") * pixelRatio,
  };
}

interface PointerActions {
  cardAt(x: number, y: number): number | null;
  hover(cardId: number | null, pressed: boolean): void;
  tap(cardId: number): void;
}

function listenToPointer(frame: HTMLElement, actions: PointerActions): () => void {
  const listening = new AbortController();
  const listen = (
    type: "pointermove" | "pointerdown" | "pointerup" | "pointerleave" | "pointercancel" | "click",
  ) => {
    frame.addEventListener(
      type,
      (event) => {
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

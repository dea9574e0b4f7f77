import { untilLoaded } from "../net/untilLoaded.ts";
import type { MountBoard, MountedBoard } from "../store/boardModel.ts";
import { fontsReady } from "./fontsReady.ts";

/** The board as a page gets it: light to import, the engine comes by dynamic import. */
export const mountBoard: MountBoard = (host, model, onCard) => {
  let mounted: MountedBoard | null = null;
  host.dataset.board = "loading";
  const giveUp = untilLoaded(
    async () => {
      const letters = fontsReady(document.fonts, getComputedStyle(host), wait);
      const [stage] = await Promise.all([import("./stage.ts"), letters]);
      return stage;
    },
    ({ openStage }) => {
      mounted = openStage(host, model, onCard);
    },
  );
  return {
    destroy() {
      giveUp();
      mounted?.destroy();
      delete host.dataset.board;
    },
  };
};

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

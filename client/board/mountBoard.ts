import { untilLoaded } from "../net/untilLoaded.ts";
import type { MountBoard, MountedBoard } from "../store/boardModel.ts";
import { withLetters } from "./fontsReady.ts";

/** The board as a page gets it: light to import, the engine comes by dynamic import. */
export const mountBoard: MountBoard = (host, model, onCard) => {
  let mounted: MountedBoard | null = null;
  host.dataset.board = "loading";
  const giveUp = untilLoaded(
    () => withLetters(host, () => import("./stage.ts")),
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

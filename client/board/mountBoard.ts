import type { MountBoard, MountedBoard } from "../store/boardModel.ts";

/** The board as a page gets it: light to import, the engine comes by dynamic import. */
export const mountBoard: MountBoard = (host, model, onCard) => {
  let mounted: MountedBoard | null = null;
  let gone = false;
  host.dataset.board = "loading";
  import("./stage.ts").then(
    ({ openStage }) => {
      if (!gone) mounted = openStage(host, model, onCard);
    },
    () => {
      if (!gone) host.dataset.board = "failed";
    },
  );
  return {
    destroy() {
      gone = true;
      mounted?.destroy();
      delete host.dataset.board;
    },
  };
};

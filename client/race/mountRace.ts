import { withLetters } from "../board/fontsReady.ts";
import { untilLoaded } from "../net/untilLoaded.ts";
import type { MountRace } from "../store/raceSource.ts";

/** The race as a page gets it: light to import, the engine comes by dynamic import. */
export const mountRace: MountRace = (host, source, onDrawn) => {
  let mounted: { destroy(): void } | null = null;
  const giveUp = untilLoaded(
    () => withLetters(host, () => import("./raceStage.ts")),
    ({ openRaceStage }) => {
      mounted = openRaceStage(host, source, onDrawn);
    },
  );
  return {
    destroy() {
      giveUp();
      mounted?.destroy();
    },
  };
};

import type { PublicView } from "../../../shared/contest/view.ts";
import type { SoundName } from "../../sound/scores.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { isQuiet, screenNameIn } from "../../store/screenWish.ts";
import { useScreen } from "./ScreenContext.ts";

/** SCR5 Whether the screen at whose address we are tells nothing of the contest. */
export function isQuietHere(view: Pick<PublicView, "cover" | "screens">): boolean {
  return isQuiet(view, screenNameIn(location.search));
}

export function useQuiet(): boolean {
  return isQuietHere(useScreen().live.view);
}

/** Sounds of the contest, as the big screen makes them: none while it is quiet. */
export function soundsOf(
  store: Pick<ContestStore, "live">,
  sounds: { play(name: SoundName): void },
): (name: SoundName) => void {
  return (name) => {
    const view = store.live.peek()?.view;
    if (view && !isQuietHere(view)) sounds.play(name);
  };
}

import type { PublicView } from "../../../shared/contest/view.ts";
import type { SoundName } from "../../sound/scores.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { screenNameIn, wishFor } from "../../store/screenWish.ts";
import { useScreen } from "./ScreenContext.ts";

/** SCR5 Whether the screen of this name shows something instead of its picture, and tells nothing of the contest. */
export function isQuiet({ cover, screens }: Pick<PublicView, "cover" | "screens">, name: string): boolean {
  return cover !== null || wishFor(screens, name)?.show === "standin";
}

/** The same of the screen at whose address we are. */
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

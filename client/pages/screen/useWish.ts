import { useEffect } from "preact/hooks";
import type { ShownTime } from "../../store/byClock.ts";
import type { ScreenViewName } from "../../store/screenShow.ts";
import { screenNameIn, shownAt, shownUntil, type Wish, wishFor } from "../../store/screenWish.ts";
import { useApp } from "../AppContext.ts";
import { useByClock } from "../parts/useByClock.ts";
import { useScreen } from "./ScreenContext.ts";

/** What a moderator asks of this screen, by the name in its address. SCR1 */
export function useWish(): Wish | null {
  return wishFor(useScreen().live.view.screens, screenNameIn(location.search));
}

/** What this screen shows now. SCR2 */
export function useShow(store: ShownTime): ScreenViewName {
  const { screenShow } = useApp();
  const { live } = useScreen();
  const wish = useWish();
  const chosen = screenShow.of(live.view.roomCode).value;
  return useByClock(store, (now) => ({
    value: shownAt(wish, chosen, now),
    until: shownUntil(wish, now),
  }));
}

/** Sound is as the moderator asks, and else as was chosen here. SCR2 */
export function useSteeredSound(wish: Wish | null): void {
  const { sounds } = useApp();
  const sound = wish?.sound ?? "own";
  useEffect(() => {
    sounds.steer(sound === "own" ? null : sound === "on");
    return () => sounds.steer(null);
  }, [sounds, sound]);
}

import { effect, untracked } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { remainingMs } from "../../../shared/contest/timing.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { isUp } from "../../net/linkParts.ts";
import type { LoopName } from "../../sound/loops.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { everySecond } from "../../store/secondsLeft.ts";
import { useApp } from "../AppContext.ts";
import { lateMs } from "../parts/ContestClock.tsx";
import { isQuietHere } from "./quiet.ts";

/** What is heard behind a contest at this moment of the server's time; null for nothing. SCR4 */
export function musicOf(view: PublicView, now: number, isQuiet: boolean): LoopName | null {
  if (isQuiet) return null;
  const { phase } = view;
  // 3, 2, 1 is counted in stillness.
  if (phase === "lobby") return view.countdownAt === null ? "lobby" : null;
  const leftMs = phase === "running" ? remainingMs(view, now) : null;
  return leftMs !== null && leftMs > 0 && leftMs <= lateMs ? "lastMinutes" : null;
}

/** Music follows the contest's own clock, and only while the screen knows how that stands. */
export function useMusic(store: ContestStore): void {
  const { sounds } = useApp();
  useEffect(() => {
    const look = () => {
      const view = store.live.peek()?.view;
      const isKnown = view !== undefined && isUp(store.connection.peek());
      sounds.loop(isKnown ? musicOf(view, store.serverNow(), isQuietHere(view)) : null);
    };
    // What happens is heard at once, and the clock when another second begins.
    const stopFollowing = effect(() => {
      store.live.value;
      store.connection.value;
      untracked(look);
    });
    const stopLooking = everySecond(store, look);
    return () => {
      stopFollowing();
      stopLooking();
      sounds.loop(null);
    };
  }, [store, sounds]);
}

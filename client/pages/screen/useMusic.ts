import { useEffect } from "preact/hooks";
import { remainingMs } from "../../../shared/contest/timing.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { isUp } from "../../net/linkParts.ts";
import type { LoopName } from "../../sound/loops.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { lateMs } from "../parts/ContestClock.tsx";

const lookEveryMs = 250;

/** What is heard behind a contest at this moment of the server's time; null for nothing. SCR4 */
export function musicOf(view: PublicView, now: number): LoopName | null {
  // A covered screen shows nothing, and says nothing.
  if (view.cover !== null) return null;
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
      sounds.loop(isKnown ? musicOf(view, store.serverNow()) : null);
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => {
      clearInterval(timer);
      sounds.loop(null);
    };
  }, [store, sounds]);
}

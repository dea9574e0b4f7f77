import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { hasNobodyPoints } from "./composition.ts";
import { burstMs } from "./confetti.ts";
import { areWinnersTold, type Finale, podiumIn } from "./finale.ts";
import { soundsOf } from "./quiet.ts";
import { useScreen } from "./ScreenContext.ts";

/**
 * Whether paper flies for the winners: once after a bell, in the moment in which this screen tells them. Who was told before it
 * looked, while something else was shown, or anew after a repair is not cheered afterwards. STG6
 */
export function useCheer(store: ContestStore, finale: Finale, isSeen: boolean): boolean {
  const { sounds } = useApp();
  const { view } = useScreen().live;
  const podium = podiumIn(view);
  const areTold = areWinnersTold(finale, podium);
  const bell = view.clock.finishedAt;
  const clockSet = store.clockSet.value;
  const isFlying = useSignal(false);
  const toldAfter = useRef(areTold ? bell : null);
  const toldBy = useRef(clockSet);

  useEffect(() => {
    // By another clock the moment may have been long ago. TIM15
    const isMoment = toldBy.current === clockSet;
    toldBy.current = clockSet;
    if (!areTold || toldAfter.current === bell) return;
    toldAfter.current = bell;
    if (!isMoment || !isSeen || hasNobodyPoints(podium)) return;
    isFlying.value = true;
    if (finale.act === "podium") soundsOf(store, sounds)("fanfare");
  });

  const isThrown = isFlying.value;
  useEffect(() => {
    if (!isThrown) return;
    const end = () => {
      isFlying.value = false;
    };
    if (!isSeen) return end();
    const timer = setTimeout(end, burstMs);
    return () => clearTimeout(timer);
  }, [isThrown, isSeen, isFlying]);
  return isThrown && isSeen;
}

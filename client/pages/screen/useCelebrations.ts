import { type Signal, useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import { remainingMs } from "../../../shared/contest/timing.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { everySecond } from "../../store/secondsLeft.ts";
import { useApp } from "../AppContext.ts";
import {
  advance,
  type CelebrationQueue,
  celebrate,
  emptyQueue,
  hush,
  type NumberedCelebration,
} from "./celebrationQueue.ts";
import { celebrationsBetween, clockCelebration, isTick } from "./celebrations.ts";
import { happeningsBetween } from "./happenings.ts";
import { isQuietHere, soundsOf } from "./quiet.ts";
import { soundOf } from "./screenSounds.ts";
import { useSteps } from "./useSteps.ts";

const shownForMs = 4_000;

/**
 * What is celebrated now; sounds go with it. Nothing waits for it: the board and the standings are ahead already, and a quiet
 * screen forgets it. SCR5
 */
export function useCelebrations(store: ContestStore): NumberedCelebration | null {
  const { sounds } = useApp();
  const queue = useSignal<CelebrationQueue>(emptyQueue);

  const onStep = useCallback(
    (before: PublicView, after: PublicView) => {
      if (isQuietHere(after)) {
        queue.value = hush(queue.peek());
        return;
      }
      const celebrations = celebrationsBetween(before, after);
      queue.value = celebrate(queue.peek(), celebrations);
      const sound = soundOf(happeningsBetween(before, after), celebrations);
      if (sound) soundsOf(store, sounds)(sound);
    },
    [store, queue, sounds],
  );
  useSteps(store, onStep);
  useClockCelebrations(store, queue);

  const number = queue.value.shown?.number;
  useEffect(() => {
    if (number === undefined) return;
    const timer = setTimeout(() => {
      queue.value = advance(queue.peek());
    }, shownForMs);
    return () => clearTimeout(timer);
  }, [number, queue]);
  return queue.value.shown;
}

function useClockCelebrations(store: ContestStore, queue: Signal<CelebrationQueue>): void {
  const { sounds } = useApp();
  useEffect(() => {
    const look = () => {
      // TIM15
      const view = store.clockSet.peek() > 0 ? store.live.peek()?.view : null;
      return view?.phase === "running" && !isQuietHere(view) ? remainingMs(view, store.serverNow()) : null;
    };
    const play = soundsOf(store, sounds);
    let before = look();
    return everySecond(store, () => {
      const after = look();
      if (before !== null && after !== null) {
        const celebration = clockCelebration(before, after);
        if (celebration) {
          queue.value = celebrate(queue.peek(), [celebration]);
          const sound = soundOf([], [celebration]);
          if (sound) play(sound);
        }
        if (isTick(before, after)) play("tick");
      }
      before = after;
    });
  }, [store, queue, sounds]);
}

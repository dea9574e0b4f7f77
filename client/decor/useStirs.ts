import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Shown } from "../store/shownContest.ts";
import { stirBetween } from "./cheering.ts";

/** As long as a cheer lasts, and how long they rest before the next: a rush of answers is no dance. */
export const cheerMs = 1_500;
export const restMs = 3_000;
/** PNK5 So long after the last act the picture stands. */
export const lullMs = 5_000;

/** PNK3 PNK5 Whether the figures cheer now, and whether anything has happened lately: opening a page has, too. */
export function useStirs(shown: ReadonlySignal<Shown | null>): {
  readonly isCheering: ReadonlySignal<boolean>;
  readonly isLively: ReadonlySignal<boolean>;
} {
  const isCheering = useSignal(false);
  const isLively = useSignal(true);
  useEffect(() => {
    let before: Shown | null = null;
    let restsUntil = Number.NEGATIVE_INFINITY;
    let cheer: ReturnType<typeof setTimeout> | undefined;
    let lull: ReturnType<typeof setTimeout> | undefined;
    const act = () => {
      isLively.value = true;
      clearTimeout(lull);
      lull = setTimeout(() => {
        isLively.value = false;
      }, lullMs);
    };
    act();
    const stop = shown.subscribe((after) => {
      const stir = before && after ? stirBetween(before, after) : null;
      before = after;
      if (!stir || document.hidden) return;
      if (stir.isAct) act();
      if (!stir.isCheer || performance.now() < restsUntil) return;
      restsUntil = performance.now() + cheerMs + restMs;
      isCheering.value = true;
      cheer = setTimeout(() => {
        isCheering.value = false;
      }, cheerMs);
    });
    return () => {
      stop();
      clearTimeout(cheer);
      clearTimeout(lull);
    };
  }, [shown, isCheering, isLively]);
  return { isCheering, isLively };
}

import { useEffect } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ContestStore } from "../../store/contestStore.ts";

/** Calls `onStep` with every two pictures that follow each other while this screen is open. It must stay the same. */
export function useSteps(store: ContestStore, onStep: (before: PublicView, after: PublicView) => void): void {
  useEffect(() => {
    let before: PublicView | null = null;
    return store.live.subscribe((live) => {
      const after = live?.view ?? null;
      if (before && after && after !== before) onStep(before, after);
      before = after ?? before;
    });
  }, [store, onStep]);
}

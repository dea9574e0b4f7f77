import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { hasLostActs } from "../../store/lostActs.ts";
import { type Happening, happeningsBetween } from "./happenings.ts";
import { useSteps } from "./useSteps.ts";

interface NumberedHappening {
  readonly number: number;
  readonly happening: Happening;
}

const keptCount = 12;

/** What happened since this screen was opened and was not lost, newest first. */
export function useHappenings(store: ContestStore): readonly NumberedHappening[] {
  const happenings = useSignal<readonly NumberedHappening[]>([]);
  const onStep = useCallback(
    (before: PublicView, after: PublicView) => {
      const told = happenings.peek();
      const count = told[0]?.number ?? 0;
      const hasGoneBack = hasLostActs(before, after);
      const earlier = hasGoneBack ? [] : told;
      const fresh = happeningsBetween(before, after).map((happening, index) => ({
        number: count + index + 1,
        happening,
      }));
      if (fresh.length > 0 || hasGoneBack)
        happenings.value = [...fresh.reverse(), ...earlier].slice(0, keptCount);
    },
    [happenings],
  );
  useSteps(store, onStep);
  return happenings.value;
}

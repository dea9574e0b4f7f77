import { useComputed, useSignal } from "@preact/signals";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { everySecond } from "../../store/secondsLeft.ts";
import { type Direction, direct, openDirection } from "./director.ts";
import { useScreen } from "./ScreenContext.ts";
import { useSteps } from "./useSteps.ts";

/** What the screen shows by itself, as the contest and its clock go on; drawn anew when that changes, and not at every look. */
export function useDirector(store: ContestStore): Pick<Direction, "layout" | "places"> {
  const { live } = useScreen();
  const [opened] = useState(() => openDirection(live.view, store.serverNow()));
  const direction = useSignal<Direction>(opened);
  const layout = useComputed(() => direction.value.layout);
  const places = useComputed(() => direction.value.places);
  const onStep = useCallback(
    (before: PublicView, after: PublicView) => {
      direction.value = direct(direction.peek(), before, after, store.serverNow());
    },
    [store, direction],
  );
  useSteps(store, onStep);
  useEffect(() => {
    return everySecond(store, () => {
      const view = store.live.peek()?.view;
      if (view) onStep(view, view);
    });
  }, [store, onStep]);
  return { layout: layout.value, places: places.value };
}

import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { useByClock } from "../parts/useByClock.ts";
import { hasNobodyPoints } from "./composition.ts";
import { type Finale, finaleAt } from "./finale.ts";
import { readGoneOn, writeGoneOn } from "./goneOn.ts";
import { soundsOf } from "./quiet.ts";
import { useScreen } from "./ScreenContext.ts";
import { useSteps } from "./useSteps.ts";

/** What is told after the bell, and how to go on to what comes next at once; null: nothing comes by itself. STG4 */
export function useFinale(store: ContestStore): {
  readonly finale: Finale;
  readonly goOn: (() => void) | null;
} {
  const { storage } = useApp();
  const { view } = useScreen().live;
  const ahead = useSignal(readGoneOn(storage, view));
  const at = (now: number) => {
    const { value, until } = finaleAt(view, now + ahead.value);
    return { value, until: until === null ? null : until - ahead.value };
  };
  const finale = useByClock(store, at);
  const goTo = useCallback(
    (of: PublicView, aheadMs: number) => {
      ahead.value = aheadMs;
      writeGoneOn(storage, of, aheadMs);
    },
    [ahead, storage],
  );
  // What the organizer revealed is told: the screen does not fall silent again.
  const onStep = useCallback(
    (before: PublicView, after: PublicView) => {
      if (before.phase === "finished" && before.freeze && !after.freeze)
        goTo(after, Number.POSITIVE_INFINITY);
    },
    [goTo],
  );
  useSteps(store, onStep);
  useFinaleSounds(store, finale);
  const goOn = () => {
    const now = store.serverNow();
    const { until } = at(now);
    if (until !== null) goTo(view, ahead.peek() + until - now);
  };
  const isOver = finale.act !== "still" && finale.act !== "podium" && finale.act !== "awards";
  return { finale, goOn: isOver ? null : goOn };
}

/** What is told now sounds; what was told before this screen looked does not. Winners are cheered instead (STG6). */
function useFinaleSounds(store: ContestStore, finale: Finale): void {
  const { sounds } = useApp();
  const { review } = useScreen().live.view;
  const heard = useRef(nameOf(finale));
  useEffect(() => {
    const name = nameOf(finale);
    if (heard.current === name) return;
    heard.current = name;
    // A task is gone through in its place.
    if (review !== null || areCheered(finale)) return;
    if (finale.act === "podium" || finale.act === "awards") soundsOf(store, sounds)("reveal");
  });
}

function areCheered(finale: Finale): boolean {
  return finale.act === "podium" && finale.steps[0]?.place === 1 && !hasNobodyPoints(finale.steps);
}

function nameOf(finale: Finale): string {
  if (finale.act === "podium") return `podium ${finale.steps.length}`;
  return finale.act === "awards" ? `awards ${finale.page}` : finale.act;
}

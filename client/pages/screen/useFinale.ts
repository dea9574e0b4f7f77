import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { useByClock } from "../parts/useByClock.ts";
import { hasNobodyPoints } from "./composition.ts";
import { areWinnersTold, type Finale, finaleAt, podiumIn } from "./finale.ts";
import { readLeaps, writeLeaps } from "./goneOn.ts";
import { soundsOf } from "./quiet.ts";
import { useScreen } from "./ScreenContext.ts";

/** What is told after the bell, and how to go on to what comes next at once; null: nothing comes by itself. STG4 */
export function useFinale(store: ContestStore): {
  readonly finale: Finale;
  readonly goOn: (() => void) | null;
} {
  const { storage } = useApp();
  const { view } = useScreen().live;
  const leaps = useSignal(readLeaps(storage, view));
  const at = (now: number) => finaleAt(view, now, leaps.value);
  const finale = useByClock(store, at);
  useFinaleSounds(store, finale);
  const goOn = () => {
    const now = store.serverNow();
    const { until } = at(now);
    if (until === null) return;
    leaps.value = [...leaps.value, { at: now, byMs: until - now }];
    writeLeaps(storage, view, leaps.value);
  };
  const comesByItself = finale.act === "still" || finale.act === "podium" || finale.act === "awards";
  return { finale, goOn: comesByItself && !view.freeze ? goOn : null };
}

/** What is told now sounds; what was told before this screen looked does not. Winners are cheered instead (STG6). */
function useFinaleSounds(store: ContestStore, finale: Finale): void {
  const { sounds } = useApp();
  const { view } = useScreen().live;
  const heard = useRef(nameOf(finale, view));
  useEffect(() => {
    const name = nameOf(finale, view);
    if (heard.current === name) return;
    heard.current = name;
    // A task is gone through in its place.
    if (view.review !== null || areCheered(finale, view)) return;
    if (finale.act === "podium" || finale.act === "awards") soundsOf(store, sounds)("reveal");
  });
}

function areCheered(finale: Finale, view: PublicView): boolean {
  const podium = podiumIn(view);
  return finale.act === "podium" && areWinnersTold(finale, podium) && !hasNobodyPoints(podium);
}

function nameOf(finale: Finale, { freeze }: PublicView): string {
  if (freeze) return `revealed ${freeze.revealed.length}`;
  if (finale.act === "podium") return `podium ${finale.steps.length}`;
  return finale.act === "awards" ? `awards ${finale.awards.at(-1)?.number}` : finale.act;
}

import { useLayoutEffect } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ShownTime } from "../../store/byClock.ts";
import { useByClock } from "../parts/useByClock.ts";
import { isQuietHere } from "./quiet.ts";
import { type Tension, tensionAt } from "./tension.ts";
import "./tension.css";

/** How near the end is. Canvases look for other colours when the page's own style changes: they are told by it. STG2 */
export function useTension(store: ShownTime, view: PublicView): Tension {
  const tension = useByClock(store, (now) => tensionAt(view, now, isQuietHere(view)));
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (tension === 0) return;
    style.setProperty("--tension", `${tension}`);
    return () => void style.removeProperty("--tension");
  }, [tension]);
  return tension;
}

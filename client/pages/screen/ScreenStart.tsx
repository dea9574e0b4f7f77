import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { ShownTime } from "../../store/byClock.ts";
import { SecondsToStart } from "../parts/StartCountdown.tsx";
import { useByClock } from "../parts/useByClock.ts";
import { useQuiet } from "./quiet.ts";
import { useScreen } from "./ScreenContext.ts";
import { startAt } from "./start.ts";
import "./start.css";

/** 3, 2, 1 over everything, then "Go!": over a curtain until the board is drawn, and then over the board. STG1 CDN1 */
export function ScreenStart({ store }: { readonly store: ShownTime }) {
  const { staging } = useTexts();
  const { view } = useScreen().live;
  const layer = useRef<HTMLDivElement>(null);
  const act = useByClock(store, (now) => startAt(view, now));
  const isQuiet = useQuiet();
  const hasBegun = view.phase === "running" && act.kind !== "far";
  const isDrawn = useBoardDrawn(layer, hasBegun);
  return (
    <div class="status-layer" role="status" ref={layer}>
      {!isQuiet && act.kind === "counting" && <SecondsToStart seconds={act.seconds} />}
      {!isQuiet && (act.kind === "go" || (act.kind === "settling" && !isDrawn)) && (
        <div class="start-countdown" data-open={isDrawn}>
          <p class="start-go">{staging.go}</p>
        </div>
      )}
    </div>
  );
}

/** Whether the board is drawn, where there is one; looked for only while somebody waits for it. */
function useBoardDrawn(layer: RefObject<HTMLElement | null>, isAwaited: boolean): boolean {
  const isDrawn = useSignal(false);
  // Before the browser paints: what is ready is not covered for a frame.
  useLayoutEffect(() => {
    const page = layer.current?.closest("main");
    if (!isAwaited || !page) return;
    const look = () => {
      const drawing = page.querySelector<HTMLElement>(".screen-drawing");
      const state = drawing?.dataset.board;
      isDrawn.value = drawing === null || state === "ready" || state === "lost";
    };
    look();
    const changes = new MutationObserver(look);
    changes.observe(page, { subtree: true, childList: true, attributeFilter: ["data-board"] });
    return () => {
      changes.disconnect();
      isDrawn.value = false;
    };
  }, [layer, isAwaited, isDrawn]);
  return isDrawn.value;
}

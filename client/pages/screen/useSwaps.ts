import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../AppContext.ts";

/**
 * Rows that changed places glide there from where they were. They stand in their new places at once, and the gliding
 * is computed afterwards: nothing waits for it.
 */
export function useSwaps(frame: RefObject<HTMLElement | null>): void {
  const { preferences } = useApp();
  const tops = useRef<ReadonlyMap<string, number>>(new Map());
  const gliding = useRef(new WeakMap<HTMLElement, Animation>());
  useLayoutEffect(() => {
    const before = tops.current;
    // All is measured before anything is moved: each measurement after a move would lay out the page anew.
    const rows = [...(frame.current?.querySelectorAll<HTMLElement>("[data-team]") ?? [])].map((row) => ({
      row,
      team: row.dataset.team ?? "",
      top: row.offsetTop,
    }));
    tops.current = new Map(rows.map(({ team, top }) => [team, top]));
    if (!preferences.isMoving.peek()) return;
    for (const { row, team, top } of rows) {
      const from = before.get(team);
      if (from === undefined || from === top) continue;
      // One glide a row: in a lively minute they would pile up.
      gliding.current.get(row)?.cancel();
      gliding.current.set(row, glide(row, from - top));
    }
  });
}

const glideMs = 700;

function glide(row: HTMLElement, fromPx: number): Animation {
  // Who climbs passes in front.
  row.style.zIndex = fromPx > 0 ? "1" : "";
  return row.animate([{ transform: `translateY(${fromPx}px)` }, { transform: "none" }], {
    duration: glideMs,
    easing: "cubic-bezier(0.25, 0.8, 0.3, 1)",
  });
}

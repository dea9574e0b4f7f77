import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { motionTimes } from "../../theme/motionTimes.ts";
import { useApp } from "../AppContext.ts";

/**
 * Rows that changed places glide there from where they were. They stand in their new places at once, and the gliding
 * is computed afterwards: nothing waits for it. RST1 Where the order is as it was, or nobody sees the rows, nothing is measured:
 * that makes the browser lay out the whole page.
 */
export function useSwaps(frame: RefObject<HTMLElement | null>): void {
  const { preferences } = useApp();
  const order = useRef<readonly string[]>([]);
  const gliding = useRef(new WeakMap<HTMLElement, Animation>());
  useLayoutEffect(() => {
    const rows = [...(frame.current?.querySelectorAll<HTMLElement>("[data-team]") ?? [])];
    const before = order.current;
    const after = rows.map((row) => row.dataset.team ?? "");
    order.current = after;
    const moves = movesBetween(before, after);
    if (moves.length === 0 || !preferences.isMoving.peek() || frame.current?.closest(".visually-hidden"))
      return;
    // All is measured before anything is moved: each measurement after a move would lay out the page anew.
    const tops = rows.map((row) => row.offsetTop);
    for (const { from, to } of moves) {
      const [row, fromTop, toTop] = [rows[to], tops[from], tops[to]];
      if (!row || fromTop === undefined || toTop === undefined || fromTop === toTop) continue;
      // One glide a row: in a lively minute they would pile up.
      gliding.current.get(row)?.cancel();
      gliding.current.set(row, glide(row, fromTop - toTop));
    }
  });
}

/** Who stands in another row than before, and in which ones. */
export function movesBetween(
  before: readonly string[],
  after: readonly string[],
): readonly { readonly from: number; readonly to: number }[] {
  const rowBefore = new Map(before.map((team, row) => [team, row]));
  return after.flatMap((team, to) => {
    const from = rowBefore.get(team);
    return from === undefined || from === to ? [] : [{ from, to }];
  });
}

function glide(row: HTMLElement, fromPx: number): Animation {
  // Who climbs passes in front.
  row.style.zIndex = fromPx > 0 ? "1" : "";
  return row.animate([{ transform: `translateY(${fromPx}px)` }, { transform: "none" }], {
    duration: motionTimes.overtake,
    easing: "cubic-bezier(0.25, 0.8, 0.3, 1)",
  });
}

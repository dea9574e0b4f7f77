import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** Where nothing was laid out yet. */
const usual = { rowPx: 32, framePx: 960 };
/** Beyond both ends, so that the keyboard finds the next row. */
const spareRows = 6;

/**
 * Which of `count` rows of equal height are in sight, and a few more; `pinned` is one of them wherever it is. A row is
 * measured by the first that has the mark. CON2
 */
export function useVisibleRows(
  frame: RefObject<HTMLElement | null>,
  count: number,
  pinned: number,
  mark = "[data-team]",
): { readonly rows: readonly number[]; readonly rowPx: number } {
  const seen = useSignal({ top: 0, ...usual });
  useEffect(() => {
    const scrolled = frame.current;
    if (!scrolled) return;
    const measure = () => {
      const rowPx = scrolled.querySelector<HTMLElement>(mark)?.offsetHeight || usual.rowPx;
      const framePx = scrolled.clientHeight || usual.framePx;
      // Whole steps of rows: between them nothing new comes into sight.
      const top = Math.floor(scrolled.scrollTop / rowPx / 2) * 2;
      const last = seen.peek();
      if (last.top !== top || last.rowPx !== rowPx || last.framePx !== framePx)
        seen.value = { top, rowPx, framePx };
    };
    const watcher = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(measure);
    watcher?.observe(scrolled);
    scrolled.addEventListener("scroll", measure, { passive: true });
    measure();
    return () => {
      watcher?.disconnect();
      scrolled.removeEventListener("scroll", measure);
    };
  }, [frame, seen, mark]);

  const { top, rowPx, framePx } = seen.value;
  const from = Math.max(0, Math.min(top, count - Math.ceil(framePx / rowPx)) - spareRows);
  const to = Math.min(count, top + Math.ceil(framePx / rowPx) + 2 + spareRows);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (pinned >= 0 && pinned < from) rows.unshift(pinned);
  if (pinned >= to && pinned < count) rows.push(pinned);
  return { rows, rowPx };
}

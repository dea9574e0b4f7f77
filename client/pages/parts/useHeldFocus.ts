import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/**
 * What has the focus below `grown` stays where it is in the window when `shown`, what stands in there, is another: browsers
 * hold the first thing that is in sight, if any, and whoever writes in a field further down would lose sight of it. PAG45
 */
export function useHeldFocus(grown: RefObject<Element | null>, shown: unknown): void {
  // Where it is while the page is still as it was.
  const focused = document.activeElement;
  const top = focused?.getBoundingClientRect().top ?? 0;
  useLayoutEffect(() => {
    if (!grown.current || !focused || focused !== document.activeElement) return;
    const isBelow = grown.current.compareDocumentPosition(focused) === Node.DOCUMENT_POSITION_FOLLOWING;
    const movedPx = focused.getBoundingClientRect().top - top;
    if (isBelow && movedPx !== 0) scrollerOf(focused).scrollTop += movedPx;
  }, [shown]);
}

function scrollerOf(element: Element): Element {
  for (let holder = element.parentElement; holder; holder = holder.parentElement) {
    const isScroller = /auto|scroll/.test(getComputedStyle(holder).overflowY);
    if (isScroller && holder.scrollHeight > holder.clientHeight) return holder;
  }
  return document.scrollingElement ?? document.documentElement;
}

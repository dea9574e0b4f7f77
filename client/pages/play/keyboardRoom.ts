/** What of a window tells how much of it a keyboard on the glass covers. */
export interface CoveredWindow {
  readonly innerHeight: number;
  readonly visualViewport:
    | (Pick<VisualViewport, "height" | "scale"> &
        Pick<EventTarget, "addEventListener" | "removeEventListener">)
    | null;
  scrollTo(x: number, y: number): void;
}

/** Bars of a browser that come and go are lower. */
const lowestKeyboardPx = 120;

/**
 * PAG12 Where a keyboard lies over the page, as on an iPad, the page's full height is what is left above it. Elsewhere
 * `interactive-widget` in index.html has the same effect. Returns what ends the watch.
 */
export function leaveRoomForKeyboard(window: CoveredWindow, root: HTMLElement): () => void {
  const { visualViewport } = window;
  if (!visualViewport) return () => {};
  const follow = () => {
    const { height, scale } = visualViewport;
    const isZoomed = scale > 1.05;
    if (isZoomed || window.innerHeight - height < lowestKeyboardPx) return giveBack(root);
    root.style.setProperty("--full-height", `${Math.floor(height)}px`);
    root.dataset.keyboard = "up";
    // The browser has moved the page up before it became lower.
    window.scrollTo(0, 0);
  };
  visualViewport.addEventListener("resize", follow);
  follow();
  return () => {
    visualViewport.removeEventListener("resize", follow);
    giveBack(root);
  };
}

function giveBack(root: HTMLElement): void {
  root.style.removeProperty("--full-height");
  delete root.dataset.keyboard;
}

/** A graphics card that has not come back by then is given up, and the processor draws. */
const patienceMs = 4_000;

/**
 * Watches the canvases inside `frame` for a WebGL context that the system takes away: a driver update, a sleep, a page
 * with too many of them. `lost` is called at once, `back` when drawing may begin anew.
 */
export function watchContextLoss(
  frame: HTMLElement,
  events: { lost(): void; back(isRestored: boolean): void },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = (event: Event) => {
    // Only who prevents the default gets it back.
    event.preventDefault();
    events.lost();
    clearTimeout(timer);
    timer = setTimeout(() => events.back(false), patienceMs);
  };
  const restored = () => {
    clearTimeout(timer);
    events.back(true);
  };
  // These events do not bubble, but they are captured.
  frame.addEventListener("webglcontextlost", lost, true);
  frame.addEventListener("webglcontextrestored", restored, true);
  return () => {
    clearTimeout(timer);
    frame.removeEventListener("webglcontextlost", lost, true);
    frame.removeEventListener("webglcontextrestored", restored, true);
  };
}

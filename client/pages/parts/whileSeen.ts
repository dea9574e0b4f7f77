const everyMs = 30_000;

/** Calls `look` when the page is seen again, and every half minute while it is; returns how to stop. */
export function whileSeen(look: () => void): () => void {
  const lookIfSeen = () => {
    if (!document.hidden) look();
  };
  // From the browser's memory of pages; the first time is no return.
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) lookIfSeen();
  };
  const timer = setInterval(lookIfSeen, everyMs);
  document.addEventListener("visibilitychange", lookIfSeen);
  addEventListener("pageshow", onShow);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", lookIfSeen);
    removeEventListener("pageshow", onShow);
  };
}

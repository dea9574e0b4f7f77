const leastBetweenMs = 1_000;
/** Words that change where words stood take seldom more room: a clock is no reason to look each second. */
const wordsMs = 3_000;
const afterScrollMs = 160;

/** Tells when to look at the page again. */
export interface PageWatch {
  /** Something has changed: looked at soon, and at most once a second. */
  changed(): void;
  lookNow(): void;
  stop(): void;
}

/**
 * Calls `look` after the page around `host` has changed, after it was scrolled and when its window gets another size; while nothing
 * happens it does nothing. Says on `host` that the page is being scrolled.
 */
export function watchPage(host: HTMLElement, look: () => void): PageWatch {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let scrolled: ReturnType<typeof setTimeout> | undefined;

  const lookNow = () => {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
    if (document.hidden) return;
    lookedAt = performance.now();
    look();
  };
  const lookAfter = (restMs: number) => {
    const at = Math.max(performance.now(), lookedAt + restMs);
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(lookNow, Math.max(0, at - performance.now()));
  };
  const changed = () => lookAfter(leastBetweenMs);
  const onScroll = () => {
    host.dataset.scrolling = "true";
    clearTimeout(scrolled);
    scrolled = setTimeout(() => {
      delete host.dataset.scrolling;
      lookNow();
    }, afterScrollMs);
  };

  const changes = new MutationObserver((records) => {
    const around = records.filter(({ target }) => !host.contains(target));
    if (around.some(({ type }) => type !== "characterData")) changed();
    else if (around.length > 0) lookAfter(wordsMs);
  });
  changes.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const stopping = new AbortController();
  const { signal } = stopping;
  const first = requestAnimationFrame(lookNow);
  addEventListener("resize", lookNow, { signal });
  addEventListener("scroll", onScroll, { signal, capture: true, passive: true });
  document.addEventListener("visibilitychange", changed, { signal });
  for (const type of ["focusin", "focusout"] as const) document.addEventListener(type, changed, { signal });
  host.addEventListener("pointerout", changed, { signal });
  return {
    changed,
    lookNow,
    stop() {
      cancelAnimationFrame(first);
      clearTimeout(timer);
      clearTimeout(scrolled);
      changes.disconnect();
      stopping.abort();
    },
  };
}

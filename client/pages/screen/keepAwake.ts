/** What of a browser keeps a display on; browsers have it in secure contexts only, and Firefox and Safari since lately. */
export interface AwakeBrowser {
  readonly wakeLock?: { request(type: "screen"): Promise<EventTarget> } | undefined;
  readonly document: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
}

/**
 * PAG23 Keeps the display on for as long as the page can be seen. `tell` is called with whether the browser does so,
 * each time that changes. Returns what ends it.
 */
export function keepAwake({ wakeLock, document }: AwakeBrowser, tell: (isKept: boolean) => void): () => void {
  let hasEnded = false;
  let held: EventTarget | null = null;
  if (!wakeLock) tell(false);

  async function ask(): Promise<void> {
    if (!wakeLock || held || hasEnded || document.visibilityState !== "visible") return;
    try {
      const lock = await wakeLock.request("screen");
      held = lock;
      // The system takes it back with the page, and for a battery that runs low.
      lock.addEventListener("release", () => {
        held = null;
        if (document.visibilityState === "visible") tell(false);
      });
      tell(true);
      if (hasEnded) release(lock);
    } catch {
      tell(false);
    }
  }
  const follow = () => void ask();

  document.addEventListener("visibilitychange", follow);
  follow();
  return () => {
    hasEnded = true;
    document.removeEventListener("visibilitychange", follow);
    if (held) release(held);
  };
}

function release(lock: EventTarget): void {
  if ("release" in lock && typeof lock.release === "function") void lock.release();
}

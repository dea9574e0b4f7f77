import { browserTimers, type Timers } from "../net/timers.ts";

/** What rings on, and a little more: who falls asleep between two sounds of a row would wake too late for each. */
const restAfterMs = 3_000;

/** Puts an audio context to sleep while nothing sounds. */
export interface Slumber {
  /** Whether the browser lets it sound: it does, or it sleeps only because there is nothing to play. */
  isAllowed(): boolean;
  /** Called before something sounds that lasts so long; Infinity until {@link rest} is called. */
  stir(lastsMs: number): void;
  /** What lasted until further notice has ended. */
  rest(): void;
}

/**
 * RST4 A context that runs computes silence a hundred times a second, and keeps the loudspeaker's stream open. `onChange` is told when
 * what the browser allows may be another.
 */
export function createSlumber(
  context: Pick<AudioContext, "state" | "suspend" | "resume" | "addEventListener">,
  onChange: () => void,
  timers: Pick<Timers, "after"> = browserTimers,
): Slumber {
  let isAsleep = false;
  let isHeld = false;
  let callOff = () => {};

  function sleepAfter(ms: number): void {
    callOff();
    callOff = timers.after(ms, () => {
      if (isHeld || context.state !== "running") return;
      isAsleep = true;
      context.suspend().catch(() => {
        isAsleep = false;
      });
    });
  }

  context.addEventListener("statechange", () => {
    // Its own sleep is nobody's business, and neither is waking from it.
    const isOwn = isAsleep;
    if (context.state === "running") isAsleep = false;
    if (isOwn) return;
    if (context.state === "running" && !isHeld) sleepAfter(restAfterMs);
    onChange();
  });
  if (context.state === "running") sleepAfter(restAfterMs);

  return {
    isAllowed: () => context.state === "running" || isAsleep,
    stir(lastsMs) {
      if (lastsMs === Number.POSITIVE_INFINITY) isHeld = true;
      if (!isHeld) sleepAfter(lastsMs + restAfterMs);
      // A browser that refuses goes on waiting for a gesture.
      if (isAsleep) context.resume().catch(() => {});
    },
    rest() {
      if (!isHeld) return;
      isHeld = false;
      sleepAfter(restAfterMs);
    },
  };
}

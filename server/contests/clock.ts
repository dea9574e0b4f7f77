import os from "node:os";

/** The server's time, as an argument: a test holds another. The only reader of the system's clocks and timers. */
export interface Clock {
  /**
   * Milliseconds since 1970, whole: the wall clock when the process began, and the time that has passed since, asleep or
   * awake. Whoever sets the wall clock moves nothing here. TIM12
   */
  now(): number;
  /** Milliseconds, with fractions, that this process has been awake: for paces, and how long something took. */
  monotonicMs(): number;
  /** By how much the wall clock is ahead of {@link now}, in ms; negative when it is behind. */
  wallAheadMs(): number;
  /** Calls once, when `now()` has reached `at`, in a later turn of the loop; returns what cancels it. */
  schedule(at: number, call: () => void): () => void;
  /** Calls once, in the next turn of the loop; returns what cancels it. */
  soon(call: () => void): () => void;
}

/** Calls once, `delayMs` from now; returns what cancels it. */
export function after(clock: Clock, delayMs: number, call: () => void): () => void {
  return clock.schedule(clock.now() + delayMs, call);
}

/** Calls again and again, `periodMs` after the call before; returns what ends it. */
export function every(clock: Clock, periodMs: number, call: () => void): () => void {
  let cancel: () => void;
  const wait = () => {
    cancel = after(clock, periodMs, () => {
      wait();
      call();
    });
  };
  wait();
  return () => cancel();
}

/** Resolves after `delayMs`; rejects with the signal's reason when that is aborted earlier. */
export function delay(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = after(clock, delayMs, () => {
      signal?.removeEventListener("abort", abort);
      resolve();
    });
    signal?.addEventListener("abort", abort, { once: true });
  });
}

/** What the system says about time. */
export interface TimeSources {
  /** Milliseconds since 1970; anybody may set it. */
  wallMs(): number;
  /** Counts evenly; stands still while the computer sleeps. */
  awakeMs(): number;
  /** Seconds since the computer started, its sleep included; coarse. */
  uptimeSeconds(): number;
}

const system: TimeSources = {
  wallMs: () => Date.now(),
  awakeMs: () => performance.now(),
  uptimeSeconds: () => os.uptime(),
};

/** How often sleep is looked for: asking for the uptime costs more than the other two. */
const lookEveryMs = 250;
/** What is shorter is no sleep: the uptime may come in whole seconds. */
const shortestSleepMs = 2_000;
/** A timer stands still in a sleep, so none waits for longer than this without a look at {@link Clock.now}. */
const longestWaitMs = 5_000;

/** A clock by the system's. `sources`: other ones, for tests. */
export function startClock(sources: TimeSources = system): Clock {
  const startedAt = sources.wallMs() - sources.awakeMs();
  let sleptMs = 0;
  let last = { awakeMs: sources.awakeMs(), upMs: sources.uptimeSeconds() * 1000 };

  /** Between two looks awake time and uptime differ by the sleep; compared over days they drift apart by themselves. */
  const look = (awakeMs: number) => {
    if (awakeMs - last.awakeMs < lookEveryMs) return;
    const upMs = sources.uptimeSeconds() * 1000;
    const asleepMs = upMs - last.upMs - (awakeMs - last.awakeMs);
    if (asleepMs > shortestSleepMs) sleptMs += asleepMs;
    last = { awakeMs, upMs };
  };
  const now = () => {
    const awakeMs = sources.awakeMs();
    look(awakeMs);
    return Math.floor(startedAt + awakeMs + sleptMs);
  };

  return {
    now,
    monotonicMs: () => sources.awakeMs(),
    wallAheadMs: () => sources.wallMs() - now(),
    schedule(at, call) {
      let timer: NodeJS.Timeout;
      const wait = () => {
        timer = setTimeout(ring, Math.max(0, Math.min(at - now(), longestWaitMs)));
      };
      const ring = () => (now() < at ? wait() : call());
      wait();
      return () => clearTimeout(timer);
    },
    soon(call) {
      const turn = setImmediate(call);
      return () => clearImmediate(turn);
    },
  };
}

/** Of this process. */
export const systemClock = startClock();

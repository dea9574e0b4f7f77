/** The server's time, as an argument: a test holds another. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once, when `now()` has reached `at`; returns what cancels it. */
  schedule(at: number, call: () => void): () => void;
}

/** Longest delay that `setTimeout` takes; a longer wait is cut into several. */
const longestDelayMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(at, call) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const delayMs = at - Date.now();
      timer = delayMs <= 0 ? setTimeout(call, 0) : setTimeout(wait, Math.min(delayMs, longestDelayMs));
    };
    wait();
    return () => clearTimeout(timer);
  },
};

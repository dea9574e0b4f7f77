/** Waits, as an argument: a test or a simulation drives them. */
export interface Timers {
  /** Calls once, after so many ms; returns how to call it off. */
  after(ms: number, call: () => void): () => void;
  /** Calls every so many ms; returns how to stop. */
  every(ms: number, call: () => void): () => void;
}

export const browserTimers: Timers = {
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  every(ms, call) {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
};

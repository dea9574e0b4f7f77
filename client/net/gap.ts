import type { Timers } from "./timers.ts";

/** A time in which a contest cannot be heard, however many connections come and go in it. */
export interface Gap {
  /** When it began, by the local time; null while there is none. */
  readonly since: number | null;
  /** It began then; one that has begun already goes on. */
  begin(since: number): void;
  end(): void;
}

/** What happens when it lasts so long. */
export interface GapStep {
  readonly afterMs: number;
  readonly call: () => void;
}

export function createGap(timers: Timers, localNow: () => number, steps: readonly GapStep[]): Gap {
  let since: number | null = null;
  let callsOff: readonly (() => void)[] = [];
  return {
    get since() {
      return since;
    },
    begin(at) {
      if (since !== null) return;
      since = at;
      const goneMs = localNow() - at;
      callsOff = steps.map(({ afterMs, call }) => timers.after(Math.max(0, afterMs - goneMs), call));
    },
    end() {
      since = null;
      for (const callOff of callsOff) callOff();
      callsOff = [];
    },
  };
}

import { type ReadonlySignal, signal } from "@preact/signals";
import { useMemo } from "preact/hooks";

/** Lets one thing be done at a time, from wherever it is asked for. CON8 EDT17 PAG39 */
export interface Once {
  readonly isSending: ReadonlySignal<boolean>;
  /** What is asked for again before the first has ended is not done, and gives null. */
  once<T>(work: () => Promise<T>): Promise<T | null>;
}

export function createOnce(): Once {
  const isSending = signal(false);
  return {
    isSending,
    async once(work) {
      if (isSending.peek()) return null;
      isSending.value = true;
      try {
        return await work();
      } finally {
        isSending.value = false;
      }
    },
  };
}

/** One thing at a time from one place of a page. CON8 EDT17 */
export function useOnce() {
  const { isSending, once } = useMemo(createOnce, []);
  return { isSending: isSending.value, once };
}

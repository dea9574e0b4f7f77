import type { Signal } from "@preact/signals";

/** What a signal holds now, as a dialog that is shown while it does. */
export interface Opened {
  /** False once it was closed, also when something else has been opened since. */
  isShown(): boolean;
  /** Closes it, and nothing that was opened since: a reply may come when it is gone. PAG31 */
  close(): void;
}

export function openedIn<T>(place: Signal<T | null>): Opened {
  const own = place.peek();
  const isShown = () => own !== null && place.peek() === own;
  return {
    isShown,
    close() {
      if (isShown()) place.value = null;
    },
  };
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ContestStore } from "../../store/contestStore.ts";

/** What holds at a moment of the server's time. */
export interface ByClock<T> {
  readonly value: T;
  /** When it will be another if nothing else happens, later than that moment; null for never. */
  readonly until: number | null;
}

const leastWaitMs = 5;
/** The server's time may be set right meanwhile. */
const longestWaitMs = 10_000;

/** What follows from the server's time; drawn anew when that makes it another, with nothing that ticks in between. */
export function useByClock<T>(store: Pick<ContestStore, "serverNow">, at: (now: number) => ByClock<T>): T {
  const turn = useSignal(0);
  turn.value;
  const { value, until } = at(store.serverNow());
  useEffect(() => {
    if (until === null) return;
    const waitMs = Math.min(longestWaitMs, Math.max(leastWaitMs, until - store.serverNow()));
    const timer = setTimeout(() => {
      turn.value++;
    }, waitMs);
    return () => clearTimeout(timer);
  });
  return value;
}

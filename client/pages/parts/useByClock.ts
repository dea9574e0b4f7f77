import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ByClock } from "../../store/byClock.ts";
import type { ContestStore } from "../../store/contestStore.ts";

const leastWaitMs = 5;
/** A clock may be set right meanwhile. */
const longestWaitMs = 10_000;

/** What follows from the server's time, or from another clock; drawn anew when that makes it another, with nothing that ticks in between. RST3 */
export function useByClock<T>(clock: Pick<ContestStore, "serverNow">, at: (now: number) => ByClock<T>): T {
  const turn = useSignal(0);
  turn.value;
  const { value, until } = at(clock.serverNow());
  useEffect(() => {
    if (until === null) return;
    const waitMs = Math.min(longestWaitMs, Math.max(leastWaitMs, until - clock.serverNow()));
    const timer = setTimeout(() => {
      turn.value++;
    }, waitMs);
    return () => clearTimeout(timer);
  });
  return value;
}

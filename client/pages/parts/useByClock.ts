import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ByClock, waitFor } from "../../store/byClock.ts";
import type { ContestStore } from "../../store/contestStore.ts";

/** What follows from the server's time, or from another clock; drawn anew when that makes it another, with nothing that ticks in between. RST3 */
export function useByClock<T>(clock: Pick<ContestStore, "serverNow">, at: (now: number) => ByClock<T>): T {
  const turn = useSignal(0);
  turn.value;
  const { value, until } = at(clock.serverNow());
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(
      () => {
        turn.value++;
      },
      waitFor(until, clock.serverNow()),
    );
    return () => clearTimeout(timer);
  });
  return value;
}

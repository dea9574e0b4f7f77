import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ByClock, type ShownTime, waitFor } from "../../store/byClock.ts";

/** What follows from the server's time, or from another clock; drawn anew when that makes it another, with nothing that ticks in between. RST3 TIM15 */
export function useByClock<T>(clock: ShownTime, at: (now: number) => ByClock<T>): T {
  const turn = useSignal(0);
  turn.value;
  clock.clockSet.value;
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

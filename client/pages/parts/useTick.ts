import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Draws the component anew every so often. */
export function useTick(everyMs: number): void {
  const tick = useSignal(0);
  useEffect(() => {
    const timer = setInterval(() => {
      tick.value++;
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, tick]);
  tick.value;
}

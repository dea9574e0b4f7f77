import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** That something is on its way is said then: most replies are there sooner. */
export const onItsWayAfterMs = 400;

/** Whether something has been so for `afterMs`: what is over sooner is not worth a word. */
export function useLater(isSo: boolean, afterMs: number): boolean {
  const isLater = useSignal(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => {
      isLater.value = true;
    }, afterMs);
    return () => {
      clearTimeout(timer);
      isLater.value = false;
    };
  }, [isSo, afterMs, isLater]);
  return isSo && isLater.value;
}

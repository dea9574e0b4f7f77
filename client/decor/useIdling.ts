import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const idleEveryMs = 5_000;
const idleForMs = 1_200;

/** True for a moment now and then, while `isAwake`: time to blink. Costs nothing in between. */
export function useIdling(isAwake: ReadonlySignal<boolean>): ReadonlySignal<boolean> {
  const isIdling = useSignal(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(blink, idleEveryMs * (0.6 + Math.random()));
    };
    const blink = () => {
      isIdling.value = isAwake.peek() && !document.hidden;
      timer = setTimeout(() => {
        isIdling.value = false;
        wait();
      }, idleForMs);
    };
    wait();
    return () => clearTimeout(timer);
  }, [isIdling, isAwake]);
  return isIdling;
}

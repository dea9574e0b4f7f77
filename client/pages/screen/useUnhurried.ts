import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/**
 * The latest value, or one that is at most `everyMs` old: it is followed at once when it has not been for so long, or when
 * `isUrgent` says so of what is shown and what is there.
 */
export function useUnhurried<T>(latest: T, everyMs: number, isUrgent: (shown: T, latest: T) => boolean): T {
  const turn = useSignal(0);
  turn.value;
  const shown = useRef(latest);
  const followedAt = useRef(Number.NEGATIVE_INFINITY);
  const now = performance.now();
  const isDue = now - followedAt.current >= everyMs;
  if (shown.current !== latest && (isDue || isUrgent(shown.current, latest))) {
    shown.current = latest;
    followedAt.current = now;
  }
  const isBehind = shown.current !== latest;
  useEffect(() => {
    if (!isBehind) return;
    const waitMs = Math.max(0, followedAt.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      turn.value++;
    }, Math.ceil(waitMs));
    return () => clearTimeout(timer);
  }, [isBehind, everyMs, turn]);
  return shown.current;
}

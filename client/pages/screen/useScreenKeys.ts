import { useLayoutEffect, useRef } from "preact/hooks";
import { keyOf } from "./screenKeys.ts";

/** The screen's keys: one press, one call. Keys held with Ctrl and the like are not ours. */
export function useScreenKeys(actions: Readonly<Record<string, () => void>>): void {
  const current = useRef(actions);
  current.current = actions;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const key = keyOf(event);
      if (key) current.current[key]?.();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

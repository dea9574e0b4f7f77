import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Studio } from "../../store/studio/studio.ts";

/** Asks before the browser leaves a page with words that are not saved, and saves them when nobody looks any more. EDT15 */
export function useUnsaved({ unsaved, isUnsaved }: Studio): void {
  useEffect(
    () =>
      effect(() => {
        if (!isUnsaved.value) return;
        addEventListener("beforeunload", ask);
        return () => removeEventListener("beforeunload", ask);
      }),
    [isUnsaved],
  );
  useEffect(() => {
    const save = () => {
      if (document.hidden) void unsaved.saveAll();
    };
    document.addEventListener("visibilitychange", save);
    return () => document.removeEventListener("visibilitychange", save);
  }, [unsaved]);
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Chrome before 119 asks only for this.
  event.returnValue = "-";
}

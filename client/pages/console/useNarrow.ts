import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Below this width the parts of the cockpit take turns. */
const narrow = "screen and (max-width: 60rem)";

/** Whether the page is too narrow for all parts of the cockpit at once; on paper it never is. */
export function useNarrow(): boolean {
  const isNarrow = useSignal(window.matchMedia?.(narrow).matches ?? false);
  useEffect(() => {
    const query = window.matchMedia?.(narrow);
    if (!query) return;
    const follow = () => {
      isNarrow.value = query.matches;
    };
    follow();
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [isNarrow]);
  return isNarrow.value;
}

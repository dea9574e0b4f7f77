import { useSignal } from "@preact/signals";
import { isUnanswered } from "../../net/askedAgain.ts";
import type { Trouble } from "../../net/http.ts";
import { useApp } from "../AppContext.ts";

/**
 * The id under which a route is asked for something. As long as nobody has said what became of it, the same wish keeps its id,
 * and is done once however often it is sent; what was answered, also by a no, is another wish the next time. RUN2
 */
export function useOneWish() {
  const { newId } = useApp();
  const open = useSignal<{ readonly key: string; readonly id: string } | null>(null);
  return {
    /** Whether this one was sent and has no answer. `key` tells all that is wished, where there is one to compare. */
    isOpen: (key: () => string): boolean => open.value !== null && open.value.key === key(),
    idOf(key: string): string {
      const known = open.peek();
      if (known?.key === key) return known.id;
      const id = newId();
      open.value = { key, id };
      return id;
    },
    /** Null: it was done. */
    heard(trouble: Trouble | null): void {
      if (!trouble || !isUnanswered(trouble.code)) open.value = null;
    },
  };
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** What a control shows: what was chosen there, until that is refused or the contest says what is. CON11 */
export function useWish<T>(truth: T) {
  const wish = useSignal<{ readonly value: T } | null>(null);
  useEffect(() => {
    wish.value = null;
  }, [wish, truth]);
  return {
    shown: wish.value ? wish.value.value : truth,
    /** `sent` tells whether it was done. */
    async show(value: T, sent: Promise<boolean>): Promise<void> {
      wish.value = { value };
      if (!(await sent)) wish.value = null;
    },
  };
}

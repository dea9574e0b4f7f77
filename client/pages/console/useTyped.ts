import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/**
 * What is typed over what the contest says. What was sent gives way to that when it was done, and not before the contest has said
 * something else, for the answer may come first; what is typed meanwhile stays. CON16
 */
export function useTyped<T>(
  nothing: T,
  /** What the contest says, in one string. */
  truth: string,
) {
  const typed = useSignal(nothing);
  const told = useRef(truth);
  told.current = truth;
  const done = useRef<{ readonly typed: T } | null>(null);
  useEffect(() => {
    if (done.current && typed.peek() === done.current.typed) typed.value = nothing;
    done.current = null;
  }, [truth]);
  return {
    typed,
    /** `sent` tells whether it was done. */
    async giveWay(sent: Promise<boolean>): Promise<void> {
      const [what, before] = [typed.peek(), told.current];
      if (!(await sent) || typed.peek() !== what) return;
      if (told.current === before) done.current = { typed: what };
      else typed.value = nothing;
    },
  };
}

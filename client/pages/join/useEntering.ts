import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RouteName, RouteReply } from "../../../shared/api.ts";
import type { Answer } from "../../net/http.ts";
import { askInLine, type EntryWait } from "../../store/inLine.ts";
import { useOnce } from "../parts/useOnce.ts";

/**
 * One try at a time to come in. Whoever leaves the form, or writes something else while waiting, waits no more and is led
 * nowhere; a seat that is granted all the same is kept. ENT25
 */
export function useEntering() {
  const wait = useSignal<EntryWait | null>(null);
  const { isSending, once } = useOnce();
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  return {
    /** What is waited for; null: nothing, or it is not known yet. */
    wait: wait.value,
    isSending,
    stopWaiting(): void {
      if (!wait.value) return;
      current.current?.abort();
      wait.value = null;
    },
    /** The answer; null when nobody waits for it any more, or another try is under way. */
    enter<N extends RouteName>(
      ask: () => Promise<Answer<N>>,
      keep: (granted: RouteReply[N]) => void,
    ): Promise<Answer<N> | null> {
      return once(() => {
        const controller = new AbortController();
        current.current = controller;
        return askInLine({
          ask,
          keep,
          tell: (told) => {
            wait.value = told;
          },
          sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
          givenUp: controller.signal,
        });
      });
    },
  };
}

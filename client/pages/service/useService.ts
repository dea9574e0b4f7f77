import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ServiceView } from "../../../shared/service.ts";
import type { Trouble } from "../../net/http.ts";
import { useApp } from "../AppContext.ts";

const askEveryMs = 2_000;

/** How the service is, read again and again while the page is looked at; what was read last stays while it cannot be. */
export function useService(): {
  readonly shown: Signal<ServiceView | null>;
  readonly trouble: Signal<Trouble | null>;
} {
  const { session } = useApp();
  const shown = useSignal<ServiceView | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (document.visibilityState === "visible") {
        const answer = await session.call("service", {});
        if (isGone) return;
        trouble.value = answer.ok ? null : answer.problem;
        if (answer.ok) shown.value = answer.reply;
      }
      timer = setTimeout(() => void ask(), askEveryMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [session, shown, trouble]);
  return { shown, trouble };
}

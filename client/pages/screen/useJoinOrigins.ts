import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useApp } from "../AppContext.ts";
import { joinOrigins } from "./joinOrigins.ts";

/** Where pupils join, best first; null until the server has told its addresses. */
export function useJoinOrigins(isLive: boolean): readonly string[] | null {
  const { call } = useApp();
  const origins = useSignal<readonly string[] | null>(null);
  useEffect(() => {
    if (!isLive) return;
    let gone = false;
    // Asked again after every reconnect: the computer may have another address by then.
    call("addresses", {}).then(
      (answer) => {
        if (gone) return;
        if (answer.ok) origins.value = joinOrigins(location.origin, answer.reply.origins);
        else origins.value ??= joinOrigins(location.origin, []);
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [call, isLive, origins]);
  return origins.value;
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isUp } from "../../net/linkParts.ts";
import type { ContestStore } from "../../store/contestStore.ts";

/** Server time since when the picture may be out of date; null while it is live. */
export function useStaleSince(store: ContestStore): number | null {
  const since = useSignal<number | null>(null);
  const isLive = isUp(store.connection.value);
  useEffect(() => {
    since.value = isLive ? null : store.serverNow();
  }, [isLive, store, since]);
  return isLive ? null : since.value;
}

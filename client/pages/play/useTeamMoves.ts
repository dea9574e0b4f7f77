import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ContestStore } from "../../store/contestStore.ts";

/**
 * How often this page's seat came to another team while it was open. Purchases of the new team have numbers that the old
 * one's had: whoever shows them begins anew. SEA2
 */
export function useTeamMoves(store: Pick<ContestStore, "privateView">): number {
  const moves = useSignal(0);
  useEffect(() => {
    let last: string | null = null;
    return effect(() => {
      const view = store.privateView.value;
      if (view?.kind !== "team") return;
      if (last !== null && last !== view.teamId) moves.value = moves.peek() + 1;
      last = view.teamId;
    });
  }, [store, moves]);
  return moves.value;
}

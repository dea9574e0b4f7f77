import { effect, untracked } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import { type ShownTime, waitFor } from "../../store/byClock.ts";
import { createTimeCalls, nextCallAt, type TimeCall } from "../../store/timeCalls.ts";

/** Tells what there is to call of the time of a contest, once that has arrived, and looks at the clock only when there may be something, and never at one that is not the server's. CAL1 CAL2 TIM15 */
export function useTimeCalls(
  store: ShownTime,
  contest: PublicView | null,
  onCall: (call: TimeCall) => void,
): void {
  const call = useMemo(createTimeCalls, []);
  const tell = useRef(onCall);
  tell.current = onCall;
  useEffect(() => {
    if (!contest) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const now = store.serverNow();
      const said = call(contest, now);
      if (said) tell.current(said);
      const until = nextCallAt(contest, now);
      if (until !== null) timer = setTimeout(look, waitFor(until, now));
    };
    const stopFollowing = effect(() => {
      clearTimeout(timer);
      if (store.clockSet.value > 0) untracked(look);
    });
    return () => {
      stopFollowing();
      clearTimeout(timer);
    };
  }, [store, contest, call]);
}

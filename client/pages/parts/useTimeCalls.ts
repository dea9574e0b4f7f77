import { useEffect, useMemo, useRef } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import { waitFor } from "../../store/byClock.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { createTimeCalls, nextCallAt, type TimeCall } from "../../store/timeCalls.ts";

/** Tells what there is to call of the time of a contest, once that has arrived, and looks at the clock only when there may be something. CAL1 CAL2 */
export function useTimeCalls(
  store: Pick<ContestStore, "serverNow">,
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
    look();
    return () => clearTimeout(timer);
  }, [store, contest, call]);
}

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { createTimeCalls, type TimeCall, untilNextCall } from "../../store/timeCalls.ts";
import "./control.css";

const shownMs = 9_000;
const leastWaitMs = 5;
/** The server's time may be set right meanwhile. */
const longestWaitMs = 10_000;

/** A short notice when 15, 5 or 1 minute are left, or when the end was moved; said to screen readers, too. It stands where it covers nothing. CAL1 CAL2 CAL3 */
export function TimeCallNotice({
  store,
  contest,
}: {
  readonly store: Pick<ContestStore, "serverNow">;
  readonly contest: PublicView;
}) {
  const texts = useTexts();
  const shown = useSignal<TimeCall | null>(null);
  const call = useMemo(createTimeCalls, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const now = store.serverNow();
      const said = call(contest, now);
      if (said) shown.value = said;
      const waitMs = untilNextCall(contest, now);
      if (waitMs === null) return;
      timer = setTimeout(look, Math.min(longestWaitMs, Math.max(leastWaitMs, waitMs)));
    };
    look();
    return () => clearTimeout(timer);
  }, [store, contest, call, shown]);

  // After the bell none is true any more.
  const told = contest.phase === "finished" ? null : shown.value;
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => {
      shown.value = null;
    }, shownMs);
    return () => clearTimeout(timer);
  }, [told, shown]);

  return (
    <div class="time-call-place" role="status">
      {told && <p class="time-call">{sentenceOf(texts, told)}</p>}
    </div>
  );
}

function sentenceOf({ control: { calls }, format }: Texts, call: TimeCall): string {
  if (call.type === "left") return calls.left(call.minutes);
  const by = format.countdown(Math.abs(call.byMs));
  const left = format.countdown(call.leftMs);
  return call.byMs > 0 ? calls.later(by, left) : calls.earlier(by, left);
}

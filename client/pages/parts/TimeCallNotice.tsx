import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import type { ShownTime } from "../../store/byClock.ts";
import type { TimeCall } from "../../store/timeCalls.ts";
import { useTimeCalls } from "./useTimeCalls.ts";
import "./control.css";

const shownMs = 9_000;

/** A short notice when 15, 5 or 1 minute are left, or when the end was moved; said to screen readers, too. It stands where it covers nothing. CAL1 CAL2 CAL3 */
export function TimeCallNotice({
  store,
  contest,
}: {
  readonly store: ShownTime;
  readonly contest: PublicView;
}) {
  const texts = useTexts();
  const shown = useSignal<TimeCall | null>(null);
  useTimeCalls(store, contest, (call) => {
    shown.value = call;
  });

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

import { useTexts } from "../../i18n/texts.ts";
import { Notice } from "../parts/Notice.tsx";
import { useRoom } from "./RoomContext.ts";

const minuteMs = 60_000;

/** Says that somebody set the clock of the server's computer, and what became of the contest's time. TIM14 */
export function ClockNotice() {
  const words = useTexts().console.clock;
  const notice = useRoom().store.clockNotice.value;
  return (
    <div role="status">
      {notice && (
        <Notice tone="warn">
          {words[notice.type](Math.max(1, Math.round(Math.abs(notice.byMs) / minuteMs)), notice.byMs)}
        </Notice>
      )}
    </div>
  );
}

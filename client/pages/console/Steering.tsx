import type { Phase } from "../../../shared/contest/phases.ts";
import { useTexts } from "../../i18n/texts.ts";
import { ActButton } from "./ActButton.tsx";
import { CoverControl } from "./CoverControl.tsx";
import { MessageDialog } from "./MessageDialog.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import { useAsk, useRoomViews } from "./RoomContext.ts";
import { ScreensDialog } from "./ScreensDialog.tsx";

const live: readonly Phase[] = ["lobby", "running", "paused"];

/** What a moderator does beside the phases: words, a cover, plans, what the big screens show. */
export function Steering() {
  const { control: words } = useTexts();
  const { contest, moderator } = useRoomViews();
  const ask = useAsk();
  const { phase } = contest;
  const planned = moderator.steering.plans.length;
  return (
    <>
      {phase !== "draft" && (
        <button
          type="button"
          class="button"
          onClick={() => ask((close) => <MessageDialog onClose={close} />)}
        >
          {words.messages.open}
        </button>
      )}
      <CoverControl />
      {phase !== "finished" && (
        <button type="button" class="button" onClick={() => ask((close) => <PlanDialog onClose={close} />)}>
          {planned > 0 ? words.plan.openCount(planned) : words.plan.open}
        </button>
      )}
      {phase !== "draft" && (
        <button
          type="button"
          class="button"
          onClick={() => ask((close) => <ScreensDialog onClose={close} />)}
        >
          {words.screens.open}
        </button>
      )}
    </>
  );
}

/** The one button that stops everything. EMG1 */
export function EmergencyButton() {
  const { control } = useTexts();
  const { phase, cover } = useRoomViews().contest;
  if (!live.includes(phase) || cover === "emergency") return null;
  return (
    <ActButton command={{ type: "StopEverything" }} look="danger" title={control.emergency.stopHint}>
      {control.emergency.stop}
    </ActButton>
  );
}

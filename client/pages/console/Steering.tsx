import { useSignal } from "@preact/signals";
import type { Phase } from "../../../shared/contest/phases.ts";
import { useTexts } from "../../i18n/texts.ts";
import { ActButton } from "./ActButton.tsx";
import { CoverControl } from "./CoverControl.tsx";
import { MessageDialog } from "./MessageDialog.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { ScreensDialog } from "./ScreensDialog.tsx";

const live: readonly Phase[] = ["lobby", "running", "paused"];

/** What a moderator does beside the phases: words, a cover, plans, what the big screens show. */
export function Steering() {
  const { control: words } = useTexts();
  const { contest, moderator } = useRoomViews();
  const dialog = useSignal<"message" | "plan" | "screens" | null>(null);
  const { phase } = contest;
  const planned = moderator.steering.plans.length;
  const ask = (next: "message" | "plan" | "screens") => () => {
    dialog.value = next;
  };
  const close = () => {
    dialog.value = null;
  };
  return (
    <>
      {phase !== "draft" && (
        <button type="button" class="button" onClick={ask("message")}>
          {words.messages.open}
        </button>
      )}
      <CoverControl />
      {phase !== "finished" && (
        <button type="button" class="button" onClick={ask("plan")}>
          {planned > 0 ? words.plan.openCount(planned) : words.plan.open}
        </button>
      )}
      {phase !== "draft" && (
        <button type="button" class="button" onClick={ask("screens")}>
          {words.screens.open}
        </button>
      )}
      {dialog.value === "screens" && <ScreensDialog onClose={close} />}
      {dialog.value === "message" && <MessageDialog onClose={close} />}
      {dialog.value === "plan" && <PlanDialog onClose={close} />}
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

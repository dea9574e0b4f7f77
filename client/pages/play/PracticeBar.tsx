import { useSignal } from "@preact/signals";
import type { PracticeChoice } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { useApp } from "../AppContext.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import "./practice.css";

/** Says all the time that this is a practice, and ends it. */
export function PracticeBar({ practice: { minutes } }: { readonly practice: PracticeChoice }) {
  const { practice } = useTexts();
  const { contest } = useViews();
  const isAsking = useSignal(false);
  return (
    <section class="practice-bar" aria-label={practice.title}>
      <p>
        <span aria-hidden="true">◇ </span>
        {practice.mark}
        {minutes === null && <span class="practice-clock muted"> · {practice.withoutClock}</span>}
      </p>
      {contest.phase !== "finished" && (
        <button
          type="button"
          class="button"
          data-size="small"
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {practice.finish}
        </button>
      )}
      {isAsking.value && contest.phase !== "finished" && (
        <FinishDialog
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </section>
  );
}

function FinishDialog({ onClose }: { readonly onClose: () => void }) {
  const { practice, app } = useTexts();
  const { call } = useApp();
  const { seat } = usePlay();
  const trouble = useSignal<Trouble | null>(null);
  const { isSending, once } = useOnce();

  async function finish(): Promise<void> {
    const answer = await call("finishPractice", { code: seat.roomCode, token: seat.seatToken });
    // Over already: the page shows it by itself.
    if (answer.ok || answer.problem.code === "wrong_phase") onClose();
    else trouble.value = answer.problem;
  }

  return (
    <Dialog title={practice.finishTitle} onClose={onClose}>
      <p>{practice.finishText}</p>
      <TroubleNotice trouble={trouble.value} />
      <div class="row actions">
        <button type="button" class="button" onClick={onClose}>
          {app.cancel}
        </button>
        <button
          type="button"
          class="button"
          data-look="main"
          data-first-focus
          aria-disabled={isSending}
          onClick={() => void once(finish)}
        >
          {isSending ? practice.finishing : practice.finish}
        </button>
      </div>
    </Dialog>
  );
}

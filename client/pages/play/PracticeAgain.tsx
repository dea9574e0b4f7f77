import { useSignal } from "@preact/signals";
import type { PracticeChoice } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { startPractice } from "../../store/practice.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { usePlay } from "./PlayContext.ts";

/** The same board once more, or another one. The seat of the practice before is not needed any more. */
export function PracticeAgain({ practice: choice }: { readonly practice: PracticeChoice }) {
  const { practice } = useTexts();
  const app = useApp();
  const { seat } = usePlay();
  const trouble = useSignal<Trouble | null>(null);
  const { isSending, once } = useOnce();

  async function again(): Promise<void> {
    // PRA13
    trouble.value = await startPractice(
      { ...app, router: { go: app.router.replace } },
      choice,
      seat.teamName,
      seat.seatToken,
    );
    if (trouble.value === null) app.seats.forget(seat.seatId);
  }

  return (
    <div class="stack">
      <div class="row">
        <button
          type="button"
          class="button"
          data-look="main"
          aria-disabled={isSending}
          onClick={() => void once(again)}
        >
          {isSending ? practice.starting : practice.again}
        </button>
        <a class="button" href={pathTo.practice()} onClick={() => app.seats.forget(seat.seatId)}>
          {practice.otherBoards}
        </a>
      </div>
      <TroubleNotice trouble={trouble.value} />
    </div>
  );
}

import { signal } from "@preact/signals";
import type { Reader } from "../../../shared/contest/checkers/readers.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { typingAt } from "../../store/answerBox.ts";
import { readDraft } from "../../store/answering.ts";
import type { MateDraft } from "../../store/sharedDrafts.ts";
import { useByClock } from "../parts/useByClock.ts";
import { isTyped } from "./answerBoxes.tsx";
import { moments } from "./moments.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import "./mates.css";

/** Another laptop's words for this task, and the way to take them over. */
export function MateDraftLine(props: {
  readonly purchase: PurchaseView;
  readonly reader: Reader;
  readonly mate: MateDraft | null;
  readonly onTake: () => void;
}) {
  const { play } = useTexts();
  const { team } = useViews();
  const { mate } = props;
  const laptop = mate ? team.seats.indexOf(mate.seatId) + 1 : 0;
  const writes = useIsTyping(mate ?? undefined);
  const words = mate ? shownDraft(props.reader, props.purchase, mate.text) : "";
  return (
    <>
      {/* Said once, not at every key. */}
      <p class="visually-hidden" role="status">
        {mate && play.mateWritesHere(laptop)}
      </p>
      {mate && (
        <p class="mate-draft">
          <span aria-hidden="true" class="mate-sign" data-typing={writes}>
            {moments.writing.sign}
          </span>
          <span class="mate-words" title={words}>
            {writes ? play.mateTyping(laptop) : play.mateWrote(laptop)} <b>{words}</b>
          </span>
          <button type="button" class="button" data-size="small" onClick={props.onTake}>
            {play.takeDraft}
          </button>
        </p>
      )}
    </>
  );
}

/** On a task's tab: a mate is writing there. */
export function MateMark({ purchaseId }: { readonly purchaseId: number }) {
  const { store } = usePlay();
  if (!useIsTyping(store.drafts.ofMates.value[purchaseId])) return null;
  return (
    <span class="mate-sign" data-typing="true" aria-hidden="true">
      {moments.writing.sign}
    </span>
  );
}

/** Drafts bear the time of this laptop's own clock, which nobody sets. */
const neverSet = signal(0);

function useIsTyping(mate: MateDraft | undefined): boolean {
  const { drafts } = usePlay().store;
  return useByClock({ serverNow: () => drafts.localNow(), clockSet: neverSet }, (now) => typingAt(mate, now));
}

/** A choice is kept as numbers; people know the options. */
function shownDraft(reader: Reader, purchase: PurchaseView, text: string): string {
  if (isTyped(reader.kind)) return text;
  const reading = readDraft(reader, purchase, text);
  return reading.type === "read" || reading.type === "tried" ? reading.shown : text;
}

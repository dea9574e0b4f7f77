import { useSignal } from "@preact/signals";
import type { CrowdAct, CrowdNotice } from "../../../shared/protocol.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { focusContent } from "../parts/KnockNotices.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import "../parts/entranceNotices.css";

/** Many teams that came from one address, and what may become of them: whoever clicks first settles it for all. BUD9 */
export function CrowdNotices() {
  const { store } = useRoom();
  return (
    <div role="status">
      {store.entrance.value.crowds.map((crowd) => (
        <OneCrowd key={crowd.id} crowd={crowd} />
      ))}
    </div>
  );
}

function OneCrowd({ crowd }: { readonly crowd: CrowdNotice }) {
  const texts = useTexts();
  const words = texts.console.crowd;
  const { store, said } = useRoom();
  const { contest } = useRoomViews();
  const isAsking = useSignal(false);
  const { present, absent, label } = crowd;
  const wereHere = present - absent;

  async function settle(act: CrowdAct): Promise<void> {
    focusContent();
    said.value = null;
    const reply = await store.settle("crowd", { crowdId: crowd.id, act });
    if (reply?.ok) said.value = { tone: "good", sentence: texts.console.done };
    else {
      const refusal = reply ? reply.rejection : ({ code: "unreachable" } as const);
      said.value = { tone: "bad", sentence: refusalSentence(texts, refusal) };
    }
  }
  const button = (text: string, onClick: () => void) => (
    <button type="button" class="button" data-size="small" onClick={onClick}>
      {text}
    </button>
  );

  return (
    <section class="notice entrance-notice" data-tone="warn" aria-label={words.title}>
      <p>
        {crowd.burst > 0 ? words.burst(crowd.burst, crowd.seconds) : words.steady}{" "}
        <strong class="code" translate={false}>
          {label}
        </strong>
        . {crowd.waiting && `${words.waiting} `}
        {words.here(present, absent)}
      </p>
      <div class="row">
        {absent > 0 && button(words.removeAbsent(absent), () => void settle("remove_absent"))}
        {wereHere > 0 &&
          button(`${words.removeAll(present)} …`, () => {
            isAsking.value = true;
          })}
        {contest.entryOpen && button(texts.console.actions.closeEntry, () => void settle("close_entry"))}
        {button(words.lift, () => void settle("lift"))}
      </div>
      {isAsking.value && (
        <RoomDialog
          title={words.removeAllTitle(present)}
          onClose={() => {
            isAsking.value = false;
          }}
        >
          <p>{words.removeAllText(wereHere)}</p>
          <div class="actions">
            <button
              type="button"
              class="button"
              onClick={() => {
                isAsking.value = false;
              }}
            >
              {texts.app.cancel}
            </button>
            <button
              type="button"
              class="button"
              data-look="danger"
              onClick={() => {
                isAsking.value = false;
                void settle("remove_all");
              }}
            >
              {words.removeAll(present)}
            </button>
          </div>
        </RoomDialog>
      )}
    </section>
  );
}

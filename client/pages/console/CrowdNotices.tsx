import { useRef } from "preact/hooks";
import type { CrowdAct, CrowdNotice } from "../../../shared/protocol.ts";
import { useTexts } from "../../i18n/texts.ts";
import { focusContent } from "../parts/focusContent.ts";
import { useAsk, useRoom, useRoomViews } from "./RoomContext.ts";
import { useSettle } from "./useAct.ts";
import "../parts/entranceNotices.css";
import { RoomDialog } from "./RoomDialog.tsx";

/** Many teams that came from one address, and what may become of them: whoever clicks first settles it for all. BUD9 CON13 */
export function CrowdNotices() {
  const { crowd: words } = useTexts().console;
  const { crowds } = useRoom().store.entrance.value;
  return (
    <div>
      <span class="visually-hidden" role="status">
        {crowds.length > 0 && `${words.title}: ${crowds.map(({ label }) => label).join(", ")}`}
      </span>
      {crowds.map((crowd) => (
        <OneCrowd key={crowd.id} crowd={crowd} />
      ))}
    </div>
  );
}

function OneCrowd({ crowd }: { readonly crowd: CrowdNotice }) {
  const texts = useTexts();
  const words = texts.console.crowd;
  const { isSending, settle } = useSettle();
  const { contest } = useRoomViews();
  const ask = useAsk();
  const { present, absent, label, applicants = 0 } = crowd;
  const wereHere = present - absent;

  const send = (act: CrowdAct) => {
    void settle("crowd", { crowdId: crowd.id, act }, (said) => said.console.done);
  };
  const answer = (act: CrowdAct) => () => {
    focusContent();
    send(act);
  };
  const button = (text: string, onClick: () => void) => (
    <button type="button" class="button" data-size="small" aria-disabled={isSending} onClick={onClick}>
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
        {applicants > 0 && ` ${words.applicants(applicants)}`}
      </p>
      <div class="row">
        {absent > 0 && button(words.removeAbsent(absent), answer("remove_absent"))}
        {wereHere > 0 &&
          button(`${words.removeAll(present)} …`, () =>
            ask((close) => (
              <RemoveAllDialog crowd={crowd} onRemove={() => send("remove_all")} onClose={close} />
            )),
          )}
        {applicants > 0 && button(words.turnAway(applicants), answer("turn_away"))}
        {contest.entryOpen && button(texts.console.actions.closeEntry, answer("close_entry"))}
        {button(words.lift, answer("lift"))}
      </div>
    </section>
  );
}

function RemoveAllDialog(props: {
  readonly crowd: CrowdNotice;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const { app, console: texts } = useTexts();
  const words = texts.crowd;
  const { crowds } = useRoom().store.entrance.value;
  const latest = useRef(props.crowd);
  // Whoever has come meanwhile is removed, too. Once it was settled nobody counts them any more. BUD9
  latest.current = crowds.find(({ id }) => id === props.crowd.id) ?? latest.current;
  const { present, absent } = latest.current;
  return (
    <RoomDialog title={words.removeAllTitle(present)} onClose={props.onClose}>
      <p>{words.removeAllText(present - absent)}</p>
      <div class="actions">
        <button type="button" class="button" onClick={props.onClose}>
          {app.cancel}
        </button>
        <button
          type="button"
          class="button"
          data-look="danger"
          onClick={() => {
            props.onClose();
            props.onRemove();
          }}
        >
          {words.removeAll(present)}
        </button>
      </div>
    </RoomDialog>
  );
}

import { useSignal } from "@preact/signals";
import { charactersOver } from "../../../shared/contest/mostCharacters.ts";
import { useTexts } from "../../i18n/texts.ts";
import { mostNoteCharacters } from "../../store/cockpit/notes.ts";
import { LongText } from "../parts/LongText.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";

/** A note for later, stamped with the time and with what is open or selected. Nobody is told. CON6 */
export function NoteDialog({ onClose }: { readonly onClose: () => void }) {
  const { cockpit: words, app, screen, format } = useTexts();
  const { store, cockpit } = useRoom();
  const { contest } = useRoomViews();
  const text = useSignal("");
  const stamp = useSignal({ at: store.serverNow(), about: aboutNow() });
  const { at, about } = stamp.value;

  function aboutNow(): string {
    const opened = cockpit.opened.peek();
    const selected = cockpit.selected.peek();
    const card = opened?.type === "card" && contest.board.cards.find(({ id }) => id === opened.cardId);
    const teamIds = new Set([...(opened?.type === "team" ? [opened.teamId] : []), ...selected]);
    return [
      ...(card ? [screen.card(card.category, card.pricePoints)] : []),
      ...[...teamIds].flatMap((teamId) => contest.teams[teamId]?.name ?? []),
    ].join(", ");
  }
  const submit = (event: Event) => {
    event.preventDefault();
    // Enter with Ctrl asks no form.
    if (charactersOver(text.value, mostNoteCharacters) > 0) return;
    if (text.value.trim() !== "") cockpit.notes.add({ at, about, text: text.value.trim() });
    onClose();
  };
  return (
    <RoomDialog title={words.noteTitle} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p class="muted">
          <span translate={false}>{format.timeOfDay(at)}</span>
          {about && (
            <>
              {" · "}
              <span translate={false}>{about}</span>
            </>
          )}
        </p>
        <div class="field">
          <label for="note">{words.noteLabel}</label>
          <LongText
            id="note"
            name="note"
            rows={3}
            most={mostNoteCharacters}
            isFirst
            value={text.value}
            onValue={(value) => {
              text.value = value;
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
            }}
          />
          <span class="hint">{words.noteHint}</span>
        </div>
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main">
            {words.noteSave}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

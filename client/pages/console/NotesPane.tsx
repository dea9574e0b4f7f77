import { useTexts } from "../../i18n/texts.ts";
import { type Note, notesAsText } from "../../store/cockpit/notes.ts";
import { saveFile } from "../parts/saveFile.ts";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { AskButton } from "./AskButton.tsx";
import { NoteDialog } from "./NoteDialog.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";

/** What was written down, and a file of it. CON6 */
export function NotesPane() {
  const { cockpit: words, format } = useTexts();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const notes = cockpit.notes.all.value;
  return (
    <div class="stack">
      <div class="row">
        <AskButton words={`${words.noteTitle} (N)`}>{(close) => <NoteDialog onClose={close} />}</AskButton>
        {notes.length > 0 && (
          <button
            type="button"
            class="button"
            data-size="small"
            onClick={() =>
              saveFile(
                `${words.notesFile}-${contest.roomCode}.txt`,
                "text/plain;charset=utf-8",
                notesAsText(notes, format.dateTime),
              )
            }
          >
            {words.notesExport}
          </button>
        )}
      </div>
      {notes.length === 0 && <p class="muted">{words.noNotes}</p>}
      <ul class="notes">
        {notes.map((note) => (
          <NoteRow key={`${note.at} ${note.text}`} note={note} />
        ))}
      </ul>
    </div>
  );
}

/** Goes when it is removed. PAG41 */
function NoteRow({ note }: { readonly note: Note }) {
  const { cockpit: words, format } = useTexts();
  const { cockpit, store } = useRoom();
  const row = useFocusWhenGone<HTMLLIElement>();
  return (
    <li ref={row} class="note">
      <p class="muted">
        <time class="numbers" translate={false}>
          {format.moment(note.at, store.serverNow())}
        </time>
        {note.about && (
          <>
            {" · "}
            <span translate={false}>{note.about}</span>
          </>
        )}
      </p>
      <p class="note-text" translate={false}>
        {note.text}
      </p>
      <button
        type="button"
        class="text-button"
        aria-label={words.noteRemoveLabel(note.text.slice(0, 40))}
        onClick={() => cockpit.notes.remove(note)}
      >
        {words.noteRemove}
      </button>
    </li>
  );
}

import { cellName } from "../../../shared/contestFile/cellNames.ts";
import { fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { CellNote } from "../../store/tables/cellNotes.ts";
import { proposalsFor } from "../../store/tables/proposals.ts";
import type { TableDesk } from "../../store/tables/tableDesk.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";

/** The reader tells no more. */
const mostNotes = 50;
export const toneSigns = { problem: "✗", doubt: "!" } as const;

interface CellNotesProps {
  readonly desk: TableDesk;
  /** The one that was gone to last. */
  readonly current: string | null;
  readonly onGo: (note: CellNote) => void;
}

/** How much needs somebody, as soon as the table was looked at. PAG42 */
export function NotesCount({ desk }: { readonly desk: TableDesk }) {
  const { tables: words } = useTexts();
  const notes = desk.notes.value;
  const problems = notes.filter(({ tone }) => tone === "problem").length;
  const counts = [
    problems > 0 ? words.problems(problems) : "",
    notes.length > problems ? words.doubts(notes.length - problems) : "",
  ];
  return (
    <div role="status">
      {desk.preview.value && notes.length === 0 && <Notice tone="good">{words.clean}</Notice>}
      {notes.length > 0 && (
        <strong data-figure="notes">{counts.filter((part) => part !== "").join(", ")}</strong>
      )}
    </div>
  );
}

/** All that is said of the table, with the way to each cell, and what it may have been meant to say. FIL16 */
export function CellNotes({ desk, current, onGo }: CellNotesProps) {
  const { tables: words } = useTexts();
  const notes = desk.notes.value;
  const placed = notes.filter(({ at }) => at !== null);
  const index = placed.findIndex(({ key }) => key === current);

  function step(by: 1 | -1): void {
    const start = index < 0 && by < 0 ? 0 : index;
    const next = placed[(start + by + placed.length) % placed.length];
    if (next) onGo(next);
  }

  if (notes.length === 0) return null;
  return (
    <section class="stack cell-notes" aria-label={words.notes}>
      {placed.length > 1 && (
        <div class="row cell-notes-head">
          <button type="button" class="button" data-size="small" onClick={() => step(-1)}>
            ↑ {words.previous}
          </button>
          <button type="button" class="button" data-size="small" onClick={() => step(1)}>
            ↓ {words.next}
          </button>
        </div>
      )}
      {notes.length >= mostNotes && <p class="muted">{words.atLeast}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus */}
      <ol class="cell-notes-list" tabIndex={0} aria-label={words.notes}>
        {notes.map((note) => (
          <Note key={note.key} note={note} desk={desk} isCurrent={note.key === current} onGo={onGo} />
        ))}
      </ol>
    </section>
  );
}

/** Goes when its cell is put right, or was right. PAG41 */
function Note(props: {
  readonly note: CellNote;
  readonly desk: TableDesk;
  readonly isCurrent: boolean;
  readonly onGo: (note: CellNote) => void;
}) {
  const { tables: words } = useTexts();
  const { preferences } = useApp();
  const line = useFocusWhenGone<HTMLLIElement>();
  const { note, desk, isCurrent, onGo } = props;
  const { at, problem, tone } = note;
  const name = at && cellName(at.row, at.column);
  const column = problem.column ?? problem.path ?? null;
  return (
    <li ref={line} class="cell-note" data-tone={tone} aria-current={isCurrent || undefined}>
      <span class="cell-note-sign">
        <strong aria-hidden="true">{toneSigns[tone]}</strong>
        <span class="visually-hidden">{words.tones[tone]}</span>
      </span>
      {name && (
        <button
          type="button"
          class="button"
          data-size="small"
          aria-label={words.goTo(name)}
          onClick={() => onGo(note)}
        >
          <span translate={false}>{name}</span>
        </button>
      )}
      <span class="cell-note-words">
        {column !== null && <strong translate={false}>{column}: </strong>}
        {fileProblemSentence(preferences.language.value, problem)}
      </span>
      {at && (
        <span class="row cell-note-ways">
          {proposalsFor(problem, desk.textAt(at.row, at.column)).map((value) => (
            <button
              key={value}
              type="button"
              class="button"
              data-size="small"
              onClick={() => desk.write(at.row, at.column, value)}
            >
              {words.write(value)}
            </button>
          ))}
        </span>
      )}
      {tone === "doubt" && (
        <button type="button" class="button" data-size="small" onClick={() => desk.accept(note)}>
          {words.isRight}
        </button>
      )}
    </li>
  );
}

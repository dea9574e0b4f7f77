import { useLayoutEffect, useRef } from "preact/hooks";
import { fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import type { PreviewCell as Cell } from "../../../shared/contestFile/tablePreview.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { CellNote } from "../../store/tables/cellNotes.ts";
import { useApp } from "../AppContext.ts";
import { toneSigns } from "./CellNotes.tsx";

interface PreviewCellProps {
  readonly name: string;
  readonly cell: Cell;
  /** As it is now, changes and all. */
  readonly text: string;
  readonly isChanged: boolean;
  readonly notes: readonly CellNote[];
  /** Where the keyboard is: the one stop of the table. */
  readonly isActive: boolean;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
  /** Null: nothing is changed. `isDone`: the keyboard goes back to the cell. */
  readonly onLeave: (value: string | null, isDone: boolean) => void;
}

/** One cell: its text, what is said of it, and a box to write another text in. FIL16 */
export function PreviewCell(props: PreviewCellProps) {
  const { tables: words } = useTexts();
  const { preferences } = useApp();
  const { name, cell, text, isChanged, notes, isActive, isEdited, onEdit, onLeave } = props;
  const tone = notes.find((note) => note.tone === "problem")?.tone ?? notes[0]?.tone;
  const said = notes.map(({ problem }) => fileProblemSentence(preferences.language.value, problem));
  const hint = cell.cut ? [...said, words.cutCell] : said;
  return (
    <td
      data-tone={tone}
      data-changed={isChanged || undefined}
      data-repeated={(cell.repeated && !isChanged) || undefined}
    >
      {isEdited ? (
        <Editor name={name} text={text} onLeave={onLeave} />
      ) : (
        <button
          type="button"
          class="sheet-cell"
          data-cell={name}
          tabIndex={isActive ? 0 : -1}
          aria-disabled={cell.cut}
          title={[text, ...hint].join("\n").trim() || undefined}
          onClick={() => {
            if (!cell.cut) onEdit();
          }}
          onKeyDown={(event) => {
            if (event.key !== "F2" || cell.cut) return;
            event.preventDefault();
            onEdit();
          }}
        >
          {tone && (
            <strong class="sheet-sign" aria-hidden="true">
              {toneSigns[tone]}{" "}
            </strong>
          )}
          <span class="visually-hidden">{words.cell(name)}: </span>
          <span class="sheet-text">
            {text}
            {cell.cut && "…"}
          </span>
          {isChanged && (
            <span class="sheet-changed">
              <span aria-hidden="true">✎</span>
              <span class="visually-hidden"> {words.changed}</span>
            </span>
          )}
          {hint.length > 0 && <span class="visually-hidden">. {hint.join(" ")}</span>}
        </button>
      )}
    </td>
  );
}

/** Enter keeps what is written, Escape leaves it as it was, and so does going elsewhere without a change. */
function Editor(props: {
  readonly name: string;
  readonly text: string;
  readonly onLeave: PreviewCellProps["onLeave"];
}) {
  const { tables: words } = useTexts();
  const box = useRef<HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  const leave = (value: string | null, isDone: boolean) => {
    if (isLeft.current) return;
    isLeft.current = true;
    props.onLeave(value, isDone);
  };
  return (
    <textarea
      ref={box}
      class="input sheet-editor"
      name="cell"
      rows={Math.min(6, Math.max(2, props.text.split("\n").length))}
      aria-label={words.cell(props.name)}
      defaultValue={props.text}
      spellcheck={false}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === "Escape") {
          // The dialog around stays.
          event.preventDefault();
          event.stopPropagation();
          leave(null, true);
        } else if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          leave(event.currentTarget.value.trim(), true);
        }
      }}
      onBlur={(event) => leave(event.currentTarget.value.trim(), false)}
    />
  );
}

import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { cellName, columnLetters } from "../../../shared/contestFile/cellNames.ts";
import { columnRoles } from "../../../shared/contestFile/columnRoles.ts";
import type { PreviewRow, PreviewTable } from "../../../shared/contestFile/tablePreview.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { CellNote } from "../../store/tables/cellNotes.ts";
import type { TableDesk } from "../../store/tables/tableDesk.ts";
import { useVisibleRows } from "../console/useVisibleRows.ts";
import { PreviewCell } from "./PreviewCell.tsx";

/** A cell by its row and column, from 1. */
export interface At {
  readonly row: number;
  readonly column: number;
}

interface PreviewGridProps {
  readonly desk: TableDesk;
  readonly table: PreviewTable;
  /** The cell that the keyboard is at; its number grows when the focus is to go there. */
  readonly active: Signal<At & { readonly asked: number }>;
}

/** The table as it was read: what each column is, and every cell to be changed in place. Only rows in sight are there. FIL15 FIL16 */
export function PreviewGrid({ desk, table, active }: PreviewGridProps) {
  const { tables: words } = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const editing = useSignal<At | null>(null);
  const { rows: all, columns, headerRow } = table;
  const pinned = all.findIndex(({ row }) => row === active.value.row);
  const { rows, rowPx } = useVisibleRows(frame, all.length, pinned, "[data-sheet-row]");
  const notes = notesByCell(desk.notes.value);
  const { asked, row: activeRow, column: activeColumn } = active.value;

  useLayoutEffect(() => {
    if (asked === 0) return;
    const cell = frame.current?.querySelector<HTMLElement>(
      `[data-cell="${cellName(activeRow, activeColumn)}"]`,
    );
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [asked, activeRow, activeColumn]);

  const goTo = (at: At) => {
    active.value = { ...at, asked: active.peek().asked + 1 };
  };

  function press(event: KeyboardEvent): void {
    const step = steps[event.key];
    const isInCell = event.target instanceof HTMLElement && event.target.hasAttribute("data-cell");
    if (!step || !isInCell || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const row = all[Math.min(all.length - 1, Math.max(0, pinned + step.row))];
    const column = Math.min(columns.length, Math.max(1, activeColumn + step.column));
    if (row) goTo({ row: row.row, column });
  }

  const first = rows[0] ?? 0;
  const last = rows.at(-1) ?? -1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form's fields stand together here
    <div class="sheet-frame" ref={frame} role="group" aria-label={words.table}>
      <table class="sheet-table" onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col" class="sheet-corner">
              <span class="visually-hidden">{words.row}</span>
            </th>
            {columns.map(({ role, name }, index) => {
              const letters = columnLetters(index + 1);
              return (
                <th key={letters} scope="col" class="sheet-head">
                  <span translate={false}>{letters}</span>
                  <select
                    class="input"
                    data-size="small"
                    aria-label={words.columnMeaning(letters, name)}
                    value={role}
                    data-role={role}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      const chosen = columnRoles.find((known) => known === value);
                      if (chosen) desk.mean(index + 1, chosen);
                    }}
                  >
                    {columnRoles.map((known) => (
                      <option key={known} value={known}>
                        {words.roles[known]}
                      </option>
                    ))}
                  </select>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} rowPx={rowPx} />
          {rows.map((index) => {
            const row = all[index];
            return (
              row && (
                <SheetRow
                  key={row.row}
                  row={row}
                  width={columns.length}
                  isHeader={row.row === headerRow}
                  desk={desk}
                  notes={notes}
                  active={active.value}
                  editing={editing}
                  onGo={goTo}
                />
              )
            );
          })}
          <Gap rows={all.length - 1 - last} rowPx={rowPx} />
        </tbody>
      </table>
    </div>
  );
}

/** Where rows out of sight would be. */
function Gap({ rows, rowPx }: { readonly rows: number; readonly rowPx: number }) {
  if (rows <= 0) return null;
  return (
    <tr style={{ height: `${rows * rowPx}px` }}>
      <td />
    </tr>
  );
}

interface SheetRowProps {
  readonly row: PreviewRow;
  readonly width: number;
  readonly isHeader: boolean;
  readonly desk: TableDesk;
  readonly notes: ReadonlyMap<string, readonly CellNote[]>;
  readonly active: At;
  readonly editing: Signal<At | null>;
  readonly onGo: (at: At) => void;
}

function SheetRow({ row, width, isHeader, desk, notes, active, editing, onGo }: SheetRowProps) {
  const { tables: words } = useTexts();
  return (
    <tr data-sheet-row={row.row} data-header={isHeader || undefined}>
      <th scope="row" class="sheet-number">
        <span translate={false}>{row.row}</span>
        {isHeader && (
          <>
            <span aria-hidden="true"> ▾</span>
            <span class="visually-hidden"> {words.header}</span>
          </>
        )}
      </th>
      {Array.from({ length: width }, (_, index) => {
        const at = { row: row.row, column: index + 1 };
        const name = cellName(at.row, at.column);
        const isActive = active.row === at.row && active.column === at.column;
        return (
          <PreviewCell
            key={name}
            name={name}
            cell={row.cells[index] ?? { text: "" }}
            text={desk.textAt(at.row, at.column)}
            isChanged={desk.isChanged(at.row, at.column)}
            notes={notes.get(name) ?? []}
            isActive={isActive}
            isEdited={editing.value?.row === at.row && editing.value.column === at.column}
            onEdit={() => {
              editing.value = at;
            }}
            onLeave={(value, isDone) => {
              editing.value = null;
              if (value !== null && value !== desk.textAt(at.row, at.column))
                desk.write(at.row, at.column, value);
              if (isDone) onGo(at);
            }}
          />
        );
      })}
    </tr>
  );
}

function notesByCell(notes: readonly CellNote[]): ReadonlyMap<string, readonly CellNote[]> {
  const found = new Map<string, CellNote[]>();
  for (const note of notes) {
    if (note.at === null) continue;
    const name = cellName(note.at.row, note.at.column);
    found.set(name, [...(found.get(name) ?? []), note]);
  }
  return found;
}

const steps: Readonly<Record<string, At>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

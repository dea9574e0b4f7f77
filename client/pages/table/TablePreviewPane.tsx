import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { FileProblem } from "../../../shared/contestFile/problems.ts";
import type { PreviewTable, TablePreview } from "../../../shared/contestFile/tablePreview.ts";
import type { Language } from "../../../shared/languages.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { TableDesk } from "../../store/tables/tableDesk.ts";
import { Notice } from "../parts/Notice.tsx";
import { useHeldFocus } from "../parts/useHeldFocus.ts";
import { CellNotes, NotesCount } from "./CellNotes.tsx";
import { PreviewBoard } from "./PreviewBoard.tsx";
import { PreviewGrid } from "./PreviewGrid.tsx";

interface TablePreviewPaneProps {
  readonly desk: TableDesk;
  /** Of the contest; a document says its own. */
  readonly language: Language;
}

/**
 * What a file would come to: the board, the table beside it, and what in it is in doubt. What it tells comes into regions that
 * were there before. FIL15 FIL16 PAG42
 */
export function TablePreviewPane({ desk, language }: TablePreviewPaneProps) {
  const texts = useTexts();
  const words = texts.tables;
  const titleId = useId();
  const preview = desk.preview.value;
  const trouble = desk.trouble.value;
  const isLooking = desk.isLooking.value;
  const pane = useRef<HTMLElement>(null);
  useHeldFocus(pane, preview ?? trouble ?? isLooking);
  const isShown = preview !== null || trouble !== null || isLooking;
  return (
    <section
      ref={pane}
      class={isShown ? "stack table-preview" : "table-idle"}
      aria-labelledby={isShown ? titleId : undefined}
    >
      {isShown && <h3 id={titleId}>{words.preview}</h3>}
      <div class="stack" role="status">
        {isLooking && <p class="muted">{words.looking}</p>}
        {!isLooking && preview?.title && <p class="muted">{words.documentOf(preview.title)}</p>}
        {!isLooking && trouble && (
          <Notice tone="warn">
            {trouble === "unreadable"
              ? words.unreadable
              : `${words.noPreview} ${refusalSentence(texts, trouble)}`}
          </Notice>
        )}
      </div>
      <NotesCount desk={desk} />
      {/* Not around the regions: what is busy is not read. */}
      <div class={preview ? "stack" : "table-idle"} aria-busy={isLooking}>
        {preview && <Shown desk={desk} preview={preview} language={preview.language ?? language} />}
      </div>
    </section>
  );
}

function Shown(props: {
  readonly desk: TableDesk;
  readonly preview: TablePreview;
  readonly language: Language;
}) {
  const { tables: words } = useTexts();
  const { desk, preview, language } = props;
  const { table, board } = preview;
  const current = useSignal<string | null>(null);
  const active = useSignal({ row: table?.rows[0]?.row ?? 1, column: 1, asked: 0 });
  const boardTitle = useId();
  const tableTitle = useId();
  const sheetName = table?.sheet ?? null;
  useEffect(() => {
    active.value = { row: desk.preview.peek()?.table?.rows[0]?.row ?? 1, column: 1, asked: 0 };
  }, [sheetName, desk, active]);
  return (
    <>
      <CellNotes
        desk={desk}
        current={current.value}
        onGo={({ key, at }) => {
          current.value = key;
          if (at) active.value = { ...at, asked: active.peek().asked + 1 };
        }}
      />
      <div class="table-sides" data-sides={table === null ? "one" : "two"}>
        <section class="stack" aria-labelledby={boardTitle}>
          <h4 id={boardTitle}>
            {words.board}
            {board && (
              <span class="muted"> · {words.boardOf(board.cards.length, board.rows, board.columns)}</span>
            )}
          </h4>
          {board ? (
            <PreviewBoard board={board} language={language} />
          ) : (
            <p class="muted">{words.boardWaits}</p>
          )}
        </section>
        {table && (
          <section class="stack" aria-labelledby={tableTitle}>
            <h4 id={tableTitle}>{words.table}</h4>
            <TableChoices desk={desk} preview={preview} table={table} />
            <PreviewGrid desk={desk} table={table} active={active} />
            <LeftOut table={table} />
            <p class="hint">{words.tableHint}</p>
          </section>
        )}
      </div>
    </>
  );
}

/** How many rows a header may stand below. */
const headerRows = 20;

/** Which sheet, and which row names the columns; and the way back. */
function TableChoices(props: {
  readonly desk: TableDesk;
  readonly preview: TablePreview;
  readonly table: PreviewTable;
}) {
  const { tables: words } = useTexts();
  const { desk, preview, table } = props;
  const sheetId = useId();
  const headerId = useId();
  const { cells, layout, sheet } = desk.mending.value;
  const isChosen = sheet !== undefined || !isAboutSheets(preview);
  const rows = table.rows.slice(0, headerRows).map(({ row }) => row);
  return (
    <div class="row table-choices">
      {preview.sheets.length > 1 && (
        <div class="field table-choice">
          <label for={sheetId}>{words.sheet}</label>
          <select
            id={sheetId}
            class="input"
            name="sheet"
            value={isChosen ? (table.sheet ?? "") : ""}
            onChange={(event) => {
              if (event.currentTarget.value !== "") desk.takeSheet(event.currentTarget.value);
            }}
          >
            {!isChosen && <option value="">{words.chooseSheet}</option>}
            {preview.sheets.map((name) => (
              <option key={name} value={name} translate={false}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field table-choice">
        <label for={headerId}>{words.headerRow}</label>
        <select
          id={headerId}
          class="input"
          name="headerRow"
          value={`${table.headerRow ?? ""}`}
          onChange={(event) => {
            const { value } = event.currentTarget;
            desk.head(value === "" ? null : Number(value));
          }}
        >
          <option value="">{words.headerNone}</option>
          {[...new Set([...rows, ...(table.headerRow === null ? [] : [table.headerRow])])].map((row) => (
            <option key={row} value={`${row}`}>
              {words.headerIn(row)}
            </option>
          ))}
        </select>
      </div>
      {(cells.size > 0 || layout !== undefined) && (
        <p class="row table-changes">
          {cells.size > 0 && <span class="muted">{words.changedCells(cells.size)}</span>}
          <button type="button" class="button" data-size="small" onClick={() => desk.reset()}>
            ↶ {words.reset}
          </button>
        </p>
      )}
    </div>
  );
}

function isAboutSheets({ problems }: TablePreview): boolean {
  return (problems as readonly FileProblem[]).some(({ code }) => code === "several_tables");
}

function LeftOut({ table }: { readonly table: PreviewTable }) {
  const { tables: words } = useTexts();
  const rows = table.rowCount - table.rows.length;
  const columns = table.columnCount - table.columns.length;
  if (rows <= 0 && columns <= 0) return null;
  return (
    <p class="muted">
      {[rows > 0 ? words.moreRows(rows) : "", columns > 0 ? words.moreColumns(columns) : ""]
        .filter((part) => part !== "")
        .join(" · ")}
    </p>
  );
}

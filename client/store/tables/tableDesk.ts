import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { RouteBody } from "../../../shared/api.ts";
import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import type { Encoding } from "../../../shared/contestFile/encodings.ts";
import type { TablePreview } from "../../../shared/contestFile/tablePreview.ts";
import type { Language } from "../../../shared/languages.ts";
import type { Answer, Trouble } from "../../net/http.ts";
import { type CellNote, cellNotes } from "./cellNotes.ts";
import { cellKey, heading, type Mending, meaning, mendedOf, nothingMended, writing } from "./mending.ts";

/** A file as routes take it, with all that was mended. */
export type FileBody = Pick<RouteBody<"previewTable">, "file" | "encoding" | "mended">;

/** A table on its way to a board: the file, what was mended in it, and what would come of it. FIL15 FIL16 */
export interface TableDesk {
  readonly file: ReadonlySignal<File | null>;
  readonly encoding: ReadonlySignal<Encoding | undefined>;
  readonly mending: ReadonlySignal<Mending>;
  /** What the server made of the file the last time; null: nothing yet. */
  readonly preview: ReadonlySignal<TablePreview | null>;
  /** Whether something newer than that is on its way. */
  readonly isLooking: ReadonlySignal<boolean>;
  /** Why there is no preview; `unreadable`: the browser could not read the file. */
  readonly trouble: ReadonlySignal<Trouble | "unreadable" | null>;
  /** What is said of the table and nobody has settled. */
  readonly notes: ReadonlySignal<readonly CellNote[]>;
  /** What is typed may go on for a while. */
  choose(file: File | null, isTyped?: boolean): void;
  readAs(encoding: Encoding | undefined): void;
  /** Numbers are read in the language of the contest. */
  speak(language: Language): void;
  takeSheet(name: string): void;
  write(row: number, column: number, value: string): void;
  mean(column: number, role: ColumnRole): void;
  /** Which row names the columns; null: none. */
  head(row: number | null): void;
  /** The doubt is none. */
  accept(note: CellNote): void;
  /** The file as it came. */
  reset(): void;
  /** The cell's text, as it is shown now. */
  textAt(row: number, column: number): string;
  isChanged(row: number, column: number): boolean;
  /** Null: no file is chosen. Rejects when it cannot be read. */
  body(): Promise<FileBody | null>;
  stop(): void;
}

export interface TableDeskDeps {
  readonly look: (body: RouteBody<"previewTable">) => Promise<Answer<"previewTable">>;
  readonly read: (file: Blob) => Promise<string>;
  readonly language: Language;
  readonly maxBytes: number;
}

/** After the last change; what is chosen is looked at at once. */
const settleMs = 350;
const againMs = 2_000;

export function createTableDesk({ look, read, language, maxBytes }: TableDeskDeps): TableDesk {
  const file = signal<File | null>(null);
  const encoding = signal<Encoding | undefined>(undefined);
  const preview = signal<TablePreview | null>(null);
  const isLooking = signal(false);
  const trouble = signal<Trouble | "unreadable" | null>(null);
  const mending = signal(nothingMended);
  const accepted = signal<ReadonlySet<string>>(new Set());
  let spoken = language;
  let bytes: Promise<string> | null = null;
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What could not be read is read anew the next time. FIL18 */
  function bytesOf(chosen: File): Promise<string> {
    const reading = bytes ?? read(chosen);
    bytes = reading;
    reading.catch(() => {
      if (bytes === reading) bytes = null;
    });
    return reading;
  }

  async function body(): Promise<FileBody | null> {
    const chosen = file.peek();
    if (!chosen) return null;
    const content = await bytesOf(chosen);
    const [told, mended] = [encoding.peek(), mendedOf(mending.peek())];
    return { file: content, ...(told && { encoding: told }), ...(mended && { mended }) };
  }

  function lookIn(ms: number): void {
    clearTimeout(timer);
    isLooking.value = true;
    looks += 1;
    const number = looks;
    timer = setTimeout(() => void lookNow(number), ms);
  }

  async function lookNow(number: number): Promise<void> {
    const sent = await body().catch(() => "unreadable" as const);
    if (number !== looks) return;
    if (sent === null || sent === "unreadable") {
      batch(() => {
        isLooking.value = false;
        trouble.value = sent;
      });
      return;
    }
    const answer = await look({ ...sent, language: spoken });
    if (number !== looks) return;
    if (!answer.ok && answer.problem.code === "too_fast") {
      lookIn(againMs);
      return;
    }
    batch(() => {
      isLooking.value = false;
      trouble.value = answer.ok ? null : answer.problem;
      if (answer.ok) preview.value = answer.reply;
    });
  }

  /** Says what is different now; without a preview there is nothing to mend. */
  function mend(change: (before: Mending, shown: TablePreview) => Mending, ms: number): void {
    const shown = preview.peek();
    if (!shown) return;
    mending.value = change(mending.peek(), shown);
    lookIn(ms);
  }

  function forget(next: Mending): void {
    batch(() => {
      mending.value = next;
      accepted.value = new Set();
    });
  }

  return {
    file,
    encoding,
    preview,
    isLooking,
    trouble,
    mending,
    notes: computed(() =>
      preview.value === null ? [] : cellNotes(preview.value).filter(({ key }) => !accepted.value.has(key)),
    ),
    choose(chosen, isTyped = false) {
      clearTimeout(timer);
      looks += 1;
      bytes = null;
      batch(() => {
        file.value = chosen;
        encoding.value = undefined;
        preview.value = null;
        trouble.value = null;
        isLooking.value = false;
        forget(nothingMended);
      });
      if (chosen && chosen.size <= maxBytes) lookIn(isTyped ? settleMs : 0);
    },
    readAs(chosen) {
      encoding.value = chosen;
      lookIn(0);
    },
    speak(next) {
      if (next === spoken) return;
      spoken = next;
      if (preview.peek() !== null || isLooking.peek()) lookIn(0);
    },
    takeSheet(sheet) {
      forget({ ...nothingMended, sheet });
      lookIn(0);
    },
    write: (row, column, value) =>
      mend((before, shown) => writing(before, shown, cellKey(row, column), value), settleMs),
    mean: (column, role) => mend((before, shown) => meaning(before, shown, column, role), settleMs),
    head: (row) => mend((before, shown) => heading(before, shown, row), 0),
    accept({ key }) {
      accepted.value = new Set([...accepted.peek(), key]);
    },
    reset() {
      forget(nothingMended);
      lookIn(0);
    },
    textAt(row, column) {
      const written = mending.value.cells.get(cellKey(row, column));
      if (written !== undefined) return written;
      const found = preview.value?.table?.rows.find((one) => one.row === row);
      return found?.cells[column - 1]?.text ?? "";
    },
    isChanged: (row, column) => mending.value.cells.has(cellKey(row, column)),
    body,
    stop: () => {
      clearTimeout(timer);
      looks += 1;
    },
  };
}

import type { FileProblemCode } from "../../../shared/contestFile/problemParams.ts";
import { fileProblem } from "../../../shared/contestFile/problems.ts";
import type { Clock } from "../../contests/clock.ts";
import { SerialQueue } from "../../journal/serialQueue.ts";
import type { WorkbookForm, WrittenSheet } from "../exports/writeWorkbook.ts";
import { inThread } from "./inThread.ts";
import { sheetLimits } from "./sheetLimits.ts";
import type { ReadSheets } from "./workbookSheets.ts";

/**
 * Reads and writes spreadsheets, each in a thread of its own that is ended when it takes too much time or memory: one is read
 * after the other and, beside that, one written after the other. FIL9 FIL25
 */
export class Spreadsheets {
  readonly #clock: Clock;
  readonly #reading = new SerialQueue();
  readonly #writing = new SerialQueue();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The sheets of an `.xlsx` or `.ods` file. Rejects only when no thread can be started. */
  async read(bytes: Uint8Array): Promise<ReadSheets> {
    if (this.#reading.length >= sheetLimits.waiting) return refused("spreadsheets_waiting");
    const came = await this.#reading.run(() =>
      inThread<ReadSheets>({ kind: "read", bytes }, sheetLimits.thread, this.#clock),
    );
    if (came.ok) return came.made;
    return refused(came.why === "too_slow" ? "spreadsheet_too_slow" : "spreadsheet_broken");
  }

  /** The file of one sheet; null: too many are written or wait for it. Rejects when it cannot be written. */
  async write(sheet: WrittenSheet, form: WorkbookForm): Promise<Uint8Array | null> {
    const { waiting, thread } = sheetLimits.written;
    if (this.#writing.length >= waiting) return null;
    const came = await this.#writing.run(() =>
      inThread<Uint8Array>({ kind: "write", sheet, form }, thread, this.#clock),
    );
    if (!came.ok) throw new Error(`a spreadsheet was not written: ${came.why}`, { cause: came.cause });
    return came.made;
  }
}

function refused(
  code: Extract<FileProblemCode, "spreadsheets_waiting" | "spreadsheet_too_slow" | "spreadsheet_broken">,
): ReadSheets {
  return { ok: false, problem: fileProblem(code, {}) };
}

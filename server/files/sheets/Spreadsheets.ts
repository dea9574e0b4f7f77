import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { FileProblemCode } from "../../../shared/contestFile/problemParams.ts";
import { fileProblem } from "../../../shared/contestFile/problems.ts";
import type { Clock } from "../../contests/clock.ts";
import { processorMsOf, watchThread } from "../../ops/watchThread.ts";
import { sheetLimits } from "./sheetLimits.ts";
import type { ReadSheets } from "./workbookSheets.ts";

/** Reads spreadsheets, each in a thread of its own that is ended when it takes too much time or memory; one after the other. FIL9 */
export class Spreadsheets {
  readonly #clock: Clock;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The sheets of an `.xlsx` or `.ods` file. Rejects only when no thread can be started. */
  async read(bytes: Uint8Array): Promise<ReadSheets> {
    if (this.#waiting >= sheetLimits.waiting) return refused("spreadsheets_waiting");
    this.#waiting += 1;
    const reading = this.#last.then(() => readInThread(bytes, this.#clock));
    this.#last = reading.catch(() => undefined);
    try {
      return await reading;
    } finally {
      this.#waiting -= 1;
    }
  }
}

const resourceLimits = {
  maxOldGenerationSizeMb: sheetLimits.memoryMb,
  maxYoungGenerationSizeMb: 16,
  stackSizeMb: 4,
} as const;

function readInThread(bytes: Uint8Array, clock: Clock): Promise<ReadSheets> {
  const { promise, resolve } = Promise.withResolvers<ReadSheets>();
  const compiled = getCompileCacheDir();
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits,
    name: "spreadsheet",
    env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(compiled) },
  });
  const endWatch = watchThread(
    () => processorMsOf(worker),
    clock,
    sheetLimits.thread,
    () => end(refused("spreadsheet_too_slow")),
  );
  const end = (read: ReadSheets) => {
    endWatch();
    resolve(read);
    void worker.terminate();
  };
  worker.on("message", (read: ReadSheets) => end(read));
  // Out of memory, mostly; whatever the reader itself meets it tells.
  worker.on("error", () => end(refused("spreadsheet_too_slow")));
  worker.on("messageerror", () => end(refused("spreadsheet_broken")));
  worker.on("exit", () => end(refused("spreadsheet_broken")));
  return promise;
}

function refused(
  code: Extract<FileProblemCode, "spreadsheets_waiting" | "spreadsheet_too_slow" | "spreadsheet_broken">,
): ReadSheets {
  return { ok: false, problem: fileProblem(code, {}) };
}

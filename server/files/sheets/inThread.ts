import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Clock } from "../../contests/clock.ts";
import { processorMsOf, type ThreadLimits, watchThread } from "../../ops/watchThread.ts";
import type { SheetJob } from "./sheetJob.ts";
import { sheetLimits } from "./sheetLimits.ts";

/** What came of a thread. `too_slow`: it took too much time or memory. */
export type ThreadEnd<T> =
  | { readonly ok: true; readonly made: T }
  | { readonly ok: false; readonly why: "too_slow" | "broken"; readonly cause?: unknown };

const resourceLimits = {
  maxOldGenerationSizeMb: sheetLimits.memoryMb,
  maxYoungGenerationSizeMb: 16,
  stackSizeMb: 4,
} as const;

/** Does the job in a thread of its own. Rejects only when none can be started. FIL9 FIL25 */
export async function inThread<T>(job: SheetJob, limits: ThreadLimits, clock: Clock): Promise<ThreadEnd<T>> {
  const { promise, resolve } = Promise.withResolvers<ThreadEnd<T>>();
  const compiled = getCompileCacheDir();
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: job,
    resourceLimits,
    name: "spreadsheet",
    env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(compiled) },
  });
  const endWatch = watchThread(
    () => processorMsOf(worker),
    clock,
    limits,
    () => end({ ok: false, why: "too_slow" }),
  );
  const end = (came: ThreadEnd<T>) => {
    endWatch();
    resolve(came);
    void worker.terminate();
  };
  worker.on("message", (made: T) => end({ ok: true, made }));
  // Out of memory, mostly; whatever the reader itself meets it tells.
  worker.on("error", (cause) => end({ ok: false, why: "too_slow", cause }));
  worker.on("messageerror", (cause) => end({ ok: false, why: "broken", cause }));
  worker.on("exit", () => end({ ok: false, why: "broken" }));
  return promise;
}

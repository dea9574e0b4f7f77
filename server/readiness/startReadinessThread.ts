import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { ReadinessReport } from "../../shared/simulation/readiness.ts";
import { processorMsOf } from "../ops/watchThread.ts";
import type { ReadinessJob, ReadinessListener, StartReadiness } from "./readinessJob.ts";

/** Far more than the largest board and class take; beyond it the thread ends, and not the program. */
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const;

/** A check in a thread of its own, which never keeps the process from ending. RDY3 */
export const startReadinessThread: StartReadiness = (job: ReadinessJob, listener: ReadinessListener) => {
  // What Node made of the sources at an earlier start; the variable names the folder above the one of this version of Node.
  const compiled = getCompileCacheDir();
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: job,
    resourceLimits,
    name: "readiness",
    env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(compiled) },
  });
  let isOver = false;
  const once = (tell: () => void) => {
    if (isOver) return;
    isOver = true;
    tell();
  };
  const die = (reason: unknown) => once(() => listener.died(reason));
  worker.unref();
  worker.on("message", (report: ReadinessReport) => once(() => listener.done(report)));
  worker.on("error", die);
  worker.on("messageerror", die);
  worker.on("exit", (code) => die(new Error(`the thread ended with code ${code}`)));
  return {
    end() {
      isOver = true;
      void worker.terminate();
    },
    processorMs: () => processorMsOf(worker),
  };
};

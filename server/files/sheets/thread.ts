import { parentPort, workerData } from "node:worker_threads";
import { writeWorkbook } from "../exports/writeWorkbook.ts";
import { readWorkbook } from "./readWorkbook.ts";
import type { SheetJob } from "./sheetJob.ts";

// The thread in which one spreadsheet is read or written: it tells what came of it, and ends.

const job: SheetJob = workerData;
parentPort?.postMessage(job.kind === "read" ? readWorkbook(job.bytes) : writeWorkbook(job.sheet, job.form));

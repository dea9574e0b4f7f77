import { parentPort, workerData } from "node:worker_threads";
import { readWorkbook } from "./readWorkbook.ts";

// The thread in which one spreadsheet is read: it tells what it found, and ends.

parentPort?.postMessage(readWorkbook(workerData as Uint8Array));

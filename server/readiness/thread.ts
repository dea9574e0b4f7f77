import { parentPort, workerData } from "node:worker_threads";
import { checkReadiness } from "./checkReadiness.ts";
import type { ReadinessJob } from "./readinessJob.ts";

// The thread of one check: it has the contest as it was when it was asked, and ends with its answer.

const job: ReadinessJob = workerData;
parentPort?.postMessage(await checkReadiness(job));

import { parentPort } from "node:worker_threads";
import { AccountDesk } from "./AccountDesk.ts";
import type { ToAccountant } from "./accountant.ts";

// The accountant's thread: it knows the checkers, and nothing else of the program.

const desk = new AccountDesk();
parentPort?.on("message", (message: ToAccountant) => {
  const answer = desk.take(message);
  if (answer) parentPort?.postMessage(answer);
});

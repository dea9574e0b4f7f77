import os from "node:os";
import { buffer } from "node:stream/consumers";
import { every, systemClock } from "../contests/clock.ts";
import { pictureKindOf } from "./pictureKind.ts";
import { type ProcessOutcome, processExits } from "./processExits.ts";

// A process of its own: what a broken or hostile file does to the libraries that read it ends this one, and nothing else.

/** The threads that read pictures take turns after those that play. */
function stepBack(): void {
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems do not allow it.
  }
}

const lookEveryMs = 100;

/** Ends the process when it has taken so much of a processor: what reads pictures does so in threads beside this one. */
function endAfter(processorMs: number): () => void {
  return every(systemClock, lookEveryMs, () => {
    const { user, system } = process.cpuUsage();
    if ((user + system) / 1_000 >= processorMs) process.exit(processExits.unreadable);
  });
}

async function press(): Promise<ProcessOutcome> {
  const bytes = await buffer(process.stdin);
  const kind = pictureKindOf(bytes);
  if (!kind) return "unreadable";
  // Where the libraries are missing, all the rest of the program works.
  const loaded = await import("./pressPicture.ts").catch(() => null);
  if (!loaded) return "unavailable";
  try {
    const { content, ...head } = await loaded.pressPicture(bytes, kind);
    process.stdout.write(`${JSON.stringify(head)}\n`);
    process.stdout.write(content);
    return "pressed";
  } catch {
    return "unreadable";
  }
}

stepBack();
const stopLooking = endAfter(Number(process.argv[2]));
process.exitCode = processExits[await press()];
stopLooking();

import { setTimeout as delay } from "node:timers/promises";

const lookAgainMs = 5;

/** Waits until it is so; resolves with whether it came to that in time. */
export async function within(ms: number, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const giveUpAt = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) return false;
    await delay(lookAgainMs);
  }
  return true;
}

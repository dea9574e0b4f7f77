import { deepStrictEqual } from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";

const lookEveryMs = 50;

/** Looks again until what is seen equals what is expected; throws the last difference. */
export async function eventually<T>(look: () => Promise<T>, expected: T, withinMs = 8_000): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    try {
      deepStrictEqual(await look(), expected);
      return;
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
    await delay(lookEveryMs);
  }
}

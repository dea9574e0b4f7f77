import { setTimeout as delay } from "node:timers/promises";

const withinMs = 5_000;
const lookEveryMs = 100;

/** Says that it is so. Throws what was seen instead, when it is not so in time: programs take over what is new in their own. */
export async function seen(what: string, look: () => Promise<boolean | string>): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  let answer = await look();
  while (answer !== true) {
    if (performance.now() > giveUpAt) throw new Error(`${what}: ${answer}`);
    await delay(lookEveryMs);
    answer = await look();
  }
  console.log(`ok      ${what}`);
}

import type { Page } from "playwright-core";
import { lostGapMs, unseenGapMs } from "../../net/linkPace.ts";
import { cutOffSockets } from "../look/wrapSockets.ts";

/** Before the page is opened: it may be held in a gap that has its quiet sign, and would soon be told as lost. BAK4 */
export async function holdGaps(page: Page): Promise<void> {
  await page.addInitScript(
    (longMs) => {
      const wait = globalThis.setTimeout;
      const held = Object.assign(globalThis, { isGapHeld: false });
      const holding = (call: () => void, ms = 0) => (held.isGapHeld && ms > longMs ? 0 : wait(call, ms));
      Object.assign(globalThis, { setTimeout: holding });
    },
    (unseenGapMs + lostGapMs) / 2,
  );
}

/** Cuts its connection, and lets it find no other. */
export async function beginGap(page: Page): Promise<void> {
  await page.route("**/connect/*", () => {});
  await page.evaluate(() => Object.assign(globalThis, { isGapHeld: true }));
  await cutOffSockets(page);
}

/** It comes back, as after a reload. */
export async function endGap(page: Page): Promise<void> {
  await page.unroute("**/connect/*");
  await page.reload();
}

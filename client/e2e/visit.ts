import type { Page } from "playwright-core";

/** A step back takes a few milliseconds; a dialog that stays open holds its step for ever, and is left. */
const patienceMs = 2_000;

/**
 * Opens an address as from the address bar. A dialog or menu that was just closed still goes a step back in the history,
 * which would end the way to the address: that step is awaited. PAG21
 */
export async function visit(page: Page, address: string): Promise<void> {
  await page
    .waitForFunction(() => history.state === null, undefined, { timeout: patienceMs })
    .catch(() => undefined);
  await page.goto(address);
}

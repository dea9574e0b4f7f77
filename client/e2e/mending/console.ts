import type { Locator } from "playwright-core";
import type { Pane } from "../../store/cockpit/cockpit.ts";
import type { FileCard } from "../cards.ts";
import type { ConsolePage } from "../pages/ConsolePage.ts";
import { startingWith } from "../pages/PersonPage.ts";

/** Turns to one of the panes below the board. */
export async function inPane({ page, texts }: ConsolePage, pane: Pane): Promise<Locator> {
  await page.getByRole("tab", { name: startingWith(texts.cockpit.panes[pane]) }).click();
  return page.getByRole("tabpanel", { name: texts.cockpit.panes[pane] });
}

/** Opens a card's panel from the board. */
export async function openCard({ page, texts }: ConsolePage, card: FileCard): Promise<void> {
  const name = texts.screen.card(card.category, card.pricePoints);
  await page.locator(`[data-tile="${card.id}"]`).click();
  await page.getByRole("region", { name, exact: true }).waitFor();
}

export async function closeSide({ page, texts }: ConsolePage): Promise<void> {
  const panel = page.locator(".side-panel");
  await panel.getByRole("button", { name: texts.app.close, exact: true }).click();
  await panel.waitFor({ state: "detached" });
}

/** Presses a button that opens a repair's dialog. */
export async function askedToRepair(moderator: ConsolePage, button: string, title: string): Promise<Locator> {
  await moderator.page.locator(".side-panel").getByRole("button", { name: button }).first().click();
  const dialog = moderator.page.getByRole("dialog", { name: title });
  await dialog.waitFor();
  return dialog;
}

/** Gives the reason and applies the act, once its preview is there. */
export async function applied({ texts }: ConsolePage, dialog: Locator, why: string): Promise<void> {
  await dialog.getByLabel(texts.repairs.why, { exact: true }).fill(why);
  await dialog.getByRole("button", { name: texts.repairs.apply, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

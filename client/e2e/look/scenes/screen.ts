import { screenViews } from "../../../store/screenShow.ts";
import type { ScreenPage } from "../../pages/ScreenPage.ts";
import { visit } from "../../visit.ts";
import { openPage, type Studio } from "../Studio.ts";

/** What the screen may show instead of everything, its menu and the list of its keys. Leaves it as it was. */
export async function showScreen({ texts, show }: Studio, screen: ScreenPage): Promise<void> {
  const { page } = screen;
  const words = texts.screen;
  for (const view of screenViews.slice(1)) {
    await screen.showNext();
    await page.getByText(words.shown(words.show[view])).waitFor({ state: "attached" });
    await show(page, `screen-only-${view}`, "screen");
  }
  await screen.showNext();
  await page.getByRole("button", { name: words.keysButton }).focus();
  await show(page, "screen-menu", "screen");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: words.keysTitle }).waitFor();
  await show(page, "screen-keys", "screen");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

/** PAG15 A screen whose board is still on its way: what it says to screen readers is not seen. */
export async function showScreenBeforeItsBoard(studio: Studio, code: string): Promise<void> {
  const { texts, origin, show, check } = studio;
  const { page, witness } = await openPage(studio);
  witness.networkMayFail = true;
  await page.route("**/assets/stage-*.js", () => {});
  await visit(page, `${origin}/screen/${code}?renderer=canvas`);
  await page.getByRole("table", { name: texts.screen.twinCaption }).waitFor({ state: "attached" });
  await check(page, "screen-twin-unseen", async () => {
    const box = await page.locator(".screen-twin").boundingBox();
    const isSeen = box === null || box.width > 1 || box.height > 1;
    return isSeen ? [{ rule: "what only screen readers are told is seen", where: "the board's table" }] : [];
  });
  await show(page, "screen-board-on-its-way", "screen");
  await page.context().close();
}

/** A screen that has no picture yet, and one that gets none. */
export async function showScreenWithoutPicture(studio: Studio, code: string): Promise<void> {
  const { texts, origin, show } = studio;
  const { page, witness } = await openPage(studio);
  const connect = "**/connect/screen";
  await page.route(connect, () => {});
  await visit(page, `${origin}/screen/${code}?renderer=canvas`);
  await page.getByRole("heading", { name: texts.screen.connectingTitle }).waitFor();
  await show(page, "screen-connecting", "screen");
  witness.networkMayFail = true;
  await page.route(connect, (route) => route.abort());
  await page.reload();
  await page.getByRole("heading", { name: texts.screen.troubleTitle }).waitFor();
  await show(page, "screen-trouble", "screen");
  await page.context().close();
}

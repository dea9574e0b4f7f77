import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { Studio } from "../Studio.ts";

/** The list of contests, and what it asks: from the first menu of a contest to its deletion for good. */
export async function showLibrary(studio: Studio, organizer: ConsolePage, title: string): Promise<void> {
  const { texts, show } = studio;
  const words = texts.library;
  const { page } = organizer;
  const menu = organizer.button(words.actionsOf(title));
  const choose = async (item: string) => {
    await menu.click();
    await page.getByRole("menuitem", { name: item }).click();
  };

  const { service } = texts;
  await page.getByRole("link", { name: service.toService }).click();
  await page.getByRole("heading", { name: service.contests, exact: true }).waitFor();
  await show(page, "console-service", "page");
  await page.getByRole("link", { name: service.toContests }).click();

  await menu.click();
  await page.getByRole("menuitem", { name: words.move }).waitFor();
  await show(page, "console-contest-menu", "page");
  await page.getByRole("menuitem", { name: words.move }).click();
  await page.getByLabel(words.folder, { exact: true }).selectOption({ label: words.newFolder });
  await page.getByLabel(words.folderName, { exact: true }).fill("7 B");
  await show(page, "console-contest-move", "page");
  await organizer.button(words.moveNow).click();
  await organizer.button(words.renameFolderOf("7 B")).waitFor();
  await show(page, "console-contest-folder", "page");

  await choose(words.details);
  await page.getByRole("dialog").getByLabel(texts.console.contestTitle, { exact: true }).waitFor();
  await show(page, "console-contest-details", "page");
  await page.keyboard.press("Escape");

  await choose(words.remove);
  await organizer.button(words.removeNow).waitFor();
  await show(page, "console-contest-delete", "page");
  await organizer.button(words.removeNow).click();
  await page.getByRole("status").filter({ hasText: words.removed }).waitFor();
  await page.getByRole("button", { name: words.filters.bin }).click();
  await show(page, "console-contest-bin", "page");
  await choose(words.purge);
  await page.getByLabel(words.purgeConfirm("").trim()).waitFor();
  await show(page, "console-contest-purge", "page");
  await page.getByLabel(words.purgeConfirm("").trim()).fill(title);
  await organizer.button(words.purgeNow).click();
  await page.getByRole("status").filter({ hasText: words.purged }).waitFor();
}

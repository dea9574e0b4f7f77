import type { Page } from "playwright-core";
import { BoardPage } from "../../pages/BoardPage.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import { openPage, organizerAt, type Studio } from "../Studio.ts";

/** Somebody else on the board: at a card in the grid, typing in the card that is open here, and saving another version of it. */
export async function showTwoAuthors(studio: Studio, organizer: ConsolePage, code: string): Promise<void> {
  const { origin, show, texts } = studio;
  const { page } = organizer;
  const other = organizerAt(studio, await openPage(studio, page.context()));
  const [own, others] = [new BoardPage(organizer), new BoardPage(other)];
  await others.open(origin, code);
  await others.openCard(1, 1);
  await own.openCard(1, 1);
  const words = await own.statement();
  await other.page.locator("[name=moderator-name]").fill({ en: "Anna", ru: "Анна" }[studio.language]);
  await other.page.keyboard.press("Enter");
  const stopTyping = keepTyping(other.page);
  await page.locator(".studio-card [data-unsaved]").waitFor();
  await show(page, "studio-two-authors", "page");
  await organizer.button(texts.app.close).click();
  await page.locator(".studio-authors").waitFor();
  await show(page, "studio-two-authors-board", "page");
  await stopTyping();
  await others.typeStatement(words);
  await others.isSaved();

  await own.openCard(1, 1);
  await Promise.all([own.typeStatement(`${words} 1`), others.typeStatement(`${words} 2`)]);
  const isLater = async () => (await own.isAsked()) || (await others.isAsked());
  while (!(await isLater())) await page.waitForTimeout(50);
  const [later, board] = (await own.isAsked()) ? [page, own] : [other.page, others];
  await show(later, "studio-conflict", "page");
  await board.keepMine();
  // Words typed before the others' are here would be asked about, too.
  while ((await own.statement()) !== (await others.statement()) || (await isLater())) {
    for (const asked of [own, others]) if (await asked.isAsked()) await asked.keepMine();
    await page.waitForTimeout(50);
  }
  await own.typeStatement(words);
  await own.isSaved();
  await organizer.button(texts.app.close).click();
  await other.page.close();
}

/** Somebody who never gets done: what is typed here is not saved until it is stopped. */
function keepTyping(page: Page): () => Promise<void> {
  let isOver = false;
  const box = page.locator(".studio-card [name=statement]");
  const typing = (async () => {
    await box.focus();
    for (let keys = 0; !isOver; keys += 1) {
      await page.keyboard.press(keys % 2 === 0 ? "x" : "Backspace");
      await page.waitForTimeout(300);
    }
  })();
  return async () => {
    isOver = true;
    await typing;
  };
}

/** A card that a team has open, in the studio of a contest that is played: what is said before it is corrected, and afterwards. */
export async function showWhilePlayed(studio: Studio, organizer: ConsolePage, code: string): Promise<void> {
  const { origin, show, texts, contest } = studio;
  const author = organizerAt(studio, await openPage(studio, organizer.page.context()));
  const { page } = author;
  const desk = new BoardPage(author);
  await desk.open(origin, code);
  await show(page, "studio-while-played-board", "page");
  const { row, column } = contest.formula;
  await desk.openCard(row, column);
  await page.getByText(texts.editors.beforeTitle).waitFor();
  await desk.typeStatement(`${await desk.statement()}\n\n(1)`);
  await page.locator(".studio-told", { hasText: "✓" }).waitFor();
  await show(page, "studio-while-played", "page");
  await author.button(`↶ ${texts.studio.undo}`).click();
  await desk.isSaved();
  await page.close();
}

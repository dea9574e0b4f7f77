import { visit } from "../../visit.ts";
import { inspectPaper } from "../paper.ts";
import type { organizerAt, Studio } from "../Studio.ts";

/** Cards of another contest, chosen at the board; then the key sheet and the task cards, as they are seen and as they are printed. */
export async function showPaperAndCopies(
  studio: Studio,
  organizer: ReturnType<typeof organizerAt>,
  code: string,
): Promise<void> {
  const { origin, texts, show, check, contest } = studio;
  const { page } = organizer;
  const words = texts.exports;
  await organizer.button(words.cardsFrom).click();
  await page.locator(".cards-from-list button").first().waitFor();
  await show(page, "studio-cards-from-contests", "page");
  await page.locator(".cards-from-list button").first().click();
  await page.locator(".cards-from-shelf").first().waitFor();
  await page.locator(".cards-from-all input").first().check();
  await page.locator("input[name=where]").first().check();
  await show(page, "studio-cards-from", "page");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await visit(page, `${origin}/console/${code}/key-sheet`);
  await page.locator(".key-sheet .statement").first().waitFor();
  await show(page, "print-keys", "page");
  await check(page, "print-keys-on-paper", () =>
    inspectPaper(page, [contest.title, words.columns.key, words.keysWarning]),
  );
  await visit(page, `${origin}/console/${code}/task-cards`);
  await page.locator(".task-card .statement").first().waitFor();
  await show(page, "print-cards", "page");
  await page.locator("[name=per-page]").nth(1).check();
  await page.locator("[data-per-page='8']").waitFor();
  await show(page, "print-cards-eight", "page");
  await check(page, "print-cards-on-paper", () => inspectPaper(page, []));
  await visit(page, `${origin}/console/${code}/board`);
  await organizer.button(words.cardsFrom).waitFor();
}

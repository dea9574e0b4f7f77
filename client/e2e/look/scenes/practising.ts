import type { Page } from "playwright-core";
import { visit } from "../../visit.ts";
import { openPage, type Studio } from "../Studio.ts";

/** One person alone: the choice, a refusal, the play page, its end, and a practice that is gone. */
export async function practise(studio: Studio): Promise<void> {
  const { page } = await openPage(studio);
  await showChoice(studio, page);
  await showPlay(studio, page);
  await showGone(studio, page);
  await page.context().close();
}

async function showChoice({ texts, origin, show }: Studio, page: Page): Promise<void> {
  const words = texts.practice;
  const api = "**/api/practice";
  await page.route(api, (route) =>
    route.fulfill({ status: 404, json: { type: "about:blank", status: 404, code: "not_found" } }),
  );
  await visit(page, `${origin}/practice?renderer=canvas`);
  await page.getByRole("button", { name: words.retry }).waitFor();
  await show(page, "practice-no-boards", "page");
  await page.unroute(api);
  await page.getByRole("button", { name: words.retry }).click();
  await page.getByRole("radio", { name: words.withoutClock }).check();
  await show(page, "practice-choice", "page");

  const refusal = { type: "about:blank", status: 429, code: "practice_too_often", params: { seconds: 240 } };
  await page.route(api, (route) => route.fulfill({ status: 429, json: refusal }));
  await page.getByRole("button", { name: words.start, exact: true }).click();
  await page.getByText(texts.httpProblems.practice_too_often(refusal.params)).waitFor();
  await show(page, "practice-refused", "page");
  await page.unroute(api);
}

async function showPlay({ texts, show }: Studio, page: Page): Promise<void> {
  const words = texts.practice;
  await page.getByRole("button", { name: words.start, exact: true }).click();
  await page.getByText(words.mark).waitFor();
  await page.locator("[data-board=ready]").waitFor();
  await show(page, "practice-play", "page");
  await page.getByRole("button", { name: texts.help.open, exact: true }).click();
  await page.getByRole("dialog", { name: texts.help.open }).getByRole("img").first().waitFor();
  await show(page, "how-to-play", "page");
  await page.keyboard.press("Escape");
  // A task is open when the practice ends.
  await page.getByRole("group").getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: texts.play.buyTitle }).getByRole("button").last().click();
  await page.getByRole("textbox", { name: texts.play.answer }).waitFor();
  const finish = page.getByRole("button", { name: words.finish, exact: true });
  await finish.click();
  const dialog = page.getByRole("dialog", { name: words.finishTitle });
  await dialog.waitFor();
  await show(page, "practice-finish-question", "page");
  await dialog.getByRole("button", { name: words.finish, exact: true }).click();
  await page.getByRole("heading", { name: words.doneTitle }).waitFor();
  await show(page, "practice-finished", "task");
}

/** As after a restart: the browser knows the seat, the server does not know the room. */
async function showGone({ texts, origin, show }: Studio, page: Page): Promise<void> {
  const [code = "", seatId = ""] = new URL(page.url()).pathname.split("/").slice(2);
  const forgotten = code.split("").toReversed().join("");
  await page.evaluate(
    ([from, to, id]) => {
      const key = `regatta.seat.${id}`;
      localStorage.setItem(key, (localStorage.getItem(key) ?? "").replace(from ?? "", to ?? ""));
    },
    [code, forgotten, seatId],
  );
  await visit(page, `${origin}/play/${forgotten}/${seatId}`);
  await page.getByRole("heading", { name: texts.practice.goneTitle }).waitFor();
  await show(page, "practice-gone", "page");
}

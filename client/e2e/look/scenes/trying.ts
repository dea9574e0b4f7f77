import type { Page } from "playwright-core";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { Studio } from "../Studio.ts";

/** What an author chooses, and the trial: under way, steered, after a change of the board, and over. The board's page is open. */
export async function tryDraft({ texts, show }: Studio, organizer: ConsolePage): Promise<void> {
  const { page } = organizer;
  const words = texts.trying;
  await page.locator(".studio-fold summary", { hasText: words.title }).click();
  await page.locator("[name=simulated-teams]").fill("8");
  await show(page, "studio-try", "page");

  const [trial] = await Promise.all([
    page.context().waitForEvent("page"),
    page.locator(".studio-fold").getByRole("link", { name: words.start }).click(),
  ]);
  await showTrial(trial, { texts, show });
  await trial.close();
  await page.locator(".studio-fold summary", { hasText: words.title }).click();
}

async function showTrial(trial: Page, { texts, show }: Pick<Studio, "texts" | "show">): Promise<void> {
  const words = texts.trying;
  await trial.getByText(words.mark).waitFor();
  await trial.locator("[data-board=ready]").waitFor();
  const change = trial.getByRole("button", { name: words.change, exact: true });
  await change.click();
  const dialog = trial.getByRole("dialog", { name: words.changeTitle });
  await dialog.getByRole("radio", { name: words.times(10), exact: true }).check();
  await show(trial, "try-steering", "page");
  await dialog.getByRole("button", { name: words.apply, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await trial.getByRole("group").getByRole("button").first().focus();
  await trial.keyboard.press("Enter");
  await trial.getByRole("dialog", { name: texts.play.buyTitle }).getByRole("button").last().click();
  await trial.getByRole("link", { name: words.editCard }).waitFor();
  await show(trial, "try-running", "task");

  // As it says a moment after the board was edited.
  const changed = { teams: 8, skillPercent: 60, cardSeconds: 120, hurry: 10, changed: true };
  await trial.route("**/try/players", (route) => route.fulfill({ json: changed }));
  await trial.locator(".try-changed").getByText(words.boardChanged).waitFor();
  await show(trial, "try-changed", "task");
  await trial.unroute("**/try/players");

  const code = new URL(trial.url()).pathname.split("/")[2] ?? "";
  await trial.evaluate(
    async ([room, seatId]) => {
      const { seatToken } = JSON.parse(localStorage.getItem(`regatta.seat.${seatId}`) ?? "{}");
      await fetch(`/api/rooms/${room}/practice/finish`, {
        method: "POST",
        headers: { authorization: `Bearer ${seatToken}` },
      });
    },
    [code, new URL(trial.url()).pathname.split("/")[3] ?? ""],
  );
  await trial.getByRole("heading", { name: words.doneTitle }).waitFor();
  await show(trial, "try-over", "task");
}

import type { ContestSummary } from "../../../../shared/api.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import { visit } from "../../visit.ts";
import { openPage, organizerAt, type Studio } from "../Studio.ts";

/** The choice of the first password. This server has one: that it has none is said in its place. */
export async function showFirstPassword(studio: Studio): Promise<void> {
  const { texts, origin, login, show } = studio;
  const words = texts.beginning;
  const teacher = organizerAt(studio, await openPage(studio));
  const { page } = teacher;
  await visit(page, `${origin}/console#first=ENDED`);
  await teacher.status(texts.httpProblems.link_over({})).waitFor();
  await show(page, "console-link-over", "page");

  await page.route("**/api/auth/first-run", (route) => route.fulfill({ json: { login } }));
  await visit(page, `${origin}/console`);
  await page.getByRole("heading", { name: words.passwordTitle }).waitFor();
  await show(page, "console-first-password", "page");
  await page.getByLabel(texts.console.password, { exact: true }).fill("gulls");
  await teacher.button(words.showPassword).click();
  await teacher.button(words.setPassword).click();
  await page.getByText(words.passwordShort).waitFor();
  await show(page, "console-first-password-short", "page");
  await page.context().close();
}

/** The tiles above no contest, and above many. In another page of the organizer's browser: signed in already. */
export async function showBeginnings(studio: Studio, organizer: ConsolePage): Promise<void> {
  const { texts, origin, show, contest, language } = studio;
  const { page } = await openPage(studio, organizer.page.context());
  for (const [state, count] of [
    ["console-no-contests", 0],
    ["console-many-contests", 50],
  ] as const) {
    const contests = Array.from(
      { length: count },
      (_, index): ContestSummary => ({
        roomCode: `AB${index + 10}CD`,
        title: `${contest.title} ${index + 1}`,
        language,
        phase: index % 3 === 0 ? "lobby" : "finished",
        createdAt: 1_700_000_000_000 - index * 86_400_000,
        finishedAt: null,
        teamCount: null,
        folder: null,
        archived: false,
        deletedAt: null,
        broken: false,
      }),
    );
    await page.route("**/api/contests", (route) => route.fulfill({ json: { contests } }));
    await visit(page, `${origin}/console`);
    await page.getByRole("heading", { name: texts.console.contests }).waitFor();
    await page.locator(".demo-board").first().waitFor();
    if (count === 0) await page.getByText(texts.console.noContests).waitFor();
    else await page.getByRole("link", { name: `${contest.title} 1`, exact: true }).waitFor();
    await show(page, state, "page");
    await page.unroute("**/api/contests");
  }
  await page.close();
}

import { eventually } from "../../eventually.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import { visit } from "../../visit.ts";
import { openPage, type Studio, teamAt } from "../Studio.ts";

/** Two laptops of one team: one types, the other sees it, is away, comes back; then one loses its seat. */
export async function playTogether(
  studio: Studio,
  { organizer, team }: { readonly organizer: ConsolePage; readonly team: TeamPage },
  code: string,
): Promise<void> {
  const { texts, origin, show, contest } = studio;
  const mate = teamAt(studio, await openPage(studio), team.team);
  await mate.typeCode(origin, code);
  await mate.joinAsSecondLaptop(await team.pin());
  await mate.open(contest.text);
  await team.type("");
  await mate.type(contest.text.answer);
  await team.page.locator(".mate-draft").waitFor();
  await show(team.page, "play-mate-writes", "task");

  const address = team.page.url();
  await visit(team.page, "about:blank");
  const before = await mate.balance();
  await mate.page.keyboard.press("Enter");
  await eventually(async () => (await mate.balance()) > before, true);
  await showComingBack(studio, team, address);

  const words = texts.console;
  await organizer.askAbout(team.team, "seats");
  const dialog = organizer.page.getByRole("dialog");
  await dialog.getByRole("button", { name: words.releaseSeat }).nth(1).click();
  await mate.page.getByRole("heading", { name: texts.goodbyes.seat_released.title }).waitFor();
  await organizer.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await organizer.closePanel();
  await show(mate.page, "play-seat-released", "page");
  await mate.page.context().close();
}

async function showComingBack({ texts, show, origin }: Studio, team: TeamPage, address: string) {
  const { page, witness } = team;
  const connect = "**/connect/team";
  await page.route(connect, () => {});
  await visit(page, address);
  await page.getByRole("heading", { name: texts.status.connecting }).waitFor();
  await show(page, "play-arriving", "page");
  witness.networkMayFail = true;
  await page.route(connect, (route) => route.abort());
  await page.reload();
  await page.getByRole("heading", { name: texts.play.notReachedTitle }).waitFor();
  await show(page, "play-not-reached", "page");

  await visit(page, origin);
  await page.unroute(connect);
  await page.evaluate(pretendLongAgo, 5 * 60_000);
  await visit(page, address);
  await team.arrived();
  witness.networkMayFail = false;
  await page.locator(".away").waitFor();
  await show(page, "play-while-away", "page");
  await page.locator(".away button").click();
}

/** Runs inside the page: what it last saw was seen so much earlier. */
function pretendLongAgo(ms: number): void {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith("regatta.seen."))) {
    const seen = JSON.parse(localStorage.getItem(key) ?? "{}");
    localStorage.setItem(key, JSON.stringify({ ...seen, at: seen.at - ms }));
  }
}

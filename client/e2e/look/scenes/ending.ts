import { eventually } from "../../eventually.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import { ResultsPage } from "../../pages/ResultsPage.ts";
import type { ScreenPage } from "../../pages/ScreenPage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import { visit } from "../../visit.ts";
import { inspectPaper } from "../paper.ts";
import { openPage, type Studio } from "../Studio.ts";

interface People {
  readonly organizer: ConsolePage;
  readonly screen: ScreenPage;
  readonly team: TeamPage;
}

/** The last minutes, the end and what remains. */
export async function end(studio: Studio, people: People, code: string): Promise<void> {
  const { texts, show, origin } = studio;
  const { organizer, screen, team } = people;
  await closeTheEntry(studio, organizer, code);
  await showLastMinutes(studio, people);

  await organizer.button(`${texts.console.actions.finish} …`).click();
  const dialog = organizer.page.getByRole("dialog");
  await dialog.getByRole("button", { name: texts.console.actions.finish, exact: true }).click();
  await organizer.inPhase("finished");
  await team.page.locator(".play[data-phase=finished]").waitFor();
  await screen.tellAll();
  await screen.page.getByRole("list", { name: texts.screen.podium }).waitFor();
  await show(screen.page, "screen-finished", "screen");
  await show(team.page, "play-finished", "page");
  await show(organizer.page, "console-finished", "page");
  await organizer.button(`${texts.console.actions.reopen} …`).click();
  await dialog.waitFor();
  await show(organizer.page, "console-reopen", "page");
  await organizer.page.keyboard.press("Escape");

  const stranger = await openPage(studio);
  await visit(stranger.page, `${origin}/join/${code}`);
  await stranger.page.getByText(texts.join.finished).waitFor();
  await show(stranger.page, "join-finished", "page");
  await showResults(studio, people, code);
}

async function closeTheEntry(studio: Studio, organizer: ConsolePage, code: string): Promise<void> {
  const { texts, origin, show } = studio;
  await organizer.page.getByLabel(texts.teams.entry).selectOption("closed");
  const { page } = await openPage(studio);
  await visit(page, `${origin}/join/${code}`);
  await page.getByText(texts.join.entryClosed).waitFor();
  await show(page, "join-entry-closed", "page");
  await page.context().close();
}

async function showLastMinutes({ show, contest }: Studio, { organizer, screen, team }: People) {
  while ((await organizer.clockSeconds()) > 115) {
    const before = await organizer.clockSeconds();
    await organizer.moveEnd(-1);
    await eventually(async () => (await organizer.clockSeconds()) <= before - 55, true);
  }
  await show(screen.page, "screen-last-minutes", "screen");
  await show(team.page, "play-last-minutes", "page");
  const another = contest.cards[contest.cards.indexOf(contest.plain) + 1];
  if (!another) throw new Error("no card is left");
  await team.press(another);
  await team.purchaseDialog().waitFor();
  await show(team.page, "play-buy-late", "page");
  await team.page.keyboard.press("Escape");
}

async function showResults(studio: Studio, { organizer, team }: People, code: string): Promise<void> {
  const { contest, origin, show, texts } = studio;
  const matrix = new ResultsPage(organizer);
  await matrix.open(origin, code, contest.title);
  await organizer.page.getByRole("heading", { name: texts.results.matrix }).waitFor();
  await show(organizer.page, "results-organizer", "page");
  await studio.check(organizer.page, "results-on-paper", (page) =>
    inspectPaper(page, [contest.title, team.team, texts.results.matrix]),
  );
  const own = new ResultsPage(team);
  await own.open(origin, code, contest.title);
  await own.history(team.team);
  await show(team.page, "results-team", "page");
  const stranger = await openPage(studio);
  await new ResultsPage({ page: stranger.page, texts }).open(origin, code, contest.title);
  await show(stranger.page, "results-stranger", "page");
}

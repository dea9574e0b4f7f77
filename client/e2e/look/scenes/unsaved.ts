import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { ScreenPage } from "../../pages/ScreenPage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import type { Studio } from "../Studio.ts";

/** The database takes nothing of this contest for a while; only a server of its own can be made to refuse. */
export async function showUnsaved(
  studio: Studio,
  people: { readonly organizer: ConsolePage; readonly screen: ScreenPage; readonly team: TeamPage },
  code: string,
): Promise<void> {
  const { texts, show, contest, refuseEvents } = studio;
  const { organizer, screen, team } = people;
  if (refuseEvents === null) {
    console.log("  the state “not saved” is shown on PostgreSQL only: set DATABASE_URL");
    return;
  }
  const accept = await refuseEvents(code);
  await team.open(contest.formula);
  await team.answer("1/8");
  await team.page.getByText(texts.status.notSaved).waitFor();
  await screen.page.getByText(texts.screen.notSaved).waitFor();
  await show(team.page, "play-not-saved", "page");
  await show(screen.page, "screen-not-saved", "screen");
  await show(organizer.page, "console-not-saved", "page");
  await accept();
  await team.page.getByText(texts.status.notSaved).waitFor({ state: "hidden" });
  await team.attemptsLeftShown(1);
}

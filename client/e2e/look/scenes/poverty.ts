import type { TeamPage } from "../../pages/TeamPage.ts";
import { openPage, type Studio, teamAt } from "../Studio.ts";
import { teamNames } from "../teamNames.ts";

/** A team spends all it has on one card, fails it, and is offered another for what it has left. */
export async function showPoverty(studio: Studio, code: string): Promise<void> {
  const { origin, show, contest, language } = studio;
  const team = teamAt(studio, await openPage(studio), teamNames[language].poor);
  await team.typeCode(origin, code);
  await team.joinAsNewTeam(contest.title);
  const dearest = contest.cards.at(-1);
  if (!dearest) throw new Error("the contest has no cards");
  await team.buy(dearest);
  await fail(team);
  await team.page.locator(".verdict-box[data-verdict=failed]").waitFor();
  await show(team.page, "play-failed", "page");
  await team.press(contest.plain);
  await team.purchaseDialog().waitFor();
  await show(team.page, "play-relief", "page");
  await team.page.context().close();
}

async function fail(team: TeamPage): Promise<void> {
  await team.answer("1");
  await team.attemptsLeftShown(2);
  await team.answer("2");
  await team.attemptsLeftShown(1);
  await team.answer("3");
}

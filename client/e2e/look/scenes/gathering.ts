import { invitationAddress } from "../../../store/invitation.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import { visit } from "../../visit.ts";
import { inspectPaper } from "../paper.ts";
import { joinTeams, openPage, type Studio, screenAt, teamAt } from "../Studio.ts";
import { manyTeams, teamNames } from "../teamNames.ts";
import { showCrowd, showDoor } from "./entrance.ts";
import { showScreenWithoutPicture } from "./screen.ts";

/** A draft opens its lobby, and the teams come in. */
export async function gather(studio: Studio, organizer: ConsolePage, code: string) {
  const { texts, origin, show, contest, language } = studio;
  const screen = screenAt(studio, await openPage(studio));
  await visit(screen.page, `${origin}/screen/${code}?renderer=canvas`);
  await screen.page.getByRole("heading", { name: texts.screen.draftTitle }).waitFor();
  await show(screen.page, "screen-draft", "screen");

  await organizer.press("openLobby", "lobby");
  await show(organizer.page, "console-lobby-empty", "page");
  await organizer.button(texts.console.actions.start).click();
  await organizer.page.getByRole("dialog").waitFor();
  await show(organizer.page, "console-start-empty", "page");
  await organizer.page.keyboard.press("Escape");
  await screen.live();
  await show(screen.page, "screen-lobby-empty", "screen");

  await showScreenWithoutPicture(studio, code);

  const names = teamNames[language];
  const team = teamAt(studio, await openPage(studio), names.own);
  await team.typeCode(origin, code);
  await team.page.getByRole("heading", { name: contest.title }).waitFor();
  await show(team.page, "join-room", "page");
  await team.page.getByLabel(texts.join.teamName, { exact: true }).fill("");
  await team.button(texts.join.join).click();
  await team.page.getByText(texts.join.nameMissing).waitFor();
  await team.page.getByRole("radio", { name: texts.join.secondLaptop }).check();
  await team.button(texts.join.takeSeat).click();
  await team.page.getByText(texts.join.pinMissing).waitFor();
  await show(team.page, "join-second-laptop", "page");
  await team.page.getByRole("radio", { name: texts.join.newTeam }).check();
  await team.joinAsNewTeam(contest.title);
  await show(team.page, "play-lobby", "page");
  await showBoats(studio, team);

  await showInvitation(studio, team, code);

  const mate = await openPage(studio, team.page.context());
  await visit(mate.page, `${origin}/join/${code}`);
  await mate.page.getByRole("heading", { name: texts.join.continueTitle }).waitFor();
  await show(mate.page, "join-own-seats", "page");
  await mate.page.close();

  const removed = teamAt(studio, await openPage(studio), names.removed);
  await removed.typeCode(origin, code);
  await removed.joinAsNewTeam(contest.title);

  await showDoor(studio, { organizer, team: removed }, code);
  await showCrowd(studio, organizer, code);
  await joinTeams(studio, code, manyTeams(language));
  await screen.page.getByText(texts.screen.teamsHere(manyTeams(language).length + 2)).waitFor();
  await show(screen.page, "screen-lobby", "screen");
  await studio.check(screen.page, "screen-lobby-on-paper", (page) =>
    inspectPaper(page, [contest.title, code]),
  );
  await showTeamDialogs(studio, organizer);
  return { screen, team, removed };
}

/** Those that are free, one of them marked. */
async function showBoats({ texts, show }: Studio, { page }: TeamPage): Promise<void> {
  const fold = page.getByText(texts.boats.chooseAnother);
  await fold.click();
  await page.getByRole("group", { name: texts.boats.free }).getByRole("radio").first().check();
  await show(page, "play-lobby-boats", "page");
  await fold.click();
}

/** A further device, by the code that the first one shows. */
async function showInvitation(studio: Studio, team: TeamPage, code: string): Promise<void> {
  const { texts, origin, show } = studio;
  const tab = (name: string) => team.page.getByRole("tab", { name, exact: true });
  await tab(texts.play.team).click();
  const asked = team.page.waitForResponse((response) => response.url().endsWith("/seats/invitation"));
  await team.button(texts.play.addDevice).click();
  const { invitation } = await (await asked).json();
  await team.page.getByRole("dialog", { name: texts.play.addDevice }).waitFor();
  await team.page.getByText(texts.join.working).waitFor({ state: "hidden" });
  await show(team.page, "play-add-device", "page");
  await team.page.keyboard.press("Escape");
  await tab(texts.play.standings).click();

  const { page } = await openPage(studio);
  await visit(page, invitationAddress(origin, code, invitation));
  await page.getByText(texts.join.invited).waitFor();
  await show(page, "join-invited", "page");
  await page.context().close();
}

async function showTeamDialogs({ show, check, language }: Studio, organizer: ConsolePage): Promise<void> {
  const { page } = organizer;
  await page.locator("tr[data-team]").getByRole("button", { name: teamNames[language].own }).waitFor();
  await show(page, "console-lobby", "page");
  const pins = (await organizer.teams()).flatMap(({ name, pin }) => [name, pin]);
  await check(page, "console-lobby-on-paper", () => inspectPaper(page, pins));
  for (const dialog of ["rename", "seats", "remove"] as const) {
    await organizer.askAbout(teamNames[language].own, dialog);
    await show(page, `console-${dialog}`, "page");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
}

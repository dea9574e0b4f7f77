import { applied, inPane, openCard } from "../../mending/console.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { ScreenPage } from "../../pages/ScreenPage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import type { Studio } from "../Studio.ts";

interface People {
  readonly organizer: ConsolePage;
  readonly screen: ScreenPage;
  readonly team: TeamPage;
}

/** A corrected key, a question, a message, covered boards, an emergency, frozen standings: on every page that shows them. */
export async function mend(studio: Studio, people: People): Promise<void> {
  await correct(studio, people);
  await ask(studio, people);
  await say(studio, people);
  await cover(studio, people);
  await stopAll(studio, people);
  await freeze(studio, people);
  await showPlaces(studio, people);
}

async function correct({ texts, contest, show }: Studio, { organizer, team }: People): Promise<void> {
  const { repairs, audit } = texts;
  const { page } = organizer;
  await openCard(organizer, contest.formula);
  await page.locator(".answer-group").first().waitFor();
  await show(page, "console-card", "page");
  await organizer.button(repairs.correctKey).click();
  const dialog = page.getByRole("dialog", { name: repairs.correctTitle });
  await dialog.getByLabel(repairs.key, { exact: true }).fill("1/7");
  await dialog.getByLabel(repairs.trial, { exact: true }).fill("2/14");
  await dialog.getByRole("row", { name: team.team }).waitFor();
  await show(page, "console-correct-key", "page");
  await applied(organizer, dialog, "1/7");
  await organizer.closePanel();
  const notices = team.page.getByRole("status").getByRole("region", { name: repairs.noticesLabel });
  await notices.waitFor();
  await show(team.page, "play-put-right", "task");
  await notices.getByRole("button", { name: repairs.understood }).click();
  const acts = await inPane(organizer, "acts");
  await acts.getByText(repairs.acts.key, { exact: true }).waitFor();
  await show(page, "console-acts", "page");
  await acts.getByRole("button", { name: audit.open, exact: true }).click();
  await page.getByRole("dialog").getByRole("table").waitFor();
  await show(page, "console-audit", "page");
  await closeDialog(organizer);
  // As it was: the team goes on with its task.
  await acts
    .getByRole("button", { name: new RegExp(`^${repairs.undo}`) })
    .first()
    .click();
  const undoing = page.getByRole("dialog", { name: repairs.undoTitle(1) });
  await undoing.getByRole("row", { name: team.team }).waitFor();
  await show(page, "console-undo", "page");
  await applied(organizer, undoing, "7/7");
  await notices.getByRole("button", { name: repairs.understood }).click();
  await team.open(contest.formula);
  await team.answerBox().waitFor();
}

async function ask({ texts, show }: Studio, { organizer, team }: People): Promise<void> {
  const { questions, play } = texts;
  await team.openSide();
  await team.page.getByRole("tab", { name: questions.title, exact: true }).click();
  await team.button(questions.ask).last().click();
  const dialog = team.page.getByRole("dialog", { name: questions.askTitle });
  await dialog.getByLabel(questions.text, { exact: true }).fill("1/7?");
  await show(team.page, "play-ask", "task");
  await dialog.getByRole("button", { name: questions.send, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await show(team.page, "play-questions", "page");
  await team.page.getByRole("tab", { name: play.standings, exact: true }).click();
  await team.closeSide();
  const pane = await inPane(organizer, "questions");
  await pane.getByText("1/7?").waitFor();
  await show(organizer.page, "console-questions", "page");
  await pane.getByRole("button", { name: `${questions.answer} ${team.team}` }).click();
  await organizer.page.getByRole("dialog").waitFor();
  await show(organizer.page, "console-answer", "page");
  await closeDialog(organizer);
}

async function say({ texts, show }: Studio, { organizer, screen, team }: People): Promise<void> {
  const { messages } = texts.control;
  await organizer.button(messages.open).click();
  const dialog = organizer.page.getByRole("dialog", { name: messages.title });
  const text = texts.console.signInLead;
  await dialog.getByLabel(messages.text, { exact: true }).fill(text);
  await dialog.getByLabel(messages.onScreen).check();
  await show(organizer.page, "console-message", "page");
  await dialog.getByRole("button", { name: messages.send, exact: true }).click();
  await screen.page.getByText(text).first().waitFor();
  await team.page.getByText(text).first().waitFor();
  await show(screen.page, "screen-message", "screen");
  await show(team.page, "play-message", "task");
  await team.button(messages.dismiss).first().click();
  const takeBack = dialog.getByRole("button", { name: new RegExp(`^${messages.takeBack}`) }).first();
  await takeBack.click();
  await takeBack.waitFor({ state: "detached" });
  await closeDialog(organizer);
}

async function cover({ texts, show }: Studio, { organizer, screen, team }: People): Promise<void> {
  const words = texts.control.cover;
  await organizer.button(words.open).click();
  const dialog = organizer.page.getByRole("dialog", { name: words.title });
  await show(organizer.page, "console-cover", "page");
  await dialog.getByRole("button", { name: words.cover, exact: true }).click();
  await team.page.getByText(words.lookUp).first().waitFor();
  await screen.page.getByText(words.lookUpScreen).first().waitFor();
  await show(team.page, "play-covered", "task");
  await show(screen.page, "screen-covered", "screen");
  await organizer.button(words.uncover).click();
  await team.page.getByText(words.lookUp).first().waitFor({ state: "hidden" });
}

async function stopAll({ texts, show }: Studio, { organizer, screen, team }: People): Promise<void> {
  const words = texts.control.emergency;
  await organizer.button(words.stop).click();
  await organizer.inPhase("paused");
  await team.page.getByText(words.title).first().waitFor();
  await screen.page.getByText(words.title).first().waitFor();
  await show(team.page, "play-emergency", "task");
  await show(screen.page, "screen-emergency", "screen");
  await show(organizer.page, "console-emergency", "page");
  await organizer.button(words.end).click();
  await organizer.inPhase("running");
  await team.page.getByText(words.title).first().waitFor({ state: "hidden" });
}

async function freeze({ texts, show }: Studio, { organizer, screen, team }: People): Promise<void> {
  const { freezing } = texts;
  await organizer.button(freezing.control).click();
  const dialog = organizer.page.getByRole("dialog", { name: freezing.controlTitle });
  await show(organizer.page, "console-standings", "page");
  await dialog.getByRole("button", { name: freezing.freeze, exact: true }).click();
  await dialog.getByRole("button", { name: freezing.thaw, exact: true }).waitFor();
  await screen.page.getByText(freezing.frozen).first().waitFor();
  await show(screen.page, "screen-frozen", "screen");
  await show(team.page, "play-frozen", "page");
  await dialog.getByRole("button", { name: freezing.thaw, exact: true }).click();
  await screen.page.getByText(freezing.frozen).first().waitFor({ state: "hidden" });
  await closeDialog(organizer);
}

async function showPlaces({ texts, show }: Studio, { organizer, screen, team }: People): Promise<void> {
  const { freezing } = texts;
  await organizer.button(freezing.control).click();
  const dialog = organizer.page.getByRole("dialog", { name: freezing.controlTitle });
  const apply = dialog.getByRole("button", { name: freezing.seenApply, exact: true });
  await dialog.getByLabel(freezing.seen.first).check();
  await dialog.getByLabel(freezing.seenPlaces).fill("1");
  await apply.click();
  await screen.page.getByText(freezing.firstPlaces(1)).first().waitFor();
  await show(organizer.page, "console-first-places", "page");
  await show(screen.page, "screen-first-places", "screen");
  await show(team.page, "play-first-places", "page");
  await dialog.getByLabel(freezing.seen.own).check();
  await apply.click();
  await screen.page.getByText(freezing.ownOnly).first().waitFor();
  await show(screen.page, "screen-own-only", "screen");
  await show(team.page, "play-own-only", "page");
  await dialog.getByLabel(freezing.seen.all).check();
  await apply.click();
  await screen.page.getByText(freezing.ownOnly).first().waitFor({ state: "hidden" });
  await closeDialog(organizer);
}

async function closeDialog({ page }: ConsolePage): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

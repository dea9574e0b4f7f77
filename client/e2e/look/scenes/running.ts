import { eventually } from "../../eventually.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { ScreenPage } from "../../pages/ScreenPage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import { inspectDemoTasks } from "../demoTasks.ts";
import { findAlikeInGrey } from "../greyscale.ts";
import type { Studio } from "../Studio.ts";
import { showWhilePlayed } from "./editors.ts";
import { mend } from "./mending.ts";
import { showPictureTask } from "./pictures.ts";
import { showPoverty } from "./poverty.ts";
import { showScreen, showScreenBeforeItsBoard } from "./screen.ts";
import { showSections } from "./sections.ts";
import { playTogether } from "./together.ts";
import { showUnsaved } from "./unsaved.ts";

interface People {
  readonly organizer: ConsolePage;
  readonly screen: ScreenPage;
  readonly team: TeamPage;
  readonly removed: TeamPage;
}

/** The contest runs: cards are offered, refused, bought, answered wrongly and rightly; a pause; a lost network. */
export async function run(studio: Studio, people: People, code: string): Promise<void> {
  const { show } = studio;
  const { organizer, screen, team } = people;
  await organizer.press("start", "running");
  await showRemoved(studio, people);
  await team.page.locator(".play[data-phase=running]").waitFor();
  await show(team.page, "play-no-tasks", "page");
  await showPoverty(studio, code);
  await showTasks(studio, team);
  await showSections(studio, team);
  await studio.check(team.page, "board-in-grey", findAlikeInGrey);
  await playTogether(studio, people, code);
  await show(screen.page, "screen-race", "screen");
  await showScreen(studio, screen);
  await showScreenBeforeItsBoard(studio, code);
  await show(organizer.page, "console-running", "page");
  await organizer.button(`${studio.texts.console.actions.finish} …`).click();
  await organizer.page.getByRole("dialog").waitFor();
  await show(organizer.page, "console-finish", "page");
  await organizer.page.keyboard.press("Escape");
  await mend(studio, people);
  await showUnsaved(studio, people, code);

  await organizer.press("pause", "paused");
  await team.page.locator(".play[data-phase=paused]").waitFor();
  await screen.page.locator(".screen[data-phase=paused]").waitFor();
  await show(team.page, "play-paused", "page");
  await show(screen.page, "screen-paused", "screen");
  await show(organizer.page, "console-paused", "page");
  await loseTheNetwork(studio, people);
  await organizer.press("resume", "running");
  await showWhilePlayed(studio, organizer, code);
}

async function showRemoved({ texts, show }: Studio, { organizer, removed }: People): Promise<void> {
  const { page } = organizer;
  await organizer.askAbout(removed.team, "remove");
  await page.getByRole("dialog").getByRole("button", { name: texts.console.remove, exact: true }).click();
  await removed.page.getByRole("heading", { name: texts.goodbyes.team_removed.title }).waitFor();
  await show(removed.page, "play-removed", "page");
  await removed.page.context().close();
}

async function showTasks(studio: Studio, team: TeamPage): Promise<void> {
  const { texts, contest, show, check } = studio;
  const { play } = texts;
  const { formula, text, choice, plain } = contest;
  const { page } = team;
  await team.press(plain);
  await team.purchaseDialog().waitFor();
  await show(page, "play-buy", "page");
  await team.confirmPurchase(plain);
  await showPictureTask(studio, team);
  await team.answer(plain.answer);
  await eventually(() => team.balance(), 600);
  await show(page, "play-solved", "page");

  await team.buy(formula);
  await show(page, "play-formula", "task");
  await team.answer("1/7");
  await team.attemptsLeftShown(2);
  await show(page, "play-wrong", "task");
  await team.answer("2/14");
  await page.getByText(texts.rejections.already_tried({})).first().waitFor();
  await show(page, "play-already-tried", "task");
  await team.type("1.000");
  await page.getByText(play.questions.answer_ambiguous_number).waitFor();
  await show(page, "play-ambiguous", "task");
  await check(page, "typed-demo-tasks", inspectDemoTasks);

  await team.press(choice);
  await team
    .purchaseDialog()
    .getByRole("button", { name: play.buyConfirm(choice.pricePoints) })
    .click();
  await team.task(choice).getByRole("radio").first().check();
  await show(page, "play-choice", "task");
  await check(page, "demo-tasks-with-options", inspectDemoTasks);
  await team.buy(text);
  await team.type(text.answer);
  await show(page, "play-text", "task");

  const another = contest.cards.at(-1);
  if (!another) throw new Error("no card is left");
  await team.press(another);
  await page.getByRole("dialog").getByRole("button", { name: texts.app.close }).waitFor();
  await show(page, "play-cannot-buy", "page");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

async function loseTheNetwork({ texts, show, cable }: Studio, people: People): Promise<void> {
  const { organizer, screen, team } = people;
  for (const { witness } of [organizer, screen, team]) witness.networkMayFail = true;
  cable.pullOut();
  await team.status(texts.status.reconnecting).waitFor();
  await screen.page.locator(".screen[data-stale=true]").waitFor();
  await show(team.page, "play-reconnecting", "page");
  await show(screen.page, "screen-stale", "screen");
  await show(organizer.page, "console-reconnecting", "page");
  cable.plugIn();
  await team.status(texts.status.reconnecting).waitFor({ state: "hidden" });
  await organizer.status(texts.status.reconnecting).waitFor({ state: "hidden" });
  await screen.live();
}

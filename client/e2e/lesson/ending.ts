import { deepStrictEqual, ok } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { eventually } from "../eventually.ts";
import { ResultsPage } from "../pages/ResultsPage.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong, standingsFor } from "../Scene.ts";
import { openCardByKeyboard, pressByKeyboard } from "./keyboard.ts";
import type { LessonRoom } from "./Lesson.ts";

/** A pause, another screen, the bell. */
export async function endLesson(room: LessonRoom): Promise<void> {
  await pauseTheClass(room);
  await replaceTheScreen(room);
  await ringTheBell(room);
}

async function pauseTheClass(room: LessonRoom): Promise<void> {
  const { report, cast } = room;
  const { organizer, screen, typists } = cast;
  report.act("The lesson pauses");
  await report.step("the teacher pauses: the screen and every team say so", async () => {
    await organizer.press("pause", "paused");
    await screen.status(en.screen.pausedText).waitFor();
    await everywhere(cast.teams, (team) => team.status(team.texts.status.paused).waitFor());
  });
  await report.check("a card says why it cannot be bought, by the keyboard alone", async () => {
    await openCardByKeyboard(typists, cardOf(room, "Algebra", 100));
    const dialog = typists.page.getByRole("dialog");
    await dialog.getByText(typists.texts.rejections.contest_paused({})).waitFor();
    await typists.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });
  await report.step("the teacher goes on", async () => {
    await organizer.press("resume", "running");
    await everywhere(cast.teams, (team) =>
      team.status(team.texts.status.paused).waitFor({ state: "hidden" }),
    );
  });
}

async function replaceTheScreen(room: LessonRoom): Promise<void> {
  const { report, cast, origin, code } = room;
  const { organizer, screen, spareScreen, dreamers } = cast;
  report.act("The screen dies; another machine takes its place");
  const shown = await report.step("the screen goes off", async () => {
    const standings = await screen.standings();
    await screen.page.close();
    return standings;
  });
  await report.step("another machine opens its address, without an account: the same picture", async () => {
    await spareScreen.open(origin, code);
    await eventually(() => spareScreen.standings(), shown);
    const solved = cardOf(room, "Prealgebra", 100);
    await eventually(() => spareScreen.tally(solved), en.screen.tally({ solved: 2, active: 0, failed: 0 }));
    const clocks = await Promise.all([organizer.clockSeconds(), spareScreen.clockSeconds()]);
    ok(Math.abs(clocks[0] - clocks[1]) <= 2, `clocks show ${clocks.join(", ")}`);
  });
  await report.step("it goes on with what happens: the phone buys a card", async () => {
    const card = cardOf(room, "Algebra", 200);
    mayRead(room, dreamers, card);
    await dreamers.tap(card, room.cards);
    await dreamers.confirmPurchase(card);
    await dreamers.type("7");
    await eventually(() => spareScreen.tally(card), en.screen.tally({ solved: 0, active: 1, failed: 0 }));
  });
}

async function ringTheBell(room: LessonRoom): Promise<void> {
  const { report, cast, origin, code, title } = room;
  const { organizer, spareScreen, owls, twins, gamblers, latecomers, dreamers, typists } = cast;
  report.act("The bell");
  await report.step("the teacher ends the lesson; everybody is told", async () => {
    const { actions } = en.console;
    await organizer.button(`${actions.finish} …`).click();
    const dialog = organizer.page.getByRole("dialog");
    await dialog.getByRole("button", { name: actions.finish, exact: true }).click();
    await organizer.inPhase("finished");
    await everywhere(cast.teams, (team) => team.status(team.texts.status.finished).waitFor());
  });
  await report.check("the phone's card, typed but not answered, is out of time", async () => {
    await dreamers
      .task(cardOf(room, "Algebra", 200))
      .getByText(en.play.closed.expired)
      .waitFor();
    await eventually(() => dreamers.inPlay(), 0);
    await eventually(() => dreamers.balance(), 300);
  });
  const final = standingsFor(
    [typists.team, 1, 800],
    [owls.team, 2, 600],
    [twins.team, 2, 600],
    [latecomers.team, 4, 550],
    [dreamers.team, 5, 300],
    [gamblers.team, 6, 200],
  );
  await report.check(
    "the final standings, with a shared second place, on the screen and every page",
    async () => {
      await spareScreen.tellAll();
      await eventually(() => spareScreen.standings("finalStandings"), final);
      await everywhere(cast.teams, (team) => eventually(() => team.standings(), final));
      const [first, second] = await spareScreen.podium();
      ok(first?.includes(typists.team), first);
      ok(second?.includes(owls.team) && second.includes(twins.team), second);
    },
  );
  await report.check("the results: the teacher's, and a team's, opened by the keyboard", async () => {
    const teachers = new ResultsPage(organizer);
    await teachers.open(origin, code, title);
    const link = typists.page.getByRole("link", { name: typists.texts.play.toHistory });
    await pressByKeyboard(typists.page, link);
    await typists.page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    for (const results of [teachers, new ResultsPage(typists)]) {
      const seen = (await results.standings()).map(({ place, name, points }) => ({ place, name, points }));
      deepStrictEqual(seen, final);
    }
  });
  const stillOpen = cast.all.filter((person) => person !== cast.screen);
  await nothingWentWrong({ ...room, cast: { all: stillOpen } });
}

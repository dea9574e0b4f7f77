import { deepStrictEqual, ok } from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { bigScreens, hands, laptops } from "../Album.ts";
import { eventually } from "../eventually.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong, type Room, standingsFor } from "../Scene.ts";

const outageMs = 10_000;

/** Pages are reloaded, the contest pauses, a laptop loses its network. */
export async function comeBack(room: Room): Promise<void> {
  await reloadEveryPage(room);
  await pauseAndResume(room);
  await loseTheNetwork(room);
}

async function reloadEveryPage(room: Room): Promise<void> {
  const { report, cast, album } = room;
  const { organizer, screen, mercury, mercurySecond, alpha, phone } = cast;
  const root = cardOf(room, "Algebra", 100);
  const functions = cardOf(room, "Algebra", 200);
  const sum = cardOf(room, "Algebra", 400);
  const multiples = cardOf(room, "Number Theory", 300);
  report.act("Every page is reloaded in the middle");

  await report.step("the teams buy on and write drafts", async () => {
    for (const card of [root, functions]) {
      mayRead(room, mercury, card);
      await mercury.buy(card);
    }
    await mercury.type("8");
    await alpha.open(sum);
    await alpha.type("4 950");
    mayRead(room, phone, multiples);
    await phone.buy(multiples);
    await phone.type("12 3");
    await eventually(() => mercury.balance(), 400);
    await eventually(() => phone.balance(), 400);
  });
  await album.take(mercury.page, "play-running", laptops);
  await album.take(alpha.page, "play-running-ru", [...laptops, ...hands]);
  await album.take(phone.page, "play-phone-task", hands);
  await phone.go("board");
  await album.take(phone.page, "play-phone-board", hands);
  await album.take(screen.page, "screen-running", bigScreens);
  await album.take(organizer.page, "console-running", laptops);

  const now = standingsFor([phone.team, 1, 700], [mercury.team, 1, 700], [alpha.team, 3, 400]);
  await report.step("every page is reloaded", () =>
    everywhere(cast.all, async (person) => {
      await person.page.reload();
    }),
  );
  await report.check("the screen is back: live, clock, board, standings", async () => {
    await screen.live();
    await eventually(() => screen.standings(), now);
    await eventually(() => screen.tally(multiples), en.screen.tally({ solved: 0, active: 1, failed: 0 }));
    ok((await screen.clockSeconds()) > 60);
  });
  await report.step("the screen's key S shows one part after the other; a reload keeps it", async () => {
    const { board, standings, howToJoin } = en.screen;
    await screen.showNext();
    await screen.race().waitFor();
    await eventually(() => screen.shownParts(), []);
    for (const parts of [[standings], [board], [howToJoin]]) {
      await screen.showNext();
      await eventually(() => screen.shownParts(), parts);
    }
    await screen.page.reload();
    await screen.live();
    await eventually(() => screen.shownParts(), [howToJoin]);
    await screen.showNext();
    await eventually(() => screen.shownParts(), [board, standings]);
  });
  await report.check("the console is back without signing in again", async () => {
    await organizer.inPhase("running");
    await eventually(async () => (await organizer.teams()).map(({ activeCount }) => activeCount), [1, 2, 1]);
  });
  await report.check("the teams are back: tasks, tried answers, attempts left, standings", async () => {
    await everywhere(cast.teams, (team) => team.arrived());
    await everywhere(cast.teams, (team) => eventually(() => team.standings(), now));
    await everywhere([mercury, mercurySecond], (laptop) => laptop.open(functions));
    await alpha.open(sum);
    await alpha.attemptsLeftShown(1);
    const { wrong } = ru.play.verdicts;
    await eventually(() => alpha.triedAnswers(sum), [`1: ${wrong}`, `100: ${wrong}`]);
    await phone.open(multiples);
    await phone.attemptsLeftShown(3);
  });
  await report.check("their drafts are back, on both laptops of a team", async () => {
    await eventually(() => mercury.answerBox().inputValue(), "8");
    await eventually(() => mercurySecond.answerBox().inputValue(), "8");
    await eventually(() => alpha.answerBox().inputValue(), "4 950");
    await eventually(() => phone.answerBox().inputValue(), "12 3");
  });
  await report.step("the kept draft is sent: solved at the third attempt", async () => {
    await alpha.answerBox().press("Enter");
    await alpha.status(ru.play.right("4950", 400)).waitFor();
    await eventually(() => alpha.balance(), 400);
  });
  await nothingWentWrong(room);
}

async function pauseAndResume(room: Room): Promise<void> {
  const { report, cast } = room;
  const { organizer, screen, mercury, mercurySecond, alpha, phone } = cast;
  const untouched = cardOf(room, "Geometry", 500);
  report.act("A pause");

  await report.step("the organizer pauses; the teams and the screen say so", async () => {
    await organizer.press("pause", "paused");
    await everywhere(cast.teams, (team) => team.status(team.texts.status.paused).waitFor());
    await screen.status(en.screen.pausedText).waitFor();
  });
  await report.check("answering waits, the statement and the draft stay", async () => {
    await mercury.answerBox().press("Enter");
    deepStrictEqual(await mercury.submitButton().getAttribute("aria-disabled"), "true");
    deepStrictEqual(await mercury.answerBox().inputValue(), "8");
    await mercury.attemptsLeftShown(3);
  });
  await report.check("the drawn boards give way to the line that says so", () =>
    everywhere([screen, mercury, mercurySecond, alpha], (person) =>
      eventually(() => person.boardFits(), true),
    ),
  );
  await report.check("buying is refused with the reason", async () => {
    await mercury.press(untouched);
    const dialog = mercury.page.getByRole("dialog");
    await dialog.getByText(en.rejections.contest_paused({})).waitFor();
    await dialog.getByRole("button", { name: en.app.close }).click();
  });
  await report.check("the clock stands still on every page", async () => {
    const before = await Promise.all(cast.all.map((person) => person.clockSeconds()));
    await delay(1_500);
    const after = await Promise.all(cast.all.map((person) => person.clockSeconds()));
    deepStrictEqual(after, before);
    ok(Math.max(...after) - Math.min(...after) <= 1, `clocks show ${after.join(", ")}`);
  });
  await report.step("the organizer resumes; answering goes on", async () => {
    await organizer.press("resume", "running");
    await everywhere(cast.teams, (team) =>
      team.status(team.texts.status.paused).waitFor({ state: "hidden" }),
    );
    await eventually(() => mercury.submitButton().getAttribute("aria-disabled"), "false");
    await eventually(() => phone.answerBox().inputValue(), "12 3");
  });
  await nothingWentWrong(room);
}

async function loseTheNetwork(room: Room): Promise<void> {
  const { report, cast, cable, album } = room;
  const { organizer, mercury, mercurySecond } = cast;
  const root = cardOf(room, "Algebra", 100);
  const functions = cardOf(room, "Algebra", 200);
  const mercuryOnline = async () =>
    (await organizer.teams()).find(({ name }) => name === mercury.team)?.seatsOnline;
  report.act("Mercury's laptop loses its network for 10 s");

  let lostAt = 0;
  await report.step("the network is gone: the page says that it is reconnecting", async () => {
    mercury.witness.networkMayFail = true;
    lostAt = performance.now();
    cable.pullOut();
    await mercury.page.context().setOffline(true);
    await mercury.status(en.status.reconnecting).waitFor();
  });
  await album.take(mercury.page, "play-reconnecting", laptops.slice(0, 1));
  await report.check("the drawn board gives way to that line", () =>
    eventually(() => mercury.boardFits(), true),
  );
  await report.step("it sends two answers all the same; they wait", async () => {
    await mercury.open(functions);
    await mercury.answerBox().press("Enter");
    await mercury.status(en.play.submitting).waitFor();
    await mercury.open(root);
    await mercury.answer(root.answer);
    await mercury.status(en.play.submitting).waitFor();
  });
  await report.step(
    "the console sees it gone; the second laptop tries one of the answers meanwhile",
    async () => {
      await eventually(mercuryOnline, en.console.seatsOnline(1, 2));
      await mercurySecond.open(functions);
      await mercurySecond.answer("8");
      await mercurySecond.status(en.play.wrongLeft("8", 2)).waitFor();
    },
  );
  await report.step("for 10 s nothing comes through", async () => {
    await delay(Math.max(0, lostAt + outageMs - performance.now()));
    await mercury.status(en.status.reconnecting).waitFor();
    await mercury.status(en.play.submitting).waitFor();
    deepStrictEqual(await mercury.balance(), 400);
  });
  await report.step("the network is back: the same task, and the waiting answer has its effect", async () => {
    cable.plugIn();
    await mercury.page.context().setOffline(false);
    await mercury.status(en.status.reconnecting).waitFor({ state: "hidden" });
    mercury.witness.networkMayFail = false;
    await mercury.task(root).getByText(en.play.right(root.answer, 200)).waitFor();
    await everywhere([mercury, mercurySecond], (laptop) => eventually(() => laptop.balance(), 600));
    await eventually(mercuryOnline, en.console.seatsOnline(2, 2));
  });
  await report.step("the other one was tried by then: refused, at no cost", async () => {
    await mercury.open(functions);
    await mercury.status(en.rejections.already_tried({})).waitFor();
    await mercury.attemptsLeftShown(2);
    await eventually(() => mercury.triedAnswers(functions), [`8: ${en.play.verdicts.wrong}`]);
  });
  await report.step("and is solved at the second attempt", async () => {
    await mercury.answer(functions.answer);
    await mercury.status(en.play.right(functions.answer, 300)).waitFor();
    await eventually(() => mercury.balance(), 900);
  });
  await nothingWentWrong(room);
}

import { deepStrictEqual, ok } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { eventually } from "../eventually.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong, type Room, standingsFor } from "../Scene.ts";

/** Cards are solved at the first, second and third attempt, and failed. */
export async function race(room: Room): Promise<void> {
  const { report, cast, cards } = room;
  const { organizer, screen, mercury, mercurySecond, alpha, phone } = cast;
  report.act("The contest runs");

  await report.step("the organizer starts it; everybody has 500 points", async () => {
    await organizer.press("start", "running");
    await everywhere(cast.teams, (team) => eventually(() => team.balance(), 500));
    const start = standingsFor([phone.team, 1, 500], [mercury.team, 1, 500], [alpha.team, 1, 500]);
    await eventually(() => screen.standings(), start);
  });
  await report.check("all clocks agree, also on the phone whose own clock is an hour fast", async () => {
    const seconds = await Promise.all(cast.all.map((person) => person.clockSeconds()));
    ok(Math.max(...seconds) - Math.min(...seconds) <= 2, `clocks show ${seconds.join(", ")}`);
  });

  const easy = cardOf(room, "Prealgebra", 100);
  await report.step(
    "Mercury taps a card of the drawn board and buys it; no warning of the end yet",
    async () => {
      await mercury.tap(easy, cards);
      const dialog = mercury.purchaseDialog();
      await dialog.getByText(en.play.rewardByAttempt(1, 200), { exact: true }).waitFor();
      const [warning = ""] = en.play.buyLate("@").split("@");
      deepStrictEqual(await dialog.getByText(warning).count(), 0);
      mayRead(room, mercury, easy);
      await mercury.confirmPurchase(easy);
      await eventually(() => mercury.balance(), 400);
      await eventually(() => mercury.inPlay(), 100);
    },
  );
  await report.check("its task is shown on both of its laptops, with the formula", async () => {
    for (const laptop of [mercury, mercurySecond]) {
      await laptop.task(easy).locator(".katex").first().waitFor();
      ok((await laptop.witness.statementsInPage()).has(easy.id));
    }
  });
  await report.step("solves it at the first attempt: 200 points", async () => {
    await mercury.answer(easy.answer);
    await mercury.status(en.play.right(easy.answer, 200)).waitFor();
    await everywhere([mercury, mercurySecond], (laptop) => eventually(() => laptop.balance(), 600));
  });
  await report.check("the screen tells it and moves the team up", async () => {
    const name = en.screen.card(easy.category, easy.pricePoints);
    await screen.tells(en.screen.happened.solved(mercury.team, name, 1));
    await eventually(() => screen.tally(easy), en.screen.tally({ solved: 1, active: 0, failed: 0 }));
    const now = standingsFor([mercury.team, 1, 600], [phone.team, 2, 500], [alpha.team, 2, 500]);
    await eventually(() => screen.standings(), now);
    await everywhere([mercury, alpha], (team) => eventually(() => team.standings(), now));
  });

  const mean = cardOf(room, "Prealgebra", 200);
  await report.step("a malformed answer costs nothing and says why", async () => {
    mayRead(room, mercury, mean);
    await mercury.buy(mean);
    await mercury.answer("eleven");
    await mercury.page.getByText(en.rejections.answer_not_a_number({})).waitFor();
    await mercury.attemptsLeftShown(3);
    deepStrictEqual(await mercury.triedAnswers(mean), []);
  });
  await report.step("a wrong answer costs an attempt", async () => {
    await mercury.answer("11/15");
    await mercury.status(en.play.wrongLeft("11/15", 2)).waitFor();
    await mercury.attemptsLeftShown(2);
  });
  await report.step("the same in another spelling is refused as tried already", async () => {
    await mercury.answer("22/30");
    await mercury.page.getByText(en.rejections.already_tried({})).waitFor();
    deepStrictEqual(await mercury.submitButton().getAttribute("aria-disabled"), "true");
    await mercury.attemptsLeftShown(2);
  });
  await report.step(
    "DRF5 the second laptop opens the task and finds there what the first one typed",
    async () => {
      await mercurySecond.open(mean);
      await eventually(() => mercurySecond.answerBox().inputValue(), "22/30");
    },
  );
  await report.step("DRF5 it types on; the first one is told so and keeps its own words", async () => {
    await mercurySecond.type("0.68");
    const { mateTyping, mateWrote } = en.play;
    const told = mercury.page.getByText(mateTyping(2)).or(mercury.page.getByText(mateWrote(2)));
    await told.filter({ hasText: "0.68" }).waitFor();
    deepStrictEqual(await mercury.answerBox().inputValue(), "22/30");
  });
  await report.step("the second laptop sees what was tried and solves it at the second attempt", async () => {
    await mercurySecond.open(mean);
    await eventually(() => mercurySecond.triedAnswers(mean), [`11/15: ${en.play.verdicts.wrong}`]);
    await mercurySecond.answer("0.6875");
    await mercurySecond.status(en.play.right("11/16 = 0.6875", 300)).waitFor();
    await everywhere([mercury, mercurySecond], (laptop) => eventually(() => laptop.balance(), 700));
    await mercury.task(mean).getByText(en.play.closed.solved(300)).waitFor();
  });

  const sum = cardOf(room, "Algebra", 400);
  await report.step("an ambiguous number asks which one is meant, and costs nothing", async () => {
    mayRead(room, alpha, sum);
    await alpha.buy(sum);
    await alpha.answer("1.000");
    await alpha.page.getByText(ru.play.questions.answer_ambiguous_number).waitFor();
    await alpha.button("1000").waitFor();
    await alpha.attemptsLeftShown(3);
    await alpha.button("1").click();
    await alpha.page.getByText(ru.play.readAs("1")).waitFor();
    deepStrictEqual(await alpha.triedAnswers(sum), []);
  });
  await report.step("two wrong answers leave the last attempt", async () => {
    await alpha.submitButton().click();
    await alpha.status(ru.play.wrongLeft("1", 2)).waitFor();
    await alpha.answer("100");
    await alpha.status(ru.play.wrongLeft("100", 1)).waitFor();
    await alpha.attemptsLeftShown(1);
  });
  const triangle = cardOf(room, "Geometry", 100);
  await report.step("three wrong answers fail another card, and the screen tells it", async () => {
    mayRead(room, alpha, triangle);
    await alpha.buy(triangle);
    for (const [index, wrong] of ["1", "2", "3"].entries()) {
      await alpha.answer(wrong);
      const said = index < 2 ? ru.play.wrongLeft(wrong, 2 - index) : ru.play.wrongLast(wrong);
      await alpha.status(said).waitFor();
    }
    await eventually(() => alpha.balance(), 0);
    const name = en.screen.card(triangle.category, triangle.pricePoints);
    await screen.tells(en.screen.happened.failed(alpha.team, name));
  });

  const students = cardOf(room, "Counting & Probability", 200);
  await report.step("the phone taps a card of its board, buys and solves it", async () => {
    mayRead(room, phone, students);
    await phone.tap(students, cards);
    await phone.confirmPurchase(students);
    await phone.answer(students.answer);
    await phone.status(en.play.right(students.answer, 400)).waitFor();
    await eventually(() => phone.balance(), 700);
  });
  await report.check("all standings agree: 700, 700, and 400 that are all in play", async () => {
    const now = standingsFor([phone.team, 1, 700], [mercury.team, 1, 700], [alpha.team, 3, 400]);
    await eventually(() => screen.standings(), now);
    await everywhere(cast.teams, (team) => eventually(() => team.standings(), now));
    await eventually(
      async () => (await organizer.teams()).map(({ place, name, points }) => ({ place, name, points })),
      now,
    );
  });
  await nothingWentWrong(room);
}

import { deepStrictEqual } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { eventually } from "../eventually.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong, standingsFor } from "../Scene.ts";
import { buyByKeyboard, typeAnswer } from "./keyboard.ts";
import type { LessonRoom } from "./Lesson.ts";

/** Each team its own way. */
export async function raceOfClass(room: LessonRoom): Promise<void> {
  const { report, cast } = room;
  const { organizer, screen, owls, owlsMate, twins, gamblers } = cast;
  report.act("The lesson runs");

  await report.step("the teacher starts it; everybody has 500 points", async () => {
    await organizer.press("start", "running");
    const here = cast.teams.filter((team) => team !== cast.latecomers);
    await everywhere(here, (team) => eventually(() => team.balance(), 500));
  });
  const easy = cardOf(room, "Prealgebra", 100);
  await report.step("the Owls buy on one laptop and solve on the other; both see it", async () => {
    mayRead(room, owls, easy);
    await owls.buy(easy);
    await owlsMate.open(easy);
    await owlsMate.answer(easy.answer);
    await everywhere([owls, owlsMate], (laptop) => eventually(() => laptop.balance(), 600));
    await owls.task(easy).getByText(en.play.closed.solved(200)).waitFor();
  });
  await report.step("the Twins solve another card: as many points, the same place", async () => {
    const other = cardOf(room, "Number Theory", 100);
    mayRead(room, twins, other);
    await twins.buy(other);
    await twins.answer(other.answer);
    await eventually(() => twins.balance(), 600);
    const places = async () => (await screen.standings()).slice(0, 2).map(({ place }) => place);
    await eventually(places, [1, 1]);
  });
  await report.step("PAG21 Back closes the purchase dialog; the Twins are where they were", async () => {
    const address = twins.page.url();
    await twins.press(cardOf(room, "Geometry", 300));
    await twins.purchaseDialog().waitFor();
    await twins.page.goBack();
    await twins.purchaseDialog().waitFor({ state: "hidden" });
    deepStrictEqual(twins.page.url(), address);
  });
  await loseAndTakeRelief(room);
  await comeLate(room);
  await reloadWhileTyping(room);
  await report.check("the standings agree on the screen, the console and every team's page", async () => {
    const now = standingsFor(
      [cast.typists.team, 1, 800],
      [owls.team, 2, 600],
      [twins.team, 2, 600],
      [cast.latecomers.team, 4, 550],
      [cast.dreamers.team, 5, 500],
      [gamblers.team, 6, 200],
    );
    await eventually(() => screen.standings(), now);
    await everywhere(cast.teams, (team) => eventually(() => team.standings(), now));
    await eventually(
      async () => (await organizer.teams()).map(({ place, name, points }) => ({ place, name, points })),
      now,
    );
  });
  await nothingWentWrong(room);
}

async function loseAndTakeRelief(room: LessonRoom): Promise<void> {
  const { report, cast } = room;
  const { gamblers, screen } = cast;
  const dear = cardOf(room, "Geometry", 500);
  const cheap = cardOf(room, "Prealgebra", 100);
  await report.step("the Gamblers stake all on one card and fail it", async () => {
    mayRead(room, gamblers, dear);
    await gamblers.buy(dear);
    for (const [index, wrong] of ["1", "2", "3"].entries()) {
      await gamblers.answer(wrong);
      if (index < 2) await gamblers.attemptsLeftShown(2 - index);
    }
    await gamblers.task(dear).getByText(en.play.closed.failed).or(failedVerdict(room)).first().waitFor();
    await eventually(() => gamblers.balance(), 0);
    await screen.tells(
      en.screen.happened.failed(gamblers.team, en.screen.card(dear.category, dear.pricePoints)),
    );
  });
  await report.step("with nothing left they are offered a cheapest card for free, and say why", async () => {
    await gamblers.press(cheap);
    const dialog = gamblers.purchaseDialog();
    await dialog.getByText(en.play.buyRelief(0, 100)).waitFor();
    mayRead(room, gamblers, cheap);
    await dialog.getByRole("button", { name: en.play.buyFree }).click();
    await gamblers.task(cheap).waitFor();
    deepStrictEqual(await gamblers.balance(), 0);
  });
  await report.step("it pays as if they had paid for it", async () => {
    await gamblers.answer(cheap.answer);
    await eventually(() => gamblers.balance(), 200);
  });
}

function failedVerdict({ cast }: LessonRoom) {
  return cast.gamblers.status(en.play.wrongLast("3"));
}

async function comeLate(room: LessonRoom): Promise<void> {
  const { report, cast, origin, code, title } = room;
  const { latecomers, screen } = cast;
  const card = cardOf(room, "Intermediate Algebra", 100);
  await report.step("a team comes late, with the full start points; the screen tells it", async () => {
    await latecomers.typeCode(origin, code);
    await latecomers.joinAsNewTeam(title);
    await eventually(() => latecomers.balance(), 500);
    await screen.tells(en.screen.happened.joined(latecomers.team));
  });
  await report.step("it solves a card at the second attempt", async () => {
    mayRead(room, latecomers, card);
    await latecomers.buy(card);
    await latecomers.answer("5");
    await latecomers.attemptsLeftShown(2);
    await latecomers.answer(card.answer);
    await eventually(() => latecomers.balance(), 550);
  });
}

async function reloadWhileTyping(room: LessonRoom): Promise<void> {
  const { report, cast } = room;
  const { typists } = cast;
  const card = cardOf(room, "Number Theory", 300);
  const [begun, rest] = [card.answer.slice(0, 2), card.answer.slice(2)];
  await report.step("the team without a mouse buys a card by the keyboard and begins to type", async () => {
    mayRead(room, typists, card);
    await buyByKeyboard(typists, card);
    await typeAnswer(typists, begun);
  });
  await report.step("reloads in the middle, goes on where it was and solves the card", async () => {
    await typists.page.reload();
    await typists.arrived();
    await typists.task(card).waitFor();
    await eventually(() => typists.answerBox().inputValue(), begun);
    await typeAnswer(typists, rest);
    deepStrictEqual(await typists.answerBox().inputValue(), card.answer);
    await typists.page.keyboard.press("Enter");
    await eventually(() => typists.balance(), 800);
  });
}

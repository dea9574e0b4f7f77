import { en } from "../../i18n/en.ts";
import type { FileCard } from "../cards.ts";
import { eventually } from "../eventually.ts";
import type { TeamPage } from "../pages/TeamPage.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong } from "../Scene.ts";
import { applied, askedToRepair, closeSide, inPane, openCard } from "./console.ts";
import { likelyAnswer, type MendingRoom } from "./MendClass.ts";

/** A wrong key, an appeal, a broken card, a double, a refund. */
export async function putRight(room: MendingRoom): Promise<void> {
  room.report.act("What went wrong is put right");
  await correctTheKey(room);
  await acceptAnAppeal(room);
  await takeACardOut(room);
  await mergeTheDouble(room);
  await payBack(room);
  await room.report.check("every act stands in both consoles, with who and why", async () => {
    const { anna, boris } = room.cast;
    for (const moderator of [anna, boris]) {
      const pane = await inPane(moderator, "acts");
      const { acts } = moderator.texts.repairs;
      for (const act of [acts.key, acts.judge, acts.void, acts.refund])
        await pane.getByText(act, { exact: true }).first().waitFor();
    }
  });
  await nothingWentWrong(room);
}

async function correctTheKey(room: MendingRoom): Promise<void> {
  const { report, cast } = room;
  const { anna, boris, ants, bees, cats, dogs, screen } = cast;
  const card = cardOf(room, "Prealgebra", 100);
  const name = en.screen.card(card.category, card.pricePoints);
  const concerned = [ants, bees, cats, dogs];
  await report.step("four teams give the same answer, and all are told that it is wrong", async () => {
    for (const team of concerned) await buyAndAnswer(room, team, card, likelyAnswer);
    await everywhere(concerned, (team) => eventually(() => team.balance(), 400));
  });
  await report.step("the radar says so to both moderators, and leads to the card", async () => {
    for (const moderator of [boris, anna]) {
      const pane = await inPane(moderator, "hints");
      const sentence = moderator.texts.cockpit.hint.sameWrong(4, likelyAnswer, 0);
      await pane.getByText(sentence).waitFor();
    }
    mayRead(room, anna, card);
    const pane = await inPane(anna, "hints");
    await pane.getByRole("button").first().click();
    await anna.page.getByRole("region", { name, exact: true }).waitFor();
  });
  await report.step(
    "the key is corrected; before, it is tried, and the whole difference is seen",
    async () => {
      const { repairs } = anna.texts;
      await anna.button(repairs.correctKey).click();
      const dialog = anna.page.getByRole("dialog", { name: repairs.correctTitle });
      await dialog.getByLabel(repairs.key, { exact: true }).fill(likelyAnswer);
      await dialog.getByLabel(repairs.trial, { exact: true }).fill(likelyAnswer);
      await dialog.getByText(repairs.trialAccepted(likelyAnswer)).waitFor();
      // The others' places, too.
      await eventually(async () => dialog.locator("tbody tr").count(), 7);
      await applied(anna, dialog, "the key had a misprint");
    },
  );
  await report.step("each of them is told, has its points, and the screens show it", async () => {
    await everywhere(concerned, async (team) => {
      await eventually(() => team.balance(), 600);
      const notices = team.page
        .getByRole("status")
        .getByRole("region", { name: team.texts.repairs.noticesLabel });
      await notices.getByText(team.texts.repairs.notices.key(name)).waitFor();
      await notices.getByText("the key had a misprint").waitFor();
      await notices.getByRole("button", { name: team.texts.repairs.understood }).click();
    });
    await eventually(
      async () => (await screen.standings()).map(({ points }) => points),
      [600, 600, 600, 600, 500, 500, 500],
    );
  });
  await closeSide(anna);
}

async function acceptAnAppeal(room: MendingRoom): Promise<void> {
  const { report, cast } = room;
  const { boris, elks } = cast;
  const card = cardOf(room, "Number Theory", 100);
  await report.step("a team appeals against a verdict", async () => {
    await buyAndAnswer(room, elks, card, "12345");
    const { questions } = elks.texts;
    await elks.task(card).getByRole("button", { name: questions.ask }).click();
    const dialog = elks.page.getByRole("dialog", { name: questions.askTitle });
    await dialog.getByRole("radio", { name: questions.anAppeal("12345") }).check();
    await dialog.getByLabel(questions.text, { exact: true }).fill("We counted from one");
    await dialog.getByRole("button", { name: questions.send, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  });
  await report.step("the other moderator sees what accepting would change, and accepts it", async () => {
    const { questions } = boris.texts;
    const pane = await inPane(boris, "questions");
    await pane.getByText("We counted from one").waitFor();
    await pane.getByRole("button", { name: `${questions.accept} ${elks.team}` }).click();
    const dialog = boris.page.getByRole("dialog", { name: questions.acceptTitle });
    await dialog.getByRole("row", { name: elks.team }).waitFor();
    await applied(boris, dialog, "both ways of counting are right");
  });
  await report.step("the team is told, and has its reward", async () => {
    await eventually(() => elks.balance(), 600);
    const news = elks.page.getByRole("status").getByRole("region", { name: elks.texts.questions.news });
    await news.getByText(elks.texts.questions.accepted).waitFor();
    await news.getByRole("button", { name: elks.texts.questions.understood }).click();
  });
}

async function takeACardOut(room: MendingRoom): Promise<void> {
  const { report, cast } = room;
  const { anna, ants } = cast;
  const card = cardOf(room, "Geometry", 300);
  await report.step("a broken card is taken out of the game; who bought it has the points back", async () => {
    mayRead(room, ants, card);
    await ants.buy(card);
    await eventually(() => ants.balance(), 300);
    mayRead(room, anna, card);
    await openCard(anna, card);
    const { repairs } = anna.texts;
    const dialog = await askedToRepair(anna, repairs.voidCard, repairs.voidTitle);
    await applied(anna, dialog, "the picture is missing");
    await eventually(() => ants.balance(), 600);
    await closeSide(anna);
  });
  await report.check("on pages that were open all the time nobody can buy it any more", async () => {
    const { dogs } = cast;
    await dogs.press(card);
    await dogs.page.getByRole("dialog").getByText(dogs.texts.rejections.card_voided({})).waitFor();
    await dogs.page.keyboard.press("Escape");
    await dogs.page.getByRole("dialog").waitFor({ state: "hidden" });
  });
}

async function mergeTheDouble(room: MendingRoom): Promise<void> {
  const { report, cast } = room;
  const { anna, foxes, foxesTwice } = cast;
  await report.step(
    "a team that came twice is one again: its second device goes on at the first",
    async () => {
      const { teams } = anna.texts;
      await anna.openTeam(foxes.team);
      await anna.button(`${teams.merge}: ${foxes.team}`).click();
      const dialog = anna.page.getByRole("dialog");
      await dialog.getByLabel(teams.mergeWith).selectOption({ label: foxesTwice.team });
      await dialog.getByRole("button", { name: teams.mergeNow, exact: true }).click();
      await foxesTwice.page.getByRole("heading", { level: 1, name: foxes.team, exact: true }).waitFor();
      await closeSide(anna);
    },
  );
  await report.check("what one of its devices buys the other sees", async () => {
    const card = cardOf(room, "Algebra", 100);
    mayRead(room, foxes, card);
    mayRead(room, foxesTwice, card);
    await foxes.buy(card);
    await foxesTwice.open(card);
    await eventually(() => foxesTwice.balance(), 400);
  });
}

async function payBack(room: MendingRoom): Promise<void> {
  const { report, cast } = room;
  const { boris, foxes } = cast;
  await report.step("a moderator pays back what a card cost", async () => {
    await boris.openTeam(foxes.team);
    const { repairs } = boris.texts;
    const dialog = await askedToRepair(boris, repairs.refund, repairs.refundTitle);
    await applied(boris, dialog, "the fire drill");
    await eventually(() => foxes.balance(), 500);
    await closeSide(boris);
  });
}

async function buyAndAnswer(
  room: MendingRoom,
  team: TeamPage,
  card: FileCard,
  answer: string,
): Promise<void> {
  mayRead(room, team, card);
  await team.buy(card);
  await team.answer(answer);
  await team.attemptsLeftShown(2);
}

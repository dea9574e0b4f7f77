import { deepStrictEqual } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import type { FileCard } from "../cards.ts";
import { eventually } from "../eventually.ts";
import type { ConsolePage } from "../pages/ConsolePage.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong } from "../Scene.ts";
import { inPane } from "./console.ts";
import { likelyAnswer, type MendingRoom } from "./MendClass.ts";

/** Frozen, finished, revealed from the last place upward, final, looked back on. */
export async function closeContest(room: MendingRoom): Promise<void> {
  room.report.act("Frozen standings, and an end that nobody doubts");
  await showPlaces(room);
  await freeze(room);
  await finish(room);
  await reveal(room);
  await markFinal(room);
  await lookBack(room);
  await nothingWentWrong(room);
}

async function showPlaces({ report, cast }: MendingRoom): Promise<void> {
  const { anna, screens, screen } = cast;
  const { freezing } = anna.texts;
  const all = await screen.standings();
  await report.step("only the first places are shown, then none, then all again", async () => {
    const dialog = await standingsDialog(anna);
    const choose = async (label: string) => {
      await dialog.getByLabel(label).check();
      if (label === freezing.seen.first) await dialog.getByLabel(freezing.seenPlaces).fill("2");
      await dialog.getByRole("button", { name: freezing.seenApply, exact: true }).click();
    };
    await choose(freezing.seen.first);
    await everywhere(screens, ({ page }) => page.getByText(en.freezing.firstPlaces(2)).first().waitFor());
    deepStrictEqual(
      await screen.standings(),
      all.filter(({ place }) => Number(place) <= 2),
    );
    await choose(freezing.seen.own);
    await everywhere(screens, ({ page }) => page.getByText(en.freezing.ownOnly).first().waitFor());
    await screen.page.getByText(`${en.freezing.others} Ants, Bees, Cats, Dogs, Elks, Foxes`).waitFor();
    await choose(freezing.seen.all);
    await everywhere(screens, ({ page }) =>
      page.getByText(en.freezing.ownOnly).first().waitFor({ state: "hidden" }),
    );
    deepStrictEqual(await screen.standings(), all);
    await anna.page.keyboard.press("Escape");
  });
}

async function freeze(room: MendingRoom): Promise<void> {
  const { report, cast } = room;
  const { anna, boris, cats, screens } = cast;
  const before = await report.step("the standings are frozen; every page says so", async () => {
    const dialog = await standingsDialog(anna);
    await dialog.getByRole("button", { name: anna.texts.freezing.freeze, exact: true }).click();
    await anna.page.keyboard.press("Escape");
    await everywhere(screens, ({ page }) => page.getByText(en.freezing.frozen).first().waitFor());
    return cast.screen.standings();
  });
  await report.step("a team solves a card: it and the moderators see it, the screens do not", async () => {
    const card = cardOf(room, "Intermediate Algebra", 100);
    mayRead(room, cats, card);
    await cats.buy(card);
    await cats.answer(card.answer);
    await eventually(() => cats.balance(), 700);
    const balanceOf = async (moderator: ConsolePage) =>
      (await moderator.teams()).find(({ name }) => name === cats.team)?.balancePoints;
    await eventually(() => balanceOf(boris), 700);
    for (const screen of screens) deepStrictEqual(await screen.standings(), before);
  });
}

async function finish({ report, cast }: MendingRoom): Promise<void> {
  const { boris, teams, screen } = cast;
  await report.step("the end thaws nothing: the results are provisional", async () => {
    const { actions } = boris.texts.console;
    await boris.button(`${actions.finish} …`).click();
    const dialog = boris.page.getByRole("dialog");
    await dialog.getByRole("button", { name: actions.finish, exact: true }).click();
    await boris.inPhase("finished");
    await everywhere(teams, (team) => team.status(team.texts.status.finished).waitFor());
    await screen.page.getByText(en.freezing.frozen).first().waitFor();
  });
}

async function reveal({ report, cast }: MendingRoom): Promise<void> {
  const { anna, screen, cats } = cast;
  await report.step("the results are revealed from the last place upward, each previewed", async () => {
    const { freezing } = anna.texts;
    const dialog = await standingsDialog(anna);
    const next = dialog.getByRole("button", { name: freezing.revealNext, exact: true });
    for (let hidden = cast.teams.length; hidden > 0; hidden -= 1) {
      await dialog.getByText(freezing.hidden(hidden)).waitFor();
      await dialog.getByRole("status").filter({ hasText: /\S/ }).last().waitFor();
      await next.click();
    }
    await next.waitFor({ state: "detached" });
    await anna.page.keyboard.press("Escape");
    await screen.tellAll();
    await eventually(async () => (await screen.standings("finalStandings"))[0]?.name, cats.team);
  });
}

async function markFinal({ report, cast }: MendingRoom): Promise<void> {
  const { anna, boris } = cast;
  await report.step("the results are final, and every console says so", async () => {
    const { freezing } = anna.texts;
    const dialog = await standingsDialog(anna);
    await dialog.getByText(freezing.provisional).waitFor();
    await dialog.getByRole("button", { name: freezing.markFinal, exact: true }).click();
    await dialog.getByText(freezing.final).waitFor();
    await anna.page.keyboard.press("Escape");
    const other = await standingsDialog(boris);
    await other.getByText(boris.texts.freezing.final).waitFor();
    await boris.page.keyboard.press("Escape");
  });
}

async function standingsDialog({ page, texts }: ConsolePage) {
  const { freezing } = texts;
  await page
    .getByRole("button", { name: freezing.control, exact: true })
    .or(page.getByRole("button", { name: freezing.frozen }))
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: freezing.controlTitle });
  await dialog.waitFor();
  return dialog;
}

/** Awards, and the tasks gone through together. */
async function lookBack(room: MendingRoom): Promise<void> {
  const { report, cast } = room;
  const { anna, boris, ants, screens } = cast;
  await report.step("an award of the organizer's own is given out; the screens show it", async () => {
    const { closing } = boris.texts;
    const pane = await inPane(boris, "closing");
    const form = pane.getByRole("form", { name: closing.ownAward });
    await form.getByLabel(closing.ownText, { exact: true }).fill("For the calmest appeal");
    await form.getByRole("combobox", { name: closing.ownTeam }).selectOption({ label: cast.elks.team });
    await form.getByRole("button", { name: closing.give, exact: true }).click();
    await everywhere(screens, ({ page }) => page.getByText("For the calmest appeal").first().waitFor());
  });
  const card = cardOf(room, "Prealgebra", 100);
  await report.step(
    "a task is gone through: everybody sees it, then what was right, on both screens",
    async () => {
      for (const person of cast.all) mayRead(room, person, card);
      const { closing } = anna.texts;
      const pane = await inPane(anna, "closing");
      await pane.getByRole("combobox", { name: closing.card }).selectOption({ label: nameOf(card) });
      await pane.getByRole("button", { name: closing.showStatement, exact: true }).click();
      await everywhere(screens, ({ page }) =>
        page
          .getByText(/is doubled, the new value/)
          .first()
          .waitFor(),
      );
      await pane.getByRole("button", { name: closing.showAnswer, exact: true }).click();
      await everywhere(screens, async ({ page, texts }) => {
        await page.getByText(texts.closing.rightAnswer).first().waitFor();
        await page.getByText(likelyAnswer).first().waitFor();
      });
      await pane.getByRole("button", { name: closing.endReview, exact: true }).click();
      await everywhere(screens, ({ page }) =>
        page
          .getByText(/is doubled, the new value/)
          .first()
          .waitFor({ state: "hidden" }),
      );
    },
  );
  await report.step("pupils see what was right on their own page, once a moderator allows it", async () => {
    const { closing } = anna.texts;
    const pane = await inPane(anna, "closing");
    await ants.press(card);
    await ants.task(card).waitFor();
    deepStrictEqual(await ants.task(card).getByText(ants.texts.closing.rightAnswer).count(), 0);
    await pane.getByLabel(closing.keys).check();
    await ants.task(card).getByText(ants.texts.closing.rightAnswer).waitFor();
  });
}

function nameOf({ category, pricePoints }: FileCard): string {
  return en.screen.card(category, pricePoints);
}

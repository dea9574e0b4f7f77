import { deepStrictEqual } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { eventually } from "../eventually.ts";
import type { ConsolePage } from "../pages/ConsolePage.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong } from "../Scene.ts";
import type { MendingRoom } from "./MendClass.ts";

/** Frozen, finished, revealed from the last place upward, final. */
export async function closeContest(room: MendingRoom): Promise<void> {
  room.report.act("Frozen standings, and an end that nobody doubts");
  await freeze(room);
  await finish(room);
  await reveal(room);
  await markFinal(room);
  await nothingWentWrong(room);
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
      await dialog.getByRole("status").first().waitFor();
      await next.click();
    }
    await next.waitFor({ state: "detached" });
    await anna.page.keyboard.press("Escape");
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

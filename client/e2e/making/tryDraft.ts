import { deepStrictEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { FileCard } from "../cards.ts";
import { eventually } from "../eventually.ts";
import { BoardPage, type WrittenCard } from "../pages/BoardPage.ts";
import type { ConsolePage } from "../pages/ConsolePage.ts";
import { TeamPage } from "../pages/TeamPage.ts";
import { visit } from "../visit.ts";
import { Witness } from "../Witness.ts";
import type { Making } from "./makeBoard.ts";

const cards: readonly WrittenCard[] = [
  {
    category: "Time",
    price: 100,
    statement: "How many hours do two whole days have, from midnight to midnight, together?",
    kind: "number",
    answer: "48",
  },
  {
    category: "Space",
    price: 200,
    statement: "Which planet of our Sun has the greatest **rings** that a small telescope shows?",
    kind: "text",
    answer: "Saturn",
  },
];
/** As the team's page sees them. */
const seen = cards.map(({ category, price }, index) => {
  return { id: index + 1, row: 1, column: index + 1, category, pricePoints: price } as unknown as FileCard;
});
/** A page asks so often whether the board was changed, and a little more. */
const untilAskedMs = 15_000;

/** An author tries a draft against simulated teams, mends a card of it, and is back at the board. PRA9 – PRA11 */
export async function tryDraft({ origin, report }: Making, author: ConsolePage): Promise<void> {
  const desk = new BoardPage(author);
  const { page, texts } = author;
  const words = texts.trying;
  const [hours, saturn] = seen;
  if (!hours || !saturn) throw new Error("nothing is written");
  report.act("A draft tried as a pupil, against five simulated teams");
  const code = await report.step("two cards are written on a new board", async () => {
    await visit(page, `${origin}/console?renderer=canvas`);
    const made = await desk.make();
    await desk.resize(1, 2);
    for (const [index, card] of cards.entries()) await desk.writeCard(1, index + 1, card);
    await desk.isSaved();
    return made;
  });
  const trial = await report.step(
    "one click opens it in a tab of its own, against five quick teams",
    async () => {
      await page.locator("summary", { hasText: words.title }).click();
      await page.locator("[name=simulated-teams]").fill("5");
      await page.getByRole("radio", { name: words.paces.quick }).check();
      await page.getByRole("radio", { name: words.times(10), exact: true }).check();
      const [tab] = await Promise.all([
        page.context().waitForEvent("page"),
        page.locator(".studio-fold").getByRole("link", { name: words.start }).click(),
      ]);
      await tab.getByText(words.mark).waitFor();
      return tab;
    },
  );
  const pupil = pupilAt(author, trial);
  await report.step("a card is bought and answered, as a team does", async () => {
    await pupil.page.locator("[data-board=ready]").waitFor();
    await eventually(() => pupil.balance(), 500);
    await pupil.buy(hours);
    await pupil.answer("48");
    await eventually(() => pupil.balance(), 600);
  });
  await report.step("the simulated teams play, and each is called what it is", async () => {
    const names = (await pupil.standings()).map(({ name }) => name);
    deepStrictEqual(names.filter((name) => name.startsWith("Simulated team")).length, 5);
    const moved = async () =>
      (await pupil.standings()).some(({ name, points }) => name.startsWith("Simulated") && points !== 500);
    await eventually(moved, true, 30_000);
  });
  await report.step(
    "a card that looks wrong is one click from its editor, in the tab that is there",
    async () => {
      await page.evaluate(() => Object.assign(window, { isTheSame: true }));
      await pupil.buy(saturn);
      await trial.getByRole("link", { name: words.editCard }).click();
      await page.getByRole("heading", { name: texts.studio.cardTitle(1, 2), exact: true }).waitFor();
      deepStrictEqual(await page.evaluate(() => "isTheSame" in window), true);
      await desk.typeStatement("Which planet of our Sun has the greatest rings of all?");
      await desk.isSaved();
    },
  );
  await report.step(
    "the trial says that the board has changed, and is ended: the board is there",
    async () => {
      await trial.locator(".try-changed").getByText(words.boardChanged).waitFor({ timeout: untilAskedMs });
      const closed = trial.waitForEvent("close");
      await trial.getByRole("link", { name: words.endAndBack }).click();
      await closed;
      await page.getByRole("heading", { name: texts.studio.cardTitle(1, 2), exact: true }).waitFor();
      deepStrictEqual(pupil.witness.takeProblems(), []);
    },
  );
  await report.step("nothing of it is left: no seat, no team, no other contest", async () => {
    deepStrictEqual(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("seat"))),
      [],
    );
    await visit(page, `${origin}/console/${code}`);
    await author.inPhase("draft");
  });
}

function pupilAt({ texts }: ConsolePage, page: Page): TeamPage {
  return new TeamPage("the author", page, texts, new Witness(page, []), { team: "You", isPhone: false });
}

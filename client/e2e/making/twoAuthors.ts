import { deepStrictEqual } from "node:assert/strict";
import type { Browser } from "playwright-core";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import type { Cable } from "../Cable.ts";
import { laptop, openSeat } from "../cast.ts";
import { eventually } from "../eventually.ts";
import { BoardPage } from "../pages/BoardPage.ts";
import { ConsolePage } from "../pages/ConsolePage.ts";
import type { Making } from "./makeBoard.ts";

/** Two authors of one account; Clara's laptop hangs on a cable that is pulled out. */
export async function assembleTwoAuthors(browser: Browser, cabled: Browser) {
  const [first, second] = await Promise.all([
    openSeat(browser, { ...laptop, locale: "ru-RU" }, []),
    openSeat(cabled, laptop, []),
  ]);
  const dora = new ConsolePage("dora", first.page, ru, first.witness);
  const clara = new ConsolePage("clara", second.page, en, second.witness);
  return { dora, clara, all: [dora, clara] };
}

const hexagon = {
  draft: "How many sides has",
  russian: "Сколько сторон у",
  whole: "Сколько сторон у шестиугольника?",
};
const octagon = "How many sides has an octagon?";

/** Both write one card: each sees what the other types, nobody loses a word unasked, and in the end both boards are one. */
export async function writeTogether(
  { origin, login, password, report }: Making,
  { dora, clara }: Awaited<ReturnType<typeof assembleTwoAuthors>>,
  cable: Cable,
): Promise<void> {
  const [doras, claras] = [new BoardPage(dora), new BoardPage(clara)];
  report.act("Two authors of one board, one of whom loses the connection");
  await report.step("both open one card of a new board", async () => {
    await dora.signIn(origin, login, password);
    const code = await doras.make();
    await clara.signIn(origin, login, password);
    await claras.open(origin, code);
    await doras.addCard(1, 1);
    await claras.openCard(1, 1);
  });
  await report.step("each is asked for a name, and known by it", async () => {
    await clara.page.locator("[name=moderator-name]").fill("Clara");
    await clara.page.keyboard.press("Enter");
    await dora.page.locator("[name=moderator-name]").fill("Дора");
    await dora.page.keyboard.press("Enter");
  });
  await report.step("each sees what the other types before it is saved", async () => {
    await Promise.all([claras.typeSlowly(hexagon.draft), doras.seesUnsaved("Clara", hexagon.draft)]);
    await eventually(() => doras.field("statement"), hexagon.draft);
    await Promise.all([doras.typeSlowly(hexagon.russian), claras.seesUnsaved("Дора", hexagon.russian)]);
    await eventually(() => claras.field("statement"), hexagon.russian);
    for (const board of [claras, doras]) await board.showsNothingUnsaved();
  });
  await report.step(
    "a connection is cut: what is typed without it stays, and the other one saves",
    async () => {
      cable.pullOut();
      await clara.page.getByText(en.status.reconnecting).waitFor();
      await claras.typeStatement(octagon);
      await doras.typeStatement(hexagon.whole);
      await doras.isSaved();
      deepStrictEqual(await claras.statement(), octagon);
    },
  );
  await report.step("back again the later one is shown both, and chooses", async () => {
    cable.plugIn();
    await eventually(() => claras.isAsked(), true, 15_000);
    deepStrictEqual(await doras.statement(), hexagon.whole);
    await claras.keepMine();
    await eventually(() => doras.statement(), octagon);
  });
  await report.step("different parts of one card are both kept, without a question", async () => {
    await Promise.all([claras.typeField("category", "Shapes"), doras.typeField("right", "8")]);
    for (const board of [claras, doras]) await board.isSaved();
    for (const board of [claras, doras]) {
      deepStrictEqual(await board.isAsked(), false);
      await eventually(() => board.field("category"), "Shapes");
      await eventually(() => board.field("right"), "8");
    }
  });
  await report.step("in the end both boards are one", async () => {
    const [first] = await doras.cells();
    await eventually(() => claras.cells(), await doras.cells());
    deepStrictEqual([first?.includes("100"), first?.includes(octagon)], [true, true]);
    for (const { page } of [clara, dora]) await page.context().close();
  });
}

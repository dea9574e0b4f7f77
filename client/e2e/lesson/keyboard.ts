import type { Locator, Page } from "playwright-core";
import type { FileCard } from "../cards.ts";
import { startingWith } from "../pages/PersonPage.ts";
import type { TeamPage } from "../pages/TeamPage.ts";
import { visit } from "../visit.ts";

/** More than any page has stops. */
const mostStops = 80;

/** Joins as a new team without a mouse: the page puts the focus where one types, and what is typed takes a suggestion's place. */
export async function joinByKeyboard(person: TeamPage, origin: string, code: string): Promise<void> {
  const { page, texts, team } = person;
  await visit(page, `${origin}/?renderer=canvas`);
  await typeInto(page, page.getByLabel(texts.join.code, { exact: true }), code);
  await page.keyboard.press("Enter");
  await typeInto(page, page.getByLabel(texts.join.teamName, { exact: true }), team);
  await page.keyboard.press("Enter");
  await person.arrived();
}

/** Goes to the board by Tab, to the card by the arrow keys, opens it by Enter. */
export async function openCardByKeyboard(person: TeamPage, card: FileCard): Promise<void> {
  const { page, texts } = person;
  const board = page.getByRole("group", { name: startingWith(`${texts.play.board}.`) });
  await tabTo(page, board);
  await page.keyboard.press("Home");
  for (let column = 1; column < card.column; column++) await page.keyboard.press("ArrowRight");
  for (let row = 1; row < card.row; row++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

export async function buyByKeyboard(person: TeamPage, card: FileCard): Promise<void> {
  await openCardByKeyboard(person, card);
  const yes = person
    .purchaseDialog()
    .getByRole("button", { name: person.texts.play.buyConfirm(card.pricePoints) });
  await tabTo(person.page, yes);
  await person.page.keyboard.press("Enter");
  await person.task(card).waitFor();
}

/** Types after what stands in the answer box already. */
export async function typeAnswer(person: TeamPage, answer: string): Promise<void> {
  await tabTo(person.page, person.answerBox());
  await person.page.keyboard.press("End");
  await person.page.keyboard.type(answer);
}

export async function pressByKeyboard(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press("Enter");
}

async function typeInto(page: Page, box: Locator, text: string): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.type(text);
}

/** Presses Tab until the focus is there, or in there. Throws when it cannot be reached. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let stop = 0; stop <= mostStops; stop++) {
    if (await place.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not come to ${place}`);
}

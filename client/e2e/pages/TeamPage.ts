import type { Locator, Page } from "playwright-core";
import { layout } from "../../board/layout.ts";
import type { Texts } from "../../i18n/texts.ts";
import type { FileCard } from "../cards.ts";
import { visit } from "../visit.ts";
import type { Witness } from "../Witness.ts";
import { PersonPage, readNumber, readRows, type SeenStanding, startingWith } from "./PersonPage.ts";

type Section = keyof Texts["play"]["sections"];

/** A laptop or phone of a team. */
export class TeamPage extends PersonPage {
  /** As the team is called in the contest. */
  readonly team: string;
  readonly #isPhone: boolean;

  constructor(
    who: string,
    page: Page,
    texts: Texts,
    witness: Witness,
    { team, isPhone }: { readonly team: string; readonly isPhone: boolean },
  ) {
    super(who, page, texts, witness);
    this.team = team;
    this.#isPhone = isPhone;
  }

  /** From the first page, by what was typed for the code. */
  async typeCode(origin: string, typed: string): Promise<void> {
    await visit(this.page, `${origin}/?renderer=canvas`);
    await this.page.getByLabel(this.texts.join.code, { exact: true }).fill(typed);
    await this.button(this.texts.join.find).click();
  }

  async joinAsNewTeam(contest: string): Promise<void> {
    await this.takeName(contest);
    await this.arrived();
  }

  /** Asks to be let in as a new team. */
  async takeName(contest: string): Promise<void> {
    await this.page.getByRole("heading", { name: contest }).waitFor();
    await this.page.getByLabel(this.texts.join.teamName, { exact: true }).fill(this.team);
    await this.button(this.texts.join.join).click();
  }

  async joinAsSecondLaptop(pin: string): Promise<void> {
    await this.askForSeat(pin);
    await this.arrived();
  }

  /** Asks to be let in as a further laptop of the team. */
  async askForSeat(pin: string): Promise<void> {
    const { join } = this.texts;
    await this.page.getByRole("radio", { name: join.secondLaptop }).check();
    await this.page.getByLabel(join.teamName, { exact: true }).fill(this.team);
    await this.page.getByLabel(join.pin, { exact: true }).fill(pin);
    await this.button(join.takeSeat).click();
  }

  /** The page shows the team and its board. */
  async arrived(): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: this.team, exact: true }).waitFor();
    await this.page.locator("[data-figure=balance]").waitFor();
    await this.go("board");
    await this.page.locator("[data-board=ready]").waitFor();
  }

  /** On a phone one section is shown at a time. */
  async go(section: Section): Promise<void> {
    if (!this.#isPhone) return;
    const name = startingWith(this.texts.play.sections[section]);
    await this.page.getByRole("navigation").getByRole("button", { name }).click();
  }

  async balance(): Promise<number> {
    return readNumber(await this.page.locator("[data-figure=balance]").textContent());
  }

  async inPlay(): Promise<number> {
    return readNumber(await this.page.locator("[data-figure=in-play]").textContent());
  }

  /** TSK1 Beside an open task the standings, and what stands with them, are a line on a laptop. */
  async openSide(): Promise<void> {
    await this.#foldSide(false);
  }

  async closeSide(): Promise<void> {
    await this.#foldSide(true);
  }

  async #foldSide(expanded: boolean): Promise<void> {
    const name = new RegExp(`^${this.texts.play.standings}:`);
    const line = this.page.getByRole("button", { name, expanded });
    if ((await line.count()) > 0) await line.click();
  }

  async standings(): Promise<readonly SeenStanding[]> {
    const { play } = this.texts;
    await this.go("standings");
    await this.openSide();
    if (!this.#isPhone) await this.page.getByRole("tab", { name: play.standings, exact: true }).click();
    const rows = await readRows(this.page.getByRole("tabpanel", { name: play.standings }).getByRole("table"));
    return rows.map(([place, name = "", points]) => ({
      place: readNumber(place),
      name: name.replace(` (${play.you})`, ""),
      points: readNumber(points),
    }));
  }

  async pin(): Promise<string> {
    const { play } = this.texts;
    await this.openSide();
    await this.page.getByRole("tab", { name: play.team, exact: true }).click();
    const panel = this.page.getByRole("tabpanel", { name: play.team, exact: true });
    const pin = /\d{6}/.exec((await panel.textContent()) ?? "")?.[0];
    await this.page.getByRole("tab", { name: play.standings, exact: true }).click();
    await this.closeSide();
    if (pin === undefined) throw new Error("no PIN is shown");
    return pin;
  }

  /** A card of the drawn board, at the point where a hand would tap it. */
  async tap(card: FileCard, board: readonly FileCard[]): Promise<void> {
    await this.go("board");
    const drawing = this.page.locator("[data-board=ready]");
    const box = await drawing.boundingBox();
    if (!box) throw new Error("the board is not drawn");
    const pixelRatio = await this.page.evaluate(() => devicePixelRatio);
    const size = {
      width: Math.round(box.width * pixelRatio),
      height: Math.round(box.height * pixelRatio),
      pixelRatio,
    };
    const place = layout(shapeOf(board), size).cards.find(({ cardId }) => cardId === card.id);
    if (!place) throw new Error(`card ${card.id} is not drawn`);
    const x = box.x + (place.left + place.width / 2) / pixelRatio;
    const y = box.y + (place.top + place.height / 2) / pixelRatio;
    if (this.#isPhone) await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
  }

  cell(card: FileCard): Locator {
    const name = startingWith(this.texts.play.cell(card.category, card.pricePoints));
    return this.page.getByRole("button", { name });
  }

  /** The same by the keyboard. */
  async press(card: FileCard): Promise<void> {
    await this.go("board");
    await this.cell(card).focus();
    await this.page.keyboard.press("Enter");
  }

  purchaseDialog(): Locator {
    return this.page.getByRole("dialog", { name: this.texts.play.buyTitle });
  }

  /** Says yes in the open purchase dialog, and waits for the task. */
  async confirmPurchase(card: FileCard): Promise<void> {
    const dialog = this.purchaseDialog();
    await dialog.getByRole("button", { name: this.texts.play.buyConfirm(card.pricePoints) }).click();
    await dialog.waitFor({ state: "hidden" });
    await this.task(card).waitFor();
    await this.answerBox().waitFor();
  }

  async buy(card: FileCard): Promise<void> {
    await this.press(card);
    await this.confirmPurchase(card);
  }

  taskTab(card: FileCard): Locator {
    const name = this.texts.play.taskTab(card.category, card.pricePoints);
    return this.page.getByRole("tab", { name, exact: true });
  }

  /** The panel of a task that is shown. */
  task(card: FileCard): Locator {
    const name = startingWith(this.texts.play.taskTab(card.category, card.pricePoints));
    return this.page.getByRole("tabpanel", { name });
  }

  async open(card: FileCard): Promise<void> {
    await this.go("tasks");
    await this.taskTab(card).click();
    await this.task(card).waitFor();
  }

  answerBox(): Locator {
    return this.page.getByRole("textbox", { name: this.texts.play.answer });
  }

  /** Replaces what stands in the answer box, key by key. */
  async type(answer: string): Promise<void> {
    await this.answerBox().fill("");
    await this.answerBox().pressSequentially(answer);
  }

  /** By Enter, once the answer before has had its reply. */
  async answer(answer: string): Promise<void> {
    await this.type(answer);
    await this.submitButton().waitFor();
    await this.page.keyboard.press("Enter");
  }

  submitButton(): Locator {
    return this.button(this.texts.play.submit);
  }

  async attemptsLeftShown(left: number): Promise<void> {
    const { play } = this.texts;
    const sentence = left === 1 ? play.lastAttempt : play.attemptsLeft(left);
    await this.page.getByRole("tabpanel").getByText(sentence, { exact: true }).waitFor();
  }

  /** The team's answers to the shown task, with their verdicts. */
  async triedAnswers(card: FileCard): Promise<readonly string[]> {
    const list = this.task(card).getByRole("listitem");
    return (await list.allTextContents()).map((line) => line.replaceAll(/[✓✗↩]/g, "").trim());
  }
}

function shapeOf(cards: readonly FileCard[]) {
  return {
    rows: Math.max(...cards.map(({ row }) => row)),
    columns: Math.max(...cards.map(({ column }) => column)),
    cards: cards.map((card) => ({
      ...card,
      state: { status: "none" } as const,
      offer: "none" as const,
      label: "",
      tally: null,
      fleet: null,
    })),
  };
}

import type { Locator } from "playwright-core";
import type { ConsolePage } from "./ConsolePage.ts";

/** A table before it is a board, in the console's form or in the studio's dialog. */
export class TablePreview {
  readonly #author: ConsolePage;

  constructor(author: ConsolePage) {
    this.#author = author;
  }

  async paste(rows: readonly (readonly string[])[]): Promise<void> {
    const { page } = this.#author;
    const box = page.locator("[name=pasted]");
    if (!(await box.isVisible())) await page.locator(".paste-fold > summary").click();
    await box.fill(rows.map((cells) => cells.join("\t")).join("\n"));
    await page.locator(".sheet-table").waitFor();
  }

  /** By the keyboard: Enter opens the cell and keeps what is written. */
  async write(name: string, value: string): Promise<void> {
    const { page } = this.#author;
    await this.cell(name).focus();
    await page.keyboard.press("Enter");
    const box = page.locator("textarea[name=cell]");
    await box.fill(value);
    await page.keyboard.press("Enter");
    await box.waitFor({ state: "detached" });
    await this.cell(name).filter({ hasText: value }).waitFor();
  }

  /** Until the list says so many problems and doubts. */
  async needs(problems: number, doubts: number): Promise<void> {
    const { tables } = this.#author.texts;
    const said = [problems > 0 ? tables.problems(problems) : "", doubts > 0 ? tables.doubts(doubts) : ""];
    const sentence = said.filter((part) => part !== "").join(", ");
    await this.#author.page.locator("[data-figure=notes]", { hasText: sentence }).waitFor();
  }

  async isClean(): Promise<void> {
    await this.#author.page.getByText(this.#author.texts.tables.clean).waitFor();
  }

  /** The board that is shown has so many cards. */
  async hasCards(count: number): Promise<void> {
    await this.#author.page.locator(`.preview-card:nth-child(${count}):last-child`).waitFor();
  }

  async openCard(index: number): Promise<void> {
    await this.#author.page.locator(".preview-card").nth(index).click();
    await this.#author.page.locator(".preview-task").waitFor();
  }

  async key(): Promise<string> {
    return (await this.#author.page.locator("[data-figure=preview-key]").textContent()) ?? "";
  }

  cell(name: string): Locator {
    return this.#author.page.locator(`[data-cell="${name}"]`);
  }
}

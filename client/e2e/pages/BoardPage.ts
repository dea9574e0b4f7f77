import type { Locator } from "playwright-core";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import { eventually } from "../eventually.ts";
import { visit } from "../visit.ts";
import type { ConsolePage } from "./ConsolePage.ts";

export interface WrittenCard {
  readonly category: string;
  readonly price: number;
  readonly statement: string;
  readonly kind: CheckerKind;
  readonly choices?: string;
  readonly answer: string;
}

/** The page on which a board is written, at an author's laptop. */
export class BoardPage {
  readonly #author: ConsolePage;

  constructor(author: ConsolePage) {
    this.#author = author;
  }

  /** From the list of contests; resolves with the room code. */
  async make(): Promise<string> {
    const { page, texts } = this.#author;
    await this.#author.button(texts.studio.beginBoard).click();
    await page.getByRole("heading", { level: 1, name: texts.studio.newTitle, exact: true }).waitFor();
    return new URL(page.url()).pathname.split("/")[2] ?? "";
  }

  async open(origin: string, code: string): Promise<void> {
    await visit(this.#author.page, `${origin}/console/${code}/board`);
    await this.#place(1, 1).waitFor();
  }

  async resize(rows: number, columns: number): Promise<void> {
    const { studio } = this.#author.texts;
    for (const [label, wanted] of [
      [studio.rows, rows],
      [studio.columns, columns],
    ] as const) {
      const side = this.#author.page.getByRole("group", { name: label, exact: true });
      while (Number(await side.locator("strong").textContent()) > wanted) {
        const before = await side.locator("strong").textContent();
        await side.getByRole("button", { name: `${label}: −1` }).click();
        await side.locator("strong", { hasText: `${Number(before) - 1}` }).waitFor();
      }
    }
  }

  async writeCard(row: number, column: number, card: WrittenCard): Promise<void> {
    await this.openCard(row, column);
    await this.#field("category").fill(card.category);
    await this.#field("price").fill(`${card.price}`);
    await this.#field("statement").fill(card.statement);
    await this.#author.page.locator(`input[name=kind][value=${card.kind}]`).check();
    if (card.choices === undefined) await this.#field("right").fill(card.answer);
    else {
      await this.#field("choices").fill(card.choices);
      const { page } = this.#author;
      for (const answer of card.answer.split("\n"))
        await page.getByRole("checkbox", { name: answer, exact: true }).check();
    }
    await this.#whole(row, column).waitFor();
  }

  async openCard(row: number, column: number): Promise<void> {
    const { page, texts } = this.#author;
    const { studio } = texts;
    const title = page.getByRole("heading", { name: studio.cardTitle(row, column), exact: true });
    if (!(await title.isVisible())) await this.#place(row, column).click();
    await title.waitFor();
  }

  async statement(): Promise<string> {
    return this.#field("statement").inputValue();
  }

  async typeStatement(statement: string): Promise<void> {
    await this.#field("statement").fill(statement);
  }

  async addCard(row: number, column: number): Promise<void> {
    await this.#place(row, column).click();
    const { page, texts } = this.#author;
    await page.getByRole("heading", { name: texts.studio.cardTitle(row, column), exact: true }).waitFor();
  }

  async field(name: string): Promise<string> {
    return this.#field(name).inputValue();
  }

  async typeField(name: string, text: string): Promise<void> {
    await this.#field(name).fill(text);
  }

  /** Key by key, and so slowly that others can see it come; it is saved a moment afterwards. */
  async typeSlowly(statement: string): Promise<void> {
    await this.#field("statement").fill("");
    await this.#field("statement").pressSequentially(statement, { delay: 150 });
  }

  /** Some beginning of what somebody types is shown, by name, before it is saved. */
  async seesUnsaved(name: string, text: string): Promise<void> {
    const { page, texts } = this.#author;
    await page.getByText(texts.editors.writes(name)).waitFor();
    const unsaved = page.getByRole("note", { name: texts.editors.unsaved(name) });
    const seen = async () => {
      const shown = (await unsaved.textContent().catch(() => "")) ?? "";
      return shown.length > 3 && text.startsWith(shown);
    };
    await eventually(seen, true);
  }

  async showsNothingUnsaved(): Promise<void> {
    await eventually(() => this.#author.page.locator("[data-unsaved]").count(), 0);
  }

  /** What the places of the board say, row by row, but for who is there. */
  async cells(): Promise<readonly string[]> {
    const places = this.#author.page.locator(".studio-place");
    const parts = [".studio-price", ".studio-words"];
    return places.evaluateAll(
      (cells, selectors) =>
        cells.map((cell) =>
          selectors.map((selector) => cell.querySelector(selector)?.textContent ?? "").join(" "),
        ),
      parts,
    );
  }

  /** Whether both versions of a card are shown, to be chosen from. */
  async isAsked(): Promise<boolean> {
    const { page, texts } = this.#author;
    return page.getByRole("dialog", { name: texts.studio.conflictTitle }).isVisible();
  }

  async keepMine(): Promise<void> {
    const { page, texts } = this.#author;
    const dialog = page.getByRole("dialog", { name: texts.studio.conflictTitle });
    await dialog.getByRole("button", { name: texts.studio.keepMine }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async moveByKeyboard(row: number, column: number, key: string): Promise<void> {
    await this.#place(row, column).focus();
    await this.#author.page.keyboard.press(`Alt+${key}`);
  }

  async hasAt(row: number, column: number, price: string): Promise<void> {
    await this.#whole(row, column).locator("strong", { hasText: price }).waitFor();
  }

  async layAside(row: number, column: number): Promise<void> {
    await this.openCard(row, column);
    await this.#author.button(this.#author.texts.studio.layAside).click();
    await this.#author.page.locator(`[data-place="${row}:${column}"][data-state=empty]`).waitFor();
  }

  async bringBack(): Promise<void> {
    const { page, texts } = this.#author;
    await page.locator(".studio-aside summary").click();
    await this.#author.button(texts.studio.bringBack).click();
    await page.locator(".studio-aside").waitFor({ state: "detached" });
  }

  async isSaved(): Promise<void> {
    const { page, texts } = this.#author;
    // A form waits for a moment before it saves.
    await page.waitForTimeout(1_200);
    await page.getByText(texts.studio.saved, { exact: true }).waitFor();
  }

  async openLobby(): Promise<void> {
    const { texts } = this.#author;
    await this.#author.button(texts.console.actions.openLobby).click();
  }

  #place(row: number, column: number): Locator {
    return this.#author.page.locator(`[data-place="${row}:${column}"]`);
  }

  #whole(row: number, column: number): Locator {
    return this.#author.page.locator(`[data-place="${row}:${column}"][data-state=whole]`);
  }

  #field(name: string): Locator {
    return this.#author.page.locator(`.studio-card [name=${name}]`);
  }
}

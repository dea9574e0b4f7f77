import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import type { Album, Look } from "./Album.ts";
import { type Counter, keysOf, keysOfChord, type Work } from "./Pace.ts";
import { readRows } from "./pages/PersonPage.ts";
import { visit } from "./visit.ts";

type Role = Parameters<Page["getByRole"]>[0];

/** Named as a person finds it; `within` another part. */
interface Named {
  readonly name?: string | RegExp;
  readonly level?: number;
}

/**
 * A page in somebody's hands. Whatever they do to it is counted by their pace: the browser's page is kept inside, so that
 * a journey that holds this one can do nothing that is not counted. Looking costs nothing.
 */
export class PacedPage {
  readonly #page: Page;
  readonly #pace: Counter;

  constructor(page: Page, pace: Counter) {
    this.#page = page;
    this.#pace = pace;
  }

  role(role: Role, { name, level }: Named = {}): PacedPart {
    const options = {
      ...(name !== undefined && { name, exact: true }),
      ...(level !== undefined && { level }),
    };
    return this.#part(this.#page.getByRole(role, options));
  }

  label(label: string): PacedPart {
    return this.#part(this.#page.getByLabel(label, { exact: true }));
  }

  text(text: string): PacedPart {
    return this.#part(this.#page.getByText(text));
  }

  css(selector: string): PacedPart {
    return this.#part(this.#page.locator(selector));
  }

  /** A link or bookmark is followed: a click. */
  async follow(address: string): Promise<void> {
    this.#pace.count({ clicks: 1 });
    await visit(this.#page, address);
  }

  /** Types where the focus is, key by key. */
  async type(text: string): Promise<void> {
    this.#pace.count({ keys: keysOf(text) });
    await this.#page.keyboard.type(text);
  }

  /** A key, or a chord such as `Control+V`. */
  async press(chord: string): Promise<void> {
    this.#pace.count({ keys: keysOfChord(chord) });
    await this.#page.keyboard.press(chord);
  }

  /** Work in another program, which this page does not see: a spreadsheet, a window of the system. */
  elsewhere(work: Partial<Work>): void {
    this.#pace.count(work);
  }

  /** It closes by itself, or was closed. */
  async closed(): Promise<void> {
    if (!this.#page.isClosed()) await this.#page.waitForEvent("close");
  }

  path(): string {
    return new URL(this.#page.url()).pathname;
  }

  /** The name of the field that has the focus. */
  async focused(): Promise<string> {
    return this.#page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");
  }

  async picture(album: Album, name: string, looks: readonly Look[]): Promise<void> {
    await album.take(this.#page, name, looks);
  }

  #part(locator: Locator): PacedPart {
    return new PacedPart(locator, this.#page, this.#pace);
  }
}

/** A part of a page: looked at for nothing, worked at a person's pace. */
export class PacedPart {
  readonly #locator: Locator;
  readonly #page: Page;
  readonly #pace: Counter;

  constructor(locator: Locator, page: Page, pace: Counter) {
    this.#locator = locator;
    this.#page = page;
    this.#pace = pace;
  }

  role(role: Role, { name }: Named = {}): PacedPart {
    return this.#part(this.#locator.getByRole(role, name === undefined ? {} : { name, exact: true }));
  }

  css(selector: string): PacedPart {
    return this.#part(this.#locator.locator(selector));
  }

  withText(text: string | RegExp): PacedPart {
    return this.#part(this.#locator.filter({ hasText: text }));
  }

  get first(): PacedPart {
    return this.#part(this.#locator.first());
  }

  async there(): Promise<this> {
    await this.#locator.waitFor();
    return this;
  }

  async gone(): Promise<void> {
    await this.#locator.waitFor({ state: "hidden" });
  }

  isThere(): Promise<boolean> {
    return this.#locator.isVisible();
  }

  count(): Promise<number> {
    return this.#locator.count();
  }

  async says(): Promise<string> {
    return (await this.#locator.textContent()) ?? "";
  }

  /** Of a table: its rows, cell by cell, as they are heard. */
  rows(): Promise<readonly (readonly string[])[]> {
    return readRows(this.#locator);
  }

  value(): Promise<string> {
    return this.#locator.inputValue();
  }

  attribute(name: string): Promise<string | null> {
    return this.#locator.getAttribute(name);
  }

  /** What is out of sight is scrolled to before, which is a click's work as well. */
  async click(): Promise<void> {
    this.#pace.count({ clicks: (await this.#isInSight()) ? 1 : 2 });
    await this.#locator.click();
  }

  /**
   * A card of the drawn board: a person clicks on the drawing. Here the button that stands for it is pressed, which screen readers
   * have; it costs the click.
   */
  async clickDrawn(): Promise<void> {
    this.#pace.count({ clicks: 1 });
    await this.#locator.press("Enter");
  }

  /** What a click opens in a tab of its own. */
  async openTab(): Promise<PacedPage> {
    const opened = this.#page.context().waitForEvent("page");
    await this.click();
    return new PacedPage(await opened, this.#pace);
  }

  /** What a click saves as a file. */
  async download(): Promise<string> {
    const saved = this.#page.waitForEvent("download");
    await this.click();
    return readFile(await (await saved).path(), "utf8");
  }

  /** Clicks into a field and types. */
  async write(text: string): Promise<void> {
    await this.click();
    this.#pace.count({ keys: keysOf(text) });
    await this.#page.keyboard.type(text);
  }

  /** The button, the file and “Open” in the system's window. */
  async chooseFile(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    this.#pace.count({ clicks: 3 });
    const chosen = this.#page.waitForEvent("filechooser");
    await this.#locator.click();
    await (await chosen).setFiles(file);
  }

  async #isInSight(): Promise<boolean> {
    await this.#locator.waitFor();
    return this.#locator.evaluate((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
    });
  }

  #part(locator: Locator): PacedPart {
    return new PacedPart(locator, this.#page, this.#pace);
  }
}

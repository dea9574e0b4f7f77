import type { FileChooser, Locator, Page } from "playwright-core";
import { eventually } from "./eventually.ts";
import type { FocusWatch } from "./FocusWatch.ts";

/** How somebody works a page. What is worked is always named by its role and name. */
export interface Hands {
  /** A button, a link, a tab. */
  press(target: Locator): Promise<void>;
  /** One of several that exclude each other. */
  choose(radio: Locator): Promise<void>;
  /** Replaces what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  attach(field: Locator, file: string): Promise<void>;
  /** Opens a card of the board, `right` and `down` from its first one. */
  openCard(card: Locator, right: number, down: number): Promise<void>;
  /** Sends the form whose field was written last. */
  send(): Promise<void>;
}

const mostStops = 150;
const attachedMs = 5_000;

/** Tab, arrows, letters and Enter; nothing else ever touches the page. */
export class KeyboardHands implements Hands {
  readonly #page: Page;
  readonly #choosers: Choosers;
  readonly #watch: FocusWatch | null;

  /** `watch`: looks after every key. */
  constructor(page: Page, watch: FocusWatch | null = null) {
    this.#page = page;
    this.#choosers = new Choosers(page);
    this.#watch = watch;
  }

  async press(target: Locator): Promise<void> {
    await this.#reach(target);
    await this.#key("Enter");
  }

  async choose(radio: Locator): Promise<void> {
    const group = this.#page.getByRole("group").filter({ has: radio });
    await this.#reach(group.getByRole("radio", { checked: true }));
    const choices = await group.getByRole("radio").count();
    for (let step = 0; step < choices && !(await radio.isChecked()); step += 1) await this.#key("ArrowDown");
    if (!(await radio.isChecked())) throw new Error(`the arrow keys do not reach ${radio}`);
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.#reach(field);
    await this.#key("Control+A");
    await this.#page.keyboard.type(text);
  }

  async attach(field: Locator, file: string): Promise<void> {
    await this.#reach(field);
    await this.#key("Enter");
    await (await this.#choosers.next()).setFiles(file);
  }

  async openCard(card: Locator, right: number, down: number): Promise<void> {
    await card.waitFor();
    const board = this.#page.getByRole("group").filter({ has: card });
    await this.#reach(board);
    await this.#key("Home");
    for (let step = 0; step < right; step += 1) await this.#key("ArrowRight");
    for (let step = 0; step < down; step += 1) await this.#key("ArrowDown");
    if (!(await isFocused(card))) await this.#findInList(board, card);
    await this.#key("Enter");
  }

  async send(): Promise<void> {
    await this.#key("Enter");
  }

  /** Where the cards are too small to be drawn, they are a list. */
  async #findInList(board: Locator, card: Locator): Promise<void> {
    await this.#key("Home");
    const cards = await board.getByRole("button").count();
    for (let step = 1; step < cards && !(await isFocused(card)); step += 1) await this.#key("ArrowDown");
    if (!(await isFocused(card))) throw new Error(`the arrow keys lead elsewhere than to ${card}`);
  }

  /** Presses Tab until the focus is on the target or inside it; in a list of tabs the arrow keys go on. */
  async #reach(target: Locator): Promise<void> {
    await target.waitFor({ state: "attached", timeout: attachedMs }).catch(() => undefined);
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await isFocused(target)) return;
      if (await this.#isBesideTab(target)) {
        await this.#key("ArrowRight");
        if (await isFocused(target)) return;
        if (await this.#isBesideTab(target)) continue;
      }
      await this.#key("Tab");
    }
    throw new Error(`${mostStops} presses of Tab do not reach ${target}`);
  }

  /** On another tab of the same list, which is one stop of the Tab key. */
  #isBesideTab(target: Locator): Promise<boolean> {
    return target.evaluateAll(([element]) => {
      const here = document.activeElement;
      const list = element?.getAttribute("role") === "tab" ? element.closest('[role="tablist"]') : null;
      return Boolean(
        list && here !== element && list.contains(here) && element?.getAttribute("tabindex") === "-1",
      );
    });
  }

  async #key(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#watch?.look();
  }
}

/** Does what a screen reader does with what it has found by role and name: activates it, or types into it. */
export class ReaderHands implements Hands {
  #field: Locator | null = null;
  readonly #choosers: Choosers;

  constructor(page: Page) {
    this.#choosers = new Choosers(page);
  }

  press(target: Locator): Promise<void> {
    return target.press("Enter");
  }

  async choose(radio: Locator): Promise<void> {
    await radio.press("Space");
  }

  async write(field: Locator, text: string): Promise<void> {
    this.#field = field;
    await field.fill(text);
  }

  async attach(field: Locator, file: string): Promise<void> {
    await field.press("Enter");
    await (await this.#choosers.next()).setFiles(file);
  }

  openCard(card: Locator): Promise<void> {
    return card.press("Enter");
  }

  async send(): Promise<void> {
    await this.#field?.press("Enter");
  }
}

/** The system's dialogs for choosing a file. Watched from the beginning: a browser asked too late opens a real one. */
class Choosers {
  readonly #opened: FileChooser[] = [];

  constructor(page: Page) {
    page.on("filechooser", (chooser) => this.#opened.push(chooser));
  }

  async next(): Promise<FileChooser> {
    await eventually(async () => this.#opened.length > 0, true);
    const chooser = this.#opened.shift();
    if (!chooser) throw new Error("no file chooser was opened");
    return chooser;
  }
}

/** A low window hides much while somebody writes: what is hidden has not the focus. */
function isFocused(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) =>
    elements.some((element) => element.contains(document.activeElement)),
  );
}

import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import type { Theme } from "../../../shared/contest/themes.ts";
import { runAxe } from "./axe.ts";
import type { ContactSheet } from "./ContactSheet.ts";
import type { Faults } from "./Faults.ts";
import { inspectPage, type PageFault } from "./inspectPage.ts";
import { isHand, type Kind, type Look, type LookPlan, sizeName, usualSize } from "./looks.ts";

export interface GalleryOptions {
  /** Null: no pictures. */
  readonly folder: string | null;
  readonly plan: LookPlan;
  /** States whose name does not begin so are passed over. */
  readonly only: string;
  readonly sheet: ContactSheet | null;
  readonly faults: Faults;
}

/** Shows one language's pages in every size and theme, and looks for faults in each. */
export class Gallery {
  readonly #language: string;
  readonly #options: GalleryOptions;
  #states = 0;
  #looks = 0;

  constructor(language: string, options: GalleryOptions) {
    this.#language = language;
    this.#options = options;
  }

  get counts(): { readonly states: number; readonly looks: number } {
    return { states: this.#states, looks: this.#looks };
  }

  /** The page in its present state, in all looks; afterwards it is as before. */
  async show(page: Page, state: string, kind: Kind): Promise<void> {
    if (!state.startsWith(this.#options.only)) return;
    const startedAt = performance.now();
    const before = this.#options.faults.count;
    const sights = this.#options.plan.next(state, kind);
    const themesSeen = new Set<string>();
    for (const { size, theme } of sights) {
      await page.setViewportSize(size);
      await settled(page, 10);
      await chooseTheme(page, theme);
      await settled(page, 3);
      if (theme === "pink") await letFiguresMakeWay(page);
      // What axe looks at does not depend on the size, but for what a hand is shown and a laptop is not.
      const sort = `${theme} ${isHand(size)}`;
      await this.#look(page, { state, language: this.#language, size, theme }, !themesSeen.has(sort));
      themesSeen.add(sort);
    }
    await page.setViewportSize(usualSize);
    await chooseTheme(page, "light");
    await settled(page, 2);
    this.#states++;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`  ${this.#language} ${state.padEnd(32)} ${seconds.padStart(5)} s`);
    for (const line of this.#options.faults.linesAfter(before)) console.log(`    ${line}`);
  }

  /** A check of the page that has no picture. */
  async check(page: Page, state: string, find: (page: Page) => Promise<readonly PageFault[]>): Promise<void> {
    const before = this.#options.faults.count;
    const look = { state, language: this.#language, size: usualSize, theme: "light" } as const;
    this.#options.faults.add(look, await find(page));
    console.log(`  ${this.#language} ${state}`);
    for (const line of this.#options.faults.linesAfter(before)) console.log(`    ${line}`);
  }

  async #look(page: Page, look: Look, needsAxe: boolean): Promise<void> {
    const { faults, folder, sheet } = this.#options;
    this.#looks++;
    faults.add(look, await page.evaluate(inspectPage, { isHand: isHand(look.size) }));
    if (needsAxe) faults.add(look, await runAxe(page));
    if (folder === null) return;
    const name = pictureName(look);
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    const picture = await page.screenshot({ path: path.join(folder, name), type: "jpeg", quality: 80 });
    await sheet?.add(look, name, picture);
  }
}

function pictureName({ state, language, size, theme }: Look): string {
  return `${language}/${state}/${sizeName(size)}-${theme}.jpg`;
}

/** By the page's own settings, as a reader would. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((chosen) => {
    const radio = document.querySelector(`input[name=theme][value=${chosen}]`);
    if (radio instanceof HTMLInputElement && !radio.checked) radio.click();
  }, theme);
  await page.locator(`html[data-theme=${theme}]`).waitFor({ state: "attached" });
}

/** They look about once a second, and at once when the window changes. */
async function letFiguresMakeWay(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event("resize")));
  await settled(page, 3);
}

/** The page has followed: layout, the drawn board, the next picture. */
async function settled(page: Page, frames: number): Promise<void> {
  await page.evaluate(async (count) => {
    await document.fonts.ready;
    for (let frame = 0; frame < count; frame++)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  }, frames);
}

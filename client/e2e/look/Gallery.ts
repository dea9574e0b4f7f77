import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import type { Theme } from "../../../shared/contest/themes.ts";
import { runAxe } from "./axe.ts";
import type { ContactSheet } from "./ContactSheet.ts";
import type { Faults } from "./Faults.ts";
import { inspectOverlaps } from "./inspectOverlaps.ts";
import { inspectPage, type PageFault } from "./inspectPage.ts";
import type { Kind, LookPlan } from "./looks.ts";
import { isHand, type Look, type Mood, moodParts, sizeName, usualSize } from "./sights.ts";

export interface GalleryOptions {
  /** Null: no pictures. */
  readonly folder: string | null;
  readonly plan: LookPlan;
  /** States whose name does not begin so are passed over. */
  readonly only: string;
  readonly sheet: ContactSheet | null;
  readonly faults: Faults;
}

/** Shows one language's pages at every size and in every mood, and looks for faults in each. */
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
    const moodsSeen = new Set<string>();
    for (const { size, mood } of sights) {
      await page.setViewportSize(size);
      await settled(page, 10);
      await wear(page, mood);
      await settled(page, 3);
      if (mood === "pink") await letFiguresMakeWay(page);
      // What axe looks at does not depend on the size, but for what a hand is shown and a laptop is not.
      const sort = `${mood} ${isHand(size)}`;
      const look = { state, language: this.#language, size, mood };
      await this.#look(page, look, { kind, needsAxe: !moodsSeen.has(sort) });
      moodsSeen.add(sort);
    }
    await page.setViewportSize(usualSize);
    await wear(page, "light");
    await settled(page, 2);
    this.#states++;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`  ${this.#language} ${state.padEnd(32)} ${seconds.padStart(5)} s`);
    for (const line of this.#options.faults.linesAfter(before)) console.log(`    ${line}`);
  }

  /** A check of the page that has no picture. */
  async check(page: Page, state: string, find: (page: Page) => Promise<readonly PageFault[]>): Promise<void> {
    const before = this.#options.faults.count;
    const look = { state, language: this.#language, size: usualSize, mood: "light" } as const;
    this.#options.faults.add(look, await find(page));
    console.log(`  ${this.#language} ${state}`);
    for (const line of this.#options.faults.linesAfter(before)) console.log(`    ${line}`);
  }

  async #look(
    page: Page,
    look: Look,
    { kind, needsAxe }: { readonly kind: Kind; readonly needsAxe: boolean },
  ): Promise<void> {
    const { faults, folder, sheet } = this.#options;
    this.#looks++;
    if (kind !== "parts") {
      faults.add(look, await page.evaluate(inspectPage, { isHand: isHand(look.size) }));
      faults.add(look, await page.evaluate(inspectOverlaps));
    }
    if (needsAxe) faults.add(look, await runAxe(page));
    if (folder === null) return;
    const name = pictureName(look);
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    const picture = await page.screenshot({ path: path.join(folder, name), type: "jpeg", quality: 80 });
    await sheet?.add(look, name, picture);
  }
}

function pictureName({ state, language, size, mood }: Look): string {
  return `${language}/${state}/${sizeName(size)}-${mood}.jpg`;
}

/** As if the system said so, and its reader had chosen that. */
async function wear(page: Page, mood: Mood): Promise<void> {
  const { theme, colorScheme, forcedColors } = moodParts[mood];
  await page.emulateMedia({ colorScheme, forcedColors });
  await chooseTheme(page, theme, colorScheme);
}

/** By the page's own settings, as a reader would; the page of parts has a button for each theme by day and by night. */
export async function chooseTheme(
  page: Page,
  theme: Theme,
  colorScheme: "light" | "dark" = "light",
): Promise<void> {
  await page.evaluate(
    ({ chosen, scheme }) => {
      const radio = document.querySelector(`input[name=theme][value=${chosen}]`);
      if (radio instanceof HTMLInputElement && !radio.checked) radio.click();
      const button = document.querySelector(`button[data-mood="${chosen} ${scheme}"]`);
      if (button instanceof HTMLElement) button.click();
    },
    { chosen: theme, scheme: colorScheme },
  );
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

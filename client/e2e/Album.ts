import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";

export type Look = {
  readonly width: number;
  readonly height: number;
  readonly theme?: "light" | "dark";
};

/** Pictures for people to look at; takes none without a folder. */
export class Album {
  readonly #folder: string | null;

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  get isOpen(): boolean {
    return this.#folder !== null;
  }

  async take(page: Page, name: string, looks: readonly Look[]): Promise<void> {
    if (this.#folder === null) return;
    await mkdir(this.#folder, { recursive: true });
    const usual = page.viewportSize();
    for (const { width, height, theme = "light" } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      await settled(page);
      await page.screenshot({ path: path.join(this.#folder, `${name}-${width}x${height}-${theme}.png`) });
    }
    if (usual) await page.setViewportSize(usual);
    await page.emulateMedia({ colorScheme: "light" });
    await settled(page);
  }

  async keep(name: string, png: Buffer): Promise<void> {
    if (this.#folder === null) return;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(path.join(this.#folder, `${name}.png`), png);
  }
}

export const bigScreens: readonly Look[] = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080, theme: "dark" },
];
export const laptops: readonly Look[] = [
  { width: 1366, height: 768 },
  { width: 1366, height: 768, theme: "dark" },
];
export const hands: readonly Look[] = [
  { width: 390, height: 844 },
  { width: 390, height: 844, theme: "dark" },
];

/** Where boards are made and tried. */
export const makersLooks: readonly Look[] = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];

/** The page has followed its new size: layout, the drawn board, the next picture. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 10; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

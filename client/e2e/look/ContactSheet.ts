import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { type Look, sizeName } from "./sights.ts";
import { splitSheets } from "./splitSheets.ts";

const thumbnailWidth = 150;
/** Ten beside each other, which is more than most states have. */
const sheetWidth = 1_616;
/** The largest picture that a browser takes of a page, without what stands around the rows. */
const sheetHeight = 15_000;
const sheetName = /^contact-sheet(-\d+)?\.png$/;

interface Thumbnail {
  readonly look: Look;
  readonly name: string;
  readonly url: string;
}

/** All pictures, small: a row for each state. */
export class ContactSheet {
  readonly #page: Page;
  readonly #thumbnails: Thumbnail[] = [];

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser): Promise<ContactSheet> {
    return new ContactSheet(await browser.newPage());
  }

  async add(look: Look, name: string, picture: Buffer): Promise<void> {
    const width = Math.round(thumbnailWidth * Math.min(1, look.size.width / 1024));
    const url = await this.#page.evaluate(shrink, { picture: picture.toString("base64"), width });
    this.#thumbnails.push({ look, name, url });
  }

  /** Writes `index.html`, whose pictures lead to the large ones, and the same as `contact-sheet-1.png` and so on: all rows. */
  async write(folder: string): Promise<void> {
    const rows = this.#rows();
    await writeFile(path.join(folder, "index.html"), pageOf(rows));
    // Of an earlier run there may be more.
    for (const name of await readdir(folder)) if (sheetName.test(name)) await rm(path.join(folder, name));
    await this.#page.setViewportSize({ width: sheetWidth, height: 1_000 });
    await this.#page.setContent(pageOf(rows));
    const heights = await this.#page.evaluate(() =>
      [...document.querySelectorAll("section")].map((section) => section.getBoundingClientRect().height),
    );
    for (const [index, sheet] of splitSheets(heights, sheetHeight).entries()) {
      const file = path.join(folder, `contact-sheet-${index + 1}.png`);
      await this.#page.setContent(pageOf(sheet.map((row) => rows[row] ?? "")));
      await this.#page.screenshot({ path: file, fullPage: true });
    }
  }

  #rows(): readonly string[] {
    const states = Map.groupBy(this.#thumbnails, ({ look }) => look.state);
    return [...states].map(([state, thumbnails]) => {
      const pictures = thumbnails
        .toSorted((a, b) => a.look.language.localeCompare(b.look.language))
        .map(({ look, name, url }) => {
          const title = `${state}, ${look.language}, ${sizeName(look.size)}, ${look.mood}`;
          return `<a href="${name}" title="${title}"><img src="${url}" alt="${title}"></a>`;
        });
      return `<section><h2>${state}</h2><div>${pictures.join("")}</div></section>`;
    });
  }
}

function pageOf(rows: readonly string[]): string {
  return `<!doctype html><meta charset="utf-8"><title>Regatta: every page and state</title>
<style>
body { margin: 8px; width: ${sheetWidth - 16}px; background: #888; font: 14px sans-serif; }
section { display: flow-root; }
h2 { margin: 6px 0 2px; font-size: 14px; }
div { display: flex; flex-wrap: wrap; gap: 3px; align-items: start; }
img { display: block; }
</style>
${rows.join("\n")}`;
}

/** Runs inside a page, which knows how to shrink a picture. */
async function shrink({
  picture,
  width,
}: {
  readonly picture: string;
  readonly width: number;
}): Promise<string> {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }), {
    resizeWidth: width,
    resizeQuality: "medium",
  });
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  return canvas.toDataURL("image/jpeg", 0.7);
}

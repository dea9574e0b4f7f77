import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { type Look, sizeName } from "./sights.ts";

const thumbnailWidth = 150;
/** The largest picture that a browser takes of a page. */
const sheetHeight = 15_000;

interface Thumbnail {
  readonly look: Look;
  readonly name: string;
  readonly url: string;
}

/** All pictures, small, on one sheet: a row for each state. */
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

  /** Writes `index.html`, whose pictures lead to the large ones, and the same as `contact-sheet-N.png`. */
  async write(folder: string): Promise<void> {
    const rows = this.#rows();
    await writeFile(path.join(folder, "index.html"), pageOf(rows));
    await this.#page.setContent(pageOf(rows));
    await this.#page.setViewportSize({ width: 2000, height: 1000 });
    const size = await this.#page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
    }));
    await this.#page.setViewportSize({ width: size.width, height: 1000 });
    await this.#page.screenshot({
      path: path.join(folder, "contact-sheet.png"),
      fullPage: true,
      clip: { x: 0, y: 0, width: size.width, height: Math.min(size.height, sheetHeight) },
    });
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
body { margin: 8px; width: 6100px; background: #888; font: 14px sans-serif; }
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

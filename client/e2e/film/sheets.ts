import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { FilmedFrame } from "./Recording.ts";

/** Frames beside each other, each with its time. */
export interface Sheet {
  readonly name: string;
  readonly title: string;
  readonly frames: readonly FilmedFrame[];
}

const columns = 5;
const thumbnailWidth = 380;

/** Draws a sheet as a PNG. `origin`: the moment that times are counted from. */
export async function drawSheet(page: Page, sheet: Sheet, origin: number, file: string): Promise<void> {
  const figures = await Promise.all(
    sheet.frames.map(async (frame) => {
      const picture = (await readFile(frame.file)).toString("base64");
      return `<figure><img src="data:image/jpeg;base64,${picture}"><figcaption>${timeOf(frame.at, origin)}</figcaption></figure>`;
    }),
  );
  await page.setViewportSize({ width: columns * (thumbnailWidth + 4) + 12, height: 800 });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
body { margin: 8px; background: #333; color: #fff; font: 13px sans-serif; }
h1 { margin: 0 0 6px; font-size: 16px; }
div { display: grid; grid-template-columns: repeat(${columns}, ${thumbnailWidth}px); gap: 4px; }
figure { margin: 0; }
img { display: block; width: 100%; }
</style><h1>${sheet.title}</h1><div>${figures.join("")}</div>`);
  await page.screenshot({ path: file, fullPage: true });
}

/** Of frames the first of every so many ms between two moments; all of them with 0 ms. */
export function everySoOften(
  frames: readonly FilmedFrame[],
  { from, to, everyMs }: { readonly from: number; readonly to: number; readonly everyMs: number },
): readonly FilmedFrame[] {
  let next = from;
  return frames.filter(({ at }) => {
    if (at < next || at > to) return false;
    while (everyMs > 0 && next <= at) next += everyMs;
    return true;
  });
}

/** The frames right around a moment. */
export function framesAround(frames: readonly FilmedFrame[], at: number): readonly FilmedFrame[] {
  const index = frames.findIndex((frame) => frame.at >= at);
  return frames.slice(Math.max(0, index - 4), index + 6);
}

/** Seconds from a moment on, before it with a minus. */
export function timeOf(at: number, origin: number): string {
  return `${((at - origin) / 1_000).toFixed(2)} s`;
}

import path from "node:path";
import { openBrowser } from "../../../client/e2e/browsers.ts";
import { makePage } from "./page.ts";
import type { Plot } from "./plot.ts";

/** Draws each plot as a report's page does and takes its picture, a PNG of this name in the folder. Needs Chromium. */
export async function takePictures(folder: string, plots: ReadonlyMap<string, Plot>): Promise<void> {
  const browser = await openBrowser(null);
  try {
    const page = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: 900, height: 600 } });
    for (const [file, plot] of plots) {
      await page.setContent(makePage(plot.title, [], [{ title: "", lines: [], table: "", plots: [plot] }]));
      await page.locator("figure").screenshot({ path: path.join(folder, file) });
    }
  } finally {
    await browser.close();
  }
}

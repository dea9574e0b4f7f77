import type { Browser, Page } from "playwright-core";
import { hostName } from "../browsers.ts";
import { keep } from "../kept.ts";
import { visit } from "../visit.ts";
import type { Shows } from "./situations.ts";

const size = { width: 1920, height: 1080 };

/** What is drawn last. */
const drawn: Readonly<Record<Shows, string>> = {
  all: "[data-board=ready]",
  race: ".race-water div canvas",
  standings: ".screen-standings tbody tr",
};

/** The big screen of a contest, drawn. `prepare`: before anything is loaded. */
export async function openScreen(
  browser: Browser,
  place: { readonly port: number; readonly roomCode: string; readonly shows: Shows },
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: "en-US" });
  const page = await context.newPage();
  await keep(page, { screen: place });
  await prepare(page);
  await visit(page, `http://${hostName}:${place.port}/screen/${place.roomCode}?renderer=canvas`);
  await page.locator(drawn[place.shows]).first().waitFor({ timeout: 30_000 });
  return page;
}

/** Throws when the screen shows something else than what was wished for: of two views it may have turned to the other. */
export async function assertShows(page: Page, shows: Shows): Promise<void> {
  const shown = await page.locator(".race").getAttribute("data-show");
  const isDrawn = await page.locator(drawn[shows]).first().isVisible();
  if (shown !== shows || !isDrawn) throw new Error(`the screen shows ${shown}, and should show ${shows}`);
}

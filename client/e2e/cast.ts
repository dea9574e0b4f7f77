import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { en } from "../i18n/en.ts";
import { ru } from "../i18n/ru.ts";
import type { FileCard } from "./cards.ts";
import { ConsolePage } from "./pages/ConsolePage.ts";
import type { PersonPage } from "./pages/PersonPage.ts";
import { ScreenPage } from "./pages/ScreenPage.ts";
import { TeamPage } from "./pages/TeamPage.ts";
import { Witness } from "./Witness.ts";

/** Everybody who takes part, each in a browser context of their own. */
export interface Cast {
  readonly organizer: ConsolePage;
  readonly screen: ScreenPage;
  /** On a cable that is pulled out. */
  readonly mercury: TeamPage;
  readonly mercurySecond: TeamPage;
  /** Reads Russian. */
  readonly alpha: TeamPage;
  /** A phone whose clock is an hour fast; the team's name means something to spreadsheets and to HTML. */
  readonly phone: TeamPage;
  readonly teams: readonly TeamPage[];
  readonly all: readonly PersonPage[];
}

export const laptop = { viewport: { width: 1366, height: 768 }, locale: "en-US" } as const;
export const bigScreen = { viewport: { width: 1920, height: 1080 }, locale: "en-US" } as const;
export const phoneInHand = {
  viewport: { width: 390, height: 844 },
  locale: "en-US",
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
} as const;

const patienceMs = 10_000;

export async function assembleCast(
  browser: Browser,
  cabled: Browser,
  cards: readonly FileCard[],
): Promise<Cast> {
  const seat = (in_: Browser, options: BrowserContextOptions) => openSeat(in_, options, cards);
  const organizer = await seat(browser, laptop);
  const screen = await seat(browser, bigScreen);
  const first = await seat(cabled, laptop);
  const second = await seat(browser, laptop);
  const russian = await seat(browser, { ...laptop, locale: "ru-RU" });
  const mobile = await seat(browser, phoneInHand);
  await anHourFast(mobile.page);

  const mercury = { team: "Mercury", isPhone: false };
  const cast = {
    organizer: new ConsolePage("organizer", organizer.page, en, organizer.witness),
    screen: new ScreenPage("screen", screen.page, en, screen.witness),
    mercury: new TeamPage("mercury", first.page, en, first.witness, mercury),
    mercurySecond: new TeamPage("mercury-second", second.page, en, second.witness, mercury),
    alpha: new TeamPage("alpha", russian.page, ru, russian.witness, { team: "Альфа", isPhone: false }),
    phone: new TeamPage("phone", mobile.page, en, mobile.witness, {
      team: "=SUM(A1) <b>C</b>",
      isPhone: true,
    }),
  };
  const teams = [cast.mercury, cast.mercurySecond, cast.alpha, cast.phone];
  return { ...cast, teams, all: [cast.organizer, cast.screen, ...teams] };
}

/** A page in a browser context of its own, watched. */
export async function openSeat(browser: Browser, options: BrowserContextOptions, cards: readonly FileCard[]) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  return { page, witness: new Witness(page, cards) };
}

async function anHourFast(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const right = Date.now.bind(Date);
    Date.now = () => right() + 60 * 60_000;
  });
}

/** A picture and the text of every page, for whoever looks into a failure. */
export async function keepPages({ all }: Pick<Cast, "all">, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { who, page } of all) {
    try {
      await page.screenshot({ path: path.join(folder, `${who}.png`), timeout: 5_000 });
      // biome-ignore lint/performance/useDomNodeTextContent: people read it, line by line
      const text = await page.locator("body").innerText({ timeout: 2_000 });
      await writeFile(path.join(folder, `${who}.txt`), `${page.url()}\n\n${text}\n`);
    } catch (error) {
      await writeFile(path.join(folder, `${who}.txt`), `${page.url()}\n\nno picture: ${error}\n`);
    }
  }
}

import type { Browser } from "playwright-core";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import type { FileCard } from "../cards.ts";
import { bigScreen, laptop, openSeat } from "../cast.ts";
import { ConsolePage } from "../pages/ConsolePage.ts";
import type { PersonPage } from "../pages/PersonPage.ts";
import { ScreenPage } from "../pages/ScreenPage.ts";
import { TeamPage } from "../pages/TeamPage.ts";
import type { Report } from "../Report.ts";
import type { Scene } from "../Scene.ts";

/** A contest in which much goes wrong, and what the acts of its mending share. */
export interface Mending
  extends Pick<Scene, "origin" | "title" | "file" | "login" | "password" | "cards" | "bought"> {
  readonly report: Report;
  readonly cast: MendCast;
}

export interface MendingRoom extends Mending {
  readonly code: string;
}

/** What many answer and the file's key calls wrong. */
export const likelyAnswer = "4321";

export interface MendCast {
  readonly anna: ConsolePage;
  /** Another sign-in of the same account; reads Russian. */
  readonly boris: ConsolePage;
  readonly screen: ScreenPage;
  readonly sideScreen: ScreenPage;
  readonly ants: TeamPage;
  readonly bees: TeamPage;
  readonly cats: TeamPage;
  readonly dogs: TeamPage;
  readonly elks: TeamPage;
  readonly foxes: TeamPage;
  /** The Foxes' second device, which came as a team of its own. */
  readonly foxesTwice: TeamPage;
  /** Come late, and go again. */
  readonly gnus: TeamPage;
  /** The six teams, one page each. */
  readonly teams: readonly TeamPage[];
  readonly consoles: readonly ConsolePage[];
  readonly screens: readonly ScreenPage[];
  readonly all: readonly PersonPage[];
}

export async function assembleMendClass(browser: Browser, cards: readonly FileCard[]): Promise<MendCast> {
  const team = async (name: string) => {
    const { page, witness } = await openSeat(browser, laptop, cards);
    return new TeamPage(name.toLowerCase(), page, en, witness, { team: name, isPhone: false });
  };
  const screenOn = async (who: string, options: typeof bigScreen | typeof laptop) => {
    const { page, witness } = await openSeat(browser, options, cards);
    return new ScreenPage(who, page, en, witness);
  };
  const first = await openSeat(browser, laptop, cards);
  const second = await openSeat(browser, { ...laptop, locale: "ru-RU" }, cards);
  const cast = {
    anna: new ConsolePage("anna", first.page, en, first.witness),
    boris: new ConsolePage("boris", second.page, ru, second.witness),
    screen: await screenOn("screen", bigScreen),
    sideScreen: await screenOn("side-screen", laptop),
    ants: await team("Ants"),
    bees: await team("Bees"),
    cats: await team("Cats"),
    dogs: await team("Dogs"),
    elks: await team("Elks"),
    foxes: await team("Foxes"),
    foxesTwice: await team("Foxes again"),
    gnus: await team("Gnus"),
  };
  const { anna, boris, screen, sideScreen, ants, bees, cats, dogs, elks, foxes } = cast;
  return {
    ...cast,
    teams: [ants, bees, cats, dogs, elks, foxes],
    consoles: [anna, boris],
    screens: [screen, sideScreen],
    all: Object.values(cast),
  };
}

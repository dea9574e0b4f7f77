import type { Browser } from "playwright-core";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import type { FileCard } from "../cards.ts";
import { bigScreen, laptop, openSeat, phoneInHand } from "../cast.ts";
import { ConsolePage } from "../pages/ConsolePage.ts";
import type { PersonPage } from "../pages/PersonPage.ts";
import { ScreenPage } from "../pages/ScreenPage.ts";
import { TeamPage } from "../pages/TeamPage.ts";
import type { Report } from "../Report.ts";
import type { Scene } from "../Scene.ts";

/** A class of six teams, and what the acts of its lesson share. */
export interface Lesson
  extends Pick<Scene, "origin" | "title" | "file" | "login" | "password" | "cards" | "bought"> {
  readonly report: Report;
  readonly cast: LessonCast;
}

export interface LessonRoom extends Lesson {
  readonly code: string;
}

export interface LessonCast {
  readonly organizer: ConsolePage;
  readonly screen: ScreenPage;
  /** Another machine that takes the screen's place. */
  readonly spareScreen: ScreenPage;
  /** One team, two laptops. */
  readonly owls: TeamPage;
  readonly owlsMate: TeamPage;
  /** Ends with as many points as the Owls. */
  readonly twins: TeamPage;
  /** Loses everything and takes the relief. */
  readonly gamblers: TeamPage;
  /** Comes when the contest runs. */
  readonly latecomers: TeamPage;
  /** A phone; does not answer its card before the bell. */
  readonly dreamers: TeamPage;
  /** Reads Russian, has no mouse, and reloads the page in the middle of typing. */
  readonly typists: TeamPage;
  /** One page of each team. */
  readonly teams: readonly TeamPage[];
  readonly all: readonly PersonPage[];
}

export async function assembleClass(browser: Browser, cards: readonly FileCard[]): Promise<LessonCast> {
  const team = async (name: string, who = name.toLowerCase()) => {
    const { page, witness } = await openSeat(browser, laptop, cards);
    return new TeamPage(who, page, en, witness, { team: name, isPhone: false });
  };
  const screenOn = async (
    who: string,
    viewport = bigScreen.viewport as { width: number; height: number },
  ) => {
    const { page, witness } = await openSeat(browser, { ...bigScreen, viewport }, cards);
    return new ScreenPage(who, page, en, witness);
  };
  const desk = await openSeat(browser, laptop, cards);
  const inHand = await openSeat(browser, phoneInHand, cards);
  const keys = await openSeat(browser, { ...laptop, locale: "ru-RU" }, cards);
  const cast = {
    organizer: new ConsolePage("organizer", desk.page, en, desk.witness),
    screen: await screenOn("screen"),
    spareScreen: await screenOn("spare-screen", { width: 1024, height: 768 }),
    owls: await team("Owls"),
    owlsMate: await team("Owls", "owls-mate"),
    twins: await team("Twins"),
    gamblers: await team("Gamblers"),
    latecomers: await team("Latecomers"),
    dreamers: new TeamPage("dreamers", inHand.page, en, inHand.witness, { team: "Dreamers", isPhone: true }),
    typists: new TeamPage("typists", keys.page, ru, keys.witness, { team: "Наборщики", isPhone: false }),
  };
  const { owls, twins, gamblers, latecomers, dreamers, typists } = cast;
  return {
    ...cast,
    teams: [owls, twins, gamblers, latecomers, dreamers, typists],
    all: Object.values(cast),
  };
}

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
import type { ClusterService } from "./ClusterService.ts";
import { WatchedPage } from "./WatchedPage.ts";

/** Five pages of one contest whose processes are killed. */
export interface ClusterCast {
  readonly teacher: ConsolePage;
  readonly screen: ScreenPage;
  readonly owls: TeamPage;
  /** Reads Russian. */
  readonly foxes: TeamPage;
  /** A phone. */
  readonly mice: TeamPage;
  readonly teams: readonly TeamPage[];
  readonly all: readonly PersonPage[];
  readonly watched: readonly WatchedPage[];
}

export interface ClusterLesson {
  readonly service: ClusterService;
  readonly origin: string;
  readonly title: string;
  readonly file: string;
  readonly cards: readonly FileCard[];
  readonly report: Report;
  readonly cast: ClusterCast;
  readonly bought: Map<string, Set<number>>;
}

export interface ClusterRoom extends ClusterLesson {
  readonly code: string;
}

export async function assembleClusterClass(
  browser: Browser,
  cards: readonly FileCard[],
): Promise<ClusterCast> {
  const desk = await openSeat(browser, laptop, cards);
  const wall = await openSeat(browser, bigScreen, cards);
  const first = await openSeat(browser, laptop, cards);
  const second = await openSeat(browser, { ...laptop, locale: "ru-RU" }, cards);
  const hand = await openSeat(browser, phoneInHand, cards);
  const teacher = new ConsolePage("teacher", desk.page, en, desk.witness);
  const screen = new ScreenPage("screen", wall.page, en, wall.witness);
  const owls = new TeamPage("owls", first.page, en, first.witness, { team: "Owls", isPhone: false });
  const foxes = new TeamPage("foxes", second.page, ru, second.witness, { team: "Лисы", isPhone: false });
  const mice = new TeamPage("mice", hand.page, en, hand.witness, { team: "Mice", isPhone: true });
  const all = [teacher, screen, owls, foxes, mice];
  const watched = all.map((person) => new WatchedPage(person));
  return { teacher, screen, owls, foxes, mice, teams: [owls, foxes, mice], all, watched };
}

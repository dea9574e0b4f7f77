import { deepStrictEqual } from "node:assert/strict";
import type { Browser } from "playwright-core";
import { en } from "../i18n/en.ts";
import { ru } from "../i18n/ru.ts";
import { hands, laptops } from "./Album.ts";
import { hostName } from "./browsers.ts";
import type { FileCard } from "./cards.ts";
import { bigScreen, laptop, openSeat, phoneInHand } from "./cast.ts";
import { eventually } from "./eventually.ts";
import { ConsolePage } from "./pages/ConsolePage.ts";
import { type PersonPage, startingWith } from "./pages/PersonPage.ts";
import { ScreenPage } from "./pages/ScreenPage.ts";
import { TeamPage } from "./pages/TeamPage.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { nothingWentWrong, type Scene } from "./Scene.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";
import { visit } from "./visit.ts";

/** The first quarter of an hour of an installation. */
export interface FirstRun extends Pick<Scene, "login" | "password" | "report" | "album" | "bought"> {
  readonly cast: FirstRunCast;
  /** The PostgreSQL server that its database is made on; undefined: embedded. */
  readonly serverUrl: string | undefined;
}

export interface FirstRunCast {
  readonly teacher: ConsolePage;
  /** Reads Russian, and comes late with the same link. */
  readonly colleague: ConsolePage;
  readonly screen: ScreenPage;
  /** A phone. */
  readonly pupils: TeamPage;
  readonly all: readonly PersonPage[];
}

export async function assembleFirstRun(browser: Browser, cards: readonly FileCard[]): Promise<FirstRunCast> {
  const desk = await openSeat(browser, laptop, cards);
  const otherDesk = await openSeat(browser, { ...laptop, locale: "ru-RU" }, cards);
  const wall = await openSeat(browser, bigScreen, cards);
  const hand = await openSeat(browser, phoneInHand, cards);
  const cast = {
    teacher: new ConsolePage("teacher", desk.page, en, desk.witness),
    colleague: new ConsolePage("colleague", otherDesk.page, ru, otherDesk.witness),
    screen: new ScreenPage("screen", wall.page, en, wall.witness),
    pupils: new TeamPage("pupils", hand.page, en, hand.witness, { team: "Puffins", isPhone: true }),
  };
  return { ...cast, all: Object.values(cast) };
}

/** From a new installation without a password to pupils in the lobby of a demo; then everybody closes their pages. */
export async function beginAnew(first: FirstRun): Promise<void> {
  const { report, cast, login, serverUrl } = first;
  report.act("A new installation");
  const port = await freePort();
  const database = await createRunDatabase(serverUrl);
  const server = new ServerProcess({ port, login, password: null, ...database });
  try {
    const origin = `http://${hostName}:${port}`;
    const link = await report.step("starts without a password, and prints a link", async () => {
      await server.start();
      const fragment = /#first=[2-9A-Z]+/.exec(server.output)?.[0];
      if (fragment === undefined) throw new Error(`no link was printed:\n${server.output}`);
      return `${origin}/console${fragment}`;
    });
    await choosePassword(first, origin, link);
    await playDemo(first, origin);
    await nothingWentWrong(first);
    for (const { page } of cast.all) await page.context().close();
  } finally {
    server.discard();
    await database.remove();
  }
}

async function choosePassword(first: FirstRun, origin: string, link: string): Promise<void> {
  const { report, cast, login, password, album } = first;
  const { teacher, colleague } = cast;
  await report.step("the first page leads teachers to the console", async () => {
    await visit(teacher.page, `${origin}/`);
    await teacher.page.getByRole("link", { name: en.beginning.forTeachers, exact: true }).click();
    await teacher.button(en.console.signIn).waitFor();
  });
  await report.step("by the link the teacher chooses a password, and is in", async () => {
    await teacher.chooseFirstPassword(link, password);
    await eventually(async () => new URL(teacher.page.url()).hash, "");
  });
  await report.step("the same link leads a colleague to the sign-in, which says why", async () => {
    await visit(colleague.page, link);
    await colleague.status(ru.httpProblems.link_over({})).waitFor();
    await colleague.signIn(origin, login, password);
  });
  await album.take(teacher.page, "console-beginning", [...laptops, ...hands]);
}

async function playDemo({ report, cast }: FirstRun, origin: string): Promise<void> {
  const { teacher, colleague, screen, pupils } = cast;
  const title = "Science: choose the answer";
  const code = await report.step("one click opens the lobby of a demo", () => teacher.playDemo(title));
  await report.step("whose screen waits for teams", async () => {
    const wall = teacher.page.getByRole("link", { name: startingWith(en.console.toScreen) });
    deepStrictEqual(await wall.getAttribute("href"), `/screen/${code}`);
    await screen.open(origin, code);
    await screen.page.getByText(en.screen.nobodyYet).waitFor();
  });
  await report.step("pupils come in by the code", async () => {
    await pupils.typeCode(origin, code);
    await pupils.joinAsNewTeam(title);
    await eventually(() => screen.arrivals(), [`${pupils.team} ${en.screen.online}`]);
  });
  await report.step("a colleague's demo is called as it is in their language", async () => {
    await visit(colleague.page, `${origin}/console`);
    await colleague.playDemo("Естествознание: выбери ответ");
  });
}

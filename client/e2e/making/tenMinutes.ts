import { deepStrictEqual, ok } from "node:assert/strict";
import type { Browser } from "playwright-core";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import type { Texts } from "../../i18n/texts.ts";
import { type Album, makersLooks } from "../Album.ts";
import { hostName } from "../browsers.ts";
import { bigScreen, laptop, openSeat } from "../cast.ts";
import { eventually } from "../eventually.ts";
import { asClock, Pace, secondsOf } from "../Pace.ts";
import { PacedPage } from "../PacedPage.ts";
import { PersonPage } from "../pages/PersonPage.ts";
import { ScreenPage } from "../pages/ScreenPage.ts";
import type { Report } from "../Report.ts";
import { createRunDatabase } from "../RunDatabase.ts";
import { freePort, ServerProcess } from "../ServerProcess.ts";
import { bringTable } from "./bringingTable.ts";
import { ownCards, ownTable } from "./ownContest.ts";
import { wholeContest } from "./ownDocument.ts";
import { buyAndAnswer, joinTeam } from "./playingTeams.ts";
import { openSpreadsheet } from "./spreadsheet.ts";
import { correctMisprint, lookWhetherReady, tryWithTeams, writeCards } from "./writingCards.ts";

/** The first contest of a teacher who has nothing yet. */
interface TenMinutes {
  readonly login: string;
  readonly report: Report;
  readonly album: Album;
  /** The PostgreSQL server that its database is made on; undefined: embedded. */
  readonly serverUrl: string | undefined;
}

export type TenMinutesCast = Awaited<ReturnType<typeof assembleBeginner>>;

/** Somebody's page and their words. */
export interface Seat {
  readonly hand: PacedPage;
  readonly texts: Texts;
}

/**
 * Everybody is counted by one pace, also those who work at the same time: what all of them did together must fit into the ten
 * minutes.
 */
export async function assembleBeginner(browser: Browser) {
  const pace = new Pace();
  const [desk, otherDesk, antsSeat, beesSeat, wall] = await Promise.all([
    openSeat(browser, { ...laptop, acceptDownloads: true }, []),
    openSeat(browser, { ...laptop, locale: "ru-RU" }, []),
    openSeat(browser, laptop, []),
    openSeat(browser, { ...laptop, locale: "ru-RU" }, []),
    openSeat(browser, bigScreen, []),
  ]);
  const sheet = await desk.page.context().newPage();
  await openSpreadsheet(sheet, ownTable);
  await desk.page.bringToFront();
  return {
    pace,
    anna: { hand: new PacedPage(desk.page, pace), texts: en },
    sheet: new PacedPage(sheet, pace),
    boris: { hand: new PacedPage(otherDesk.page, pace.apart("a colleague, meanwhile")), texts: ru },
    ants: { hand: new PacedPage(antsSeat.page, pace.apart("a team: Ants")), texts: en, team: "Ants" },
    bees: { hand: new PacedPage(beesSeat.page, pace.apart("a team: Bees")), texts: ru, team: "Bees" },
    screen: new ScreenPage("screen", wall.page, en, wall.witness),
    all: [
      new PersonPage("anna", desk.page, en, desk.witness),
      new PersonPage("boris", otherDesk.page, ru, otherDesk.witness),
      new PersonPage("ants", antsSeat.page, en, antsSeat.witness),
      new PersonPage("bees", beesSeat.page, ru, beesSeat.witness),
      new PersonPage("screen", wall.page, en, wall.witness),
    ],
  };
}

const title = "Five by five";
const password = "a gull over the bay";
const wholeSeconds = 600;
const tableSeconds = 60;

/** From an empty account to a running contest, at a person's pace. */
export async function makeInTenMinutes(making: TenMinutes, cast: TenMinutesCast): Promise<void> {
  const { report, login, serverUrl } = making;
  report.act("A contest of one's own in ten minutes");
  const port = await freePort();
  const database = await createRunDatabase(serverUrl);
  const server = new ServerProcess({ port, login, password: null, ...database });
  try {
    const origin = `http://${hostName}:${port}`;
    const link = await report.step("a server without a password prints a link", async () => {
      await server.start();
      const fragment = /#first=[2-9A-Z]+/.exec(server.output)?.[0];
      if (fragment === undefined) throw new Error(`no link was printed:\n${server.output}`);
      return `${origin}/console?renderer=canvas${fragment}`;
    });
    const code = await make(making, cast, { origin, link });
    await play(making, cast, { origin, code });
    await report.check("no page had an error or spoke to another host", () => {
      for (const { who, witness } of cast.all)
        deepStrictEqual({ who, problems: witness.takeProblems() }, { who, problems: [] });
    });
    report.tell(cast.pace.table());
    await report.check(`the table took less than ${tableSeconds} s, the whole less than ten minutes`, () => {
      const [table, whole] = [cast.pace.seconds("table"), secondsOf(cast.pace.whole)];
      ok(table < tableSeconds, `the table took ${asClock(table)}`);
      ok(whole < wholeSeconds, `the whole took ${asClock(whole)}`);
    });
    for (const { page } of cast.all) await page.context().close();
  } finally {
    server.discard();
    await database.remove();
  }
}

interface Way {
  readonly origin: string;
  readonly link: string;
}

async function make(
  { report, login, album }: TenMinutes,
  { pace, anna, boris, sheet }: TenMinutesCast,
  { origin, link }: Way,
): Promise<string> {
  await report.step("by the link a password is chosen, and there is nothing but the demo yet", async () => {
    pace.begin("the way in");
    await anna.hand.follow(link);
    await anna.hand.role("heading", { level: 1, name: en.beginning.passwordTitle }).there();
    deepStrictEqual(await anna.hand.focused(), "password");
    await anna.hand.type(password);
    await anna.hand.press("Enter");
    await anna.hand.role("heading", { name: en.console.contests }).there();
    // The demo, which every installation begins with.
    await eventually(() => anna.hand.css("tbody tr").count(), 1);
  });
  const code = await report.step("13 cards are pasted out of a spreadsheet", async () => {
    pace.begin("table");
    return bringTable(anna.hand, sheet, title, album);
  });
  await report.step("two rows are added", async () => {
    pace.begin("size of the board");
    const more = anna.hand.role("button", { name: `${en.studio.rows}: +1` });
    for (const rows of [4, 5]) {
      await more.click();
      await anna.hand.css(`[data-place="${rows}:5"]`).there();
    }
    deepStrictEqual(await anna.hand.css("[data-place][data-state=whole]").count(), ownTable.length);
    await anna.hand.picture(album, "studio-half", makersLooks);
  });
  await report.step("12 cards are written by hand while a colleague corrects a pasted one", async () => {
    await Promise.all([
      writeCards(anna, pace, ownCards, album),
      correctMisprint(boris, { origin, login, password, title }, album),
    ]);
    await eventually(() => anna.hand.css("[data-place][data-state=whole]").count(), 25);
    await boris.hand.picture(album, "studio-colleague", makersLooks);
  });
  await report.step("simulated teams find nothing in the way", async () => {
    pace.begin("is it ready?");
    await lookWhetherReady(anna);
    await anna.hand.picture(album, "studio-ready", makersLooks);
  });
  await report.step("it is tried against simulated teams", async () => {
    pace.begin("trial");
    await tryWithTeams(anna, album);
  });
  await report.step("the file of the contest holds every card as it was meant", async () => {
    pace.begin("file");
    await wholeContest(anna.hand, title);
  });
  return code;
}

async function play(
  { report, album }: TenMinutes,
  { pace, anna, ants, bees, screen }: TenMinutesCast,
  { origin, code }: { readonly origin: string; readonly code: string },
): Promise<void> {
  await report.step("the lobby opens, and two teams come in by the code", async () => {
    pace.begin("lobby and start");
    await anna.hand.role("button", { name: en.console.actions.openLobby }).click();
    await anna.hand.css("[data-figure=phase]").withText(en.phases.lobby).there();
    await joinTeam(ants, { origin, code, title });
    await joinTeam(bees, { origin, code, title });
    await anna.hand.picture(album, "lobby", makersLooks);
  });
  await report.step("it starts", async () => {
    pace.begin("lobby and start");
    await anna.hand.role("button", { name: en.console.actions.start }).click();
    await anna.hand.css("[data-figure=phase]").withText(en.phases.running).there();
    await screen.open(origin, code);
  });
  await report.step(
    "they answer pasted cards and such that were written by hand, right and wrong",
    async () => {
      const [pasted, written] = [ownTable[0], ownCards[1]];
      const drawn = ownCards.find(({ extra }) => extra?.type === "picture");
      if (!pasted || !written || !drawn) throw new Error("there are no cards");
      await buyAndAnswer(ants, pasted, [
        ["61", "wrong"],
        [pasted.answer, "right"],
      ]);
      // The key is 1.852: by the tolerance that was set, 1.9 is right.
      const near = { ...written, question: written.statement };
      await buyAndAnswer(bees, near, [
        ["2", "wrong"],
        ["1.9", "right"],
      ]);
      await buyAndAnswer(ants, near, [["1.9", "right"]]);
      const seen = { ...drawn, question: drawn.statement, hasPicture: true };
      await buyAndAnswer(bees, seen, [[drawn.answers[0] ?? "", "right"]]);
      await bees.hand.picture(album, "team-solved", makersLooks);
    },
  );
  await report.step("the points are on the screen", async () => {
    const points = async () => (await screen.standings()).map(({ name, points }) => [name, points]);
    // 500 to begin with; twice the price for a first answer, one and a half for a second one.
    await eventually(points, [
      ["Bees", 500 - 300 + 450 - 400 + 800],
      ["Ants", 500 - 100 + 150 - 300 + 600],
    ]);
  });
}

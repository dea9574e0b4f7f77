import type { Route } from "playwright-core";
import type { ContestSummary } from "../../../../shared/api.ts";
import { eventually } from "../../eventually.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import { visit } from "../../visit.ts";
import { openPage, organizerAt, type Studio, screenAt, teamAt } from "../Studio.ts";
import { teamNames } from "../teamNames.ts";
import { cutOffSockets, wrapSockets } from "../wrapSockets.ts";

/**
 * What is seldom seen, because a server or a network must do something seldom first: here it is said in their place. The
 * contest is in its lobby.
 */
export async function showRareStates(studio: Studio, organizer: ConsolePage, code: string): Promise<void> {
  await standInLine(studio, code);
  await showRareConsole(studio, organizer, code);
  await showPageAge(studio);
  await showUnreached(studio, code);
}

async function standInLine(studio: Studio, code: string): Promise<void> {
  const { texts, origin, show, contest } = studio;
  const { page } = await openPage(studio);
  await page.route("**/api/rooms/*/teams", refuse(429, "in_line", { place: 12, seconds: 9 }));
  await visit(page, `${origin}/join/${code}`);
  await page.getByRole("heading", { name: contest.title }).waitFor();
  await page.getByLabel(texts.join.teamName, { exact: true }).fill(teamNames[studio.language].own);
  await page.getByRole("button", { name: texts.join.join, exact: true }).click();
  await page.getByText(texts.join.inLine(12, 9)).waitFor();
  await show(page, "join-in-line", "page");
  await page.context().close();
}

/** Another page of the organizer's browser: signed in already. */
async function showRareConsole(studio: Studio, organizer: ConsolePage, code: string): Promise<void> {
  const { texts, origin, show, contest, language } = studio;
  const { page } = organizerAt(studio, await openPage(studio, organizer.page.context()));
  const summary: Omit<ContestSummary, "roomCode" | "title" | "broken"> = {
    language,
    phase: "running",
    createdAt: 1_700_000_000_000,
    finishedAt: null,
    teamCount: null,
    folder: null,
    archived: false,
    deletedAt: null,
  };
  const contests: readonly ContestSummary[] = [
    { ...summary, roomCode: "AB2CD3", title: contest.title, broken: true },
    { ...summary, roomCode: code, title: contest.title, broken: false },
  ];
  await page.route("**/api/contests", (route) => route.fulfill({ json: { contests } }));
  await visit(page, `${origin}/console`);
  await page.getByText(texts.console.broken).waitFor();
  await show(page, "console-broken-contest", "page");

  const origins = ["http://10.20.30.40:2567", "http://192.168.56.1:2567", "http://[2001:db8::52a:7]:2567"];
  await page.route("**/api/addresses", (route) => route.fulfill({ json: { origins } }));
  await wrapSockets(page, { type: "wall_clock_moved", byMs: -3_600_000 });
  await visit(page, `${origin}/console/${code}`);
  await eventually(() => page.getByRole("radio").count(), origins.length);
  await page.getByText(texts.console.clock.wall_clock_moved(60, -3_600_000)).waitFor();
  await show(page, "console-rare-notices", "page");
  await page.close();
}

/** A dialog whose script an update took away, on a page that has loaded itself anew for that already. */
async function showPageAge(studio: Studio): Promise<void> {
  const { texts, origin, show } = studio;
  const { page, witness } = await openPage(studio);
  witness.networkMayFail = true;
  await page.route("**/assets/HowToPlay-*", (route) => route.fulfill({ status: 404, body: "" }));
  await visit(page, `${origin}/`);
  await page.getByLabel(texts.join.code, { exact: true }).waitFor();
  await page.evaluate(() => {
    const own = document.querySelector("script[type=module]")?.getAttribute("src") ?? "";
    sessionStorage.setItem("regatta.loaded-anew-for", own);
  });
  const body = '<!doctype html><script type="module" src="/assets/index-newer.js"></script>';
  await page.route(`${origin}/`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.getByRole("button", { name: texts.help.open }).click();
  await page.getByText(texts.app.stale).waitFor();
  await page.keyboard.press("Escape");
  await show(page, "page-stale", "page");
  await page.context().close();
}

/** A contest that cannot be opened: in the middle, and at the start. */
async function showUnreached(studio: Studio, code: string): Promise<void> {
  const { texts, origin, show, contest, language } = studio;
  const team = teamAt(studio, await openPage(studio), teamNames[language].unlucky);
  team.witness.networkMayFail = true;
  await wrapSockets(team.page, null);
  await team.typeCode(origin, code);
  await team.joinAsNewTeam(contest.title);
  await team.page.route("**/connect/team", refuse(503, "contest_broken", {}));
  await cutOffSockets(team.page);
  await team.status(texts.httpProblems.contest_broken({})).waitFor();
  await show(team.page, "play-broken-later", "page");
  await team.page.reload();
  await team.status(texts.httpProblems.contest_broken({})).waitFor();
  await show(team.page, "play-broken", "page");
  await team.page.context().close();

  const screen = screenAt(studio, await openPage(studio));
  screen.witness.networkMayFail = true;
  await wrapSockets(screen.page, null);
  await screen.open(origin, code);
  await screen.page.route("**/connect/screen", refuse(503, "contest_broken", {}));
  await cutOffSockets(screen.page);
  await screen.page.getByRole("alert").getByText(texts.httpProblems.contest_broken({})).waitFor();
  await show(screen.page, "screen-broken-later", "screen");
  await screen.page.context().close();
}

function refuse(status: number, code: string, params: object): (route: Route) => Promise<void> {
  const problem = { type: "about:blank", title: code, status, code, params };
  return (route) => route.fulfill({ status, contentType: "application/problem+json", json: problem });
}

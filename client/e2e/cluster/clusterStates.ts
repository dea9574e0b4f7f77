import type { Page } from "playwright-core";
import type { RunningService } from "../../../loadtest/service/RunningService.ts";
import type { ServiceView } from "../../../shared/service.ts";
import type { Studio } from "../look/Studio.ts";
import type { ConsolePage } from "../pages/ConsolePage.ts";
import type { ScreenPage } from "../pages/ScreenPage.ts";
import type { TeamPage } from "../pages/TeamPage.ts";
import { visit } from "../visit.ts";
import { deleteLastEvents } from "./deleteLastEvents.ts";
import { beginGap, endGap } from "./holdGaps.ts";

export interface ClusterPeople {
  readonly organizer: ConsolePage;
  readonly screen: ScreenPage;
  readonly team: TeamPage;
  readonly code: string;
}

/** What a team did last, and the database forgets. */
const lostActs = 2;

/** BAK4 The quiet sign while a contest changes its process. */
export async function showGap({ texts, show }: Studio, people: ClusterPeople): Promise<void> {
  const { organizer, screen, team } = people;
  for (const { page } of [organizer, screen, team]) {
    await beginGap(page);
  }
  await team.status(texts.back.moment).waitFor();
  await screen.status(texts.back.moment).waitFor();
  await show(team.page, "cluster-play-moment", "task");
  await show(screen.page, "cluster-screen-moment", "screen");
  await show(organizer.page, "cluster-console-moment", "page");
  for (const { page } of [organizer, screen, team]) await endGap(page);
  await screen.live();
  await organizer.inPhase("running");
  await team.page.locator("[data-board=ready]").waitFor();
}

/** HEA9 The database has gone back, and the process that knew better is gone, too. */
export async function showMissingActs(
  { texts, show, contest }: Studio,
  { organizer, screen, team, code }: ClusterPeople,
  { processes, postgres }: RunningService,
): Promise<void> {
  const { heal } = texts;
  await team.open(contest.formula);
  await team.answer("1/7");
  await team.attemptsLeftShown(2);
  await team.answer("1/8");
  await team.attemptsLeftShown(1);
  await deleteLastEvents(postgres?.url ?? "", code, lostActs);
  await processes[(await slotOf(organizer, code)) - 1]?.kill();
  await organizer.page.getByText(heal.pausedForModerators(lostActs)).waitFor();
  await team.page.getByText(heal.pausedForTeams(lostActs)).waitFor();
  await screen.page.getByText(heal.pausedForAll(lostActs)).waitFor();
  await show(organizer.page, "cluster-console-missing-acts", "page");
  await show(team.page, "cluster-play-missing-acts", "page");
  await show(screen.page, "cluster-screen-missing-acts", "screen");
}

/** RDS12 Of three processes one is gone, and so not told of, and one hangs; then the last one is being stopped. */
export async function showProcesses(
  { origin, texts, show }: Studio,
  { organizer: { page }, organizer, code }: ClusterPeople,
  { processes }: RunningService,
): Promise<void> {
  const { service } = texts;
  const owner = await slotOf(organizer, code);
  const idle = processes.find((one, index) => index !== owner - 1 && one.isRunning);
  idle?.freeze();
  await visit(page, `${origin}/console/service`);
  const told = await page.waitForResponse(async (response) => {
    if (!response.url().endsWith("/api/service")) return false;
    return isOneSilent((await response.json()) as ServiceView);
  });
  const oneSilent = (await told.json()) as ServiceView;
  await tellInstead(page, oneSilent);
  await page.getByRole("cell", { name: service.silent }).waitFor();
  await show(page, "cluster-service-one-silent", "page");
  const processesLeft = oneSilent.processes?.map((process) => ({
    ...process,
    draining: process.tells !== null,
  }));
  await tellInstead(page, { ...oneSilent, processes: processesLeft ?? null, incomplete: true });
  await page.getByRole("cell", { name: service.draining }).first().waitFor();
  await show(page, "cluster-service-draining", "page");
}

/** It does not tell any more, and is said to be unheard. */
function isOneSilent({ processes }: ServiceView): boolean {
  return processes?.some(({ tells, unseenMs }) => tells === null && (unseenMs ?? 0) > 5_000) ?? false;
}

/** From now on: what is true for a moment stays for as long as it is looked at. */
async function tellInstead(page: Page, view: ServiceView): Promise<void> {
  await page.unroute("**/api/service");
  await page.route("**/api/service", (route) => route.fulfill({ json: view }));
}

/** Which process has the contest. */
async function slotOf({ page }: ConsolePage, code: string): Promise<number> {
  const path = await page.evaluate(async (asked) => {
    const answer = await fetch(`/api/rooms/${asked}/owner`);
    return ((await answer.json()) as { readonly owner: { readonly path: string } }).owner.path;
  }, code);
  return Number(path.replace("/p/", ""));
}

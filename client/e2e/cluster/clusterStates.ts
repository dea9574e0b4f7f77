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
  await screen.page.getByText(heal.pausedForAll(lostActs)).first().waitFor();
  await show(organizer.page, "cluster-console-missing-acts", "page");
  await show(team.page, "cluster-play-missing-acts", "page");
  await show(screen.page, "cluster-screen-missing-acts", "screen");
}

/** RDS12 Of three processes one is told of as gone; then, said in their place, one is silent, and one is being stopped. */
export async function showProcesses(
  { origin, texts, show }: Studio,
  { organizer: { page } }: ClusterPeople,
): Promise<void> {
  const { service } = texts;
  const told = page.waitForResponse((response) => response.url().endsWith("/api/service") && response.ok());
  await visit(page, `${origin}/console/service`);
  const view = (await (await told).json()) as ServiceView;
  await page.getByRole("heading", { name: service.processes, exact: true }).waitFor();
  await show(page, "cluster-service-one-gone", "page");
  const [first, second] = (view.processes ?? []).filter(({ isGone }) => !isGone);
  if (!first || !second) throw new Error("the page shows no two processes");
  const silent = { ...second, unseenMs: 12_000, tells: null };
  const json: ServiceView = { ...view, processes: [{ ...first, draining: true }, silent], incomplete: true };
  await page.route("**/api/service", (route) => route.fulfill({ json }));
  await page.getByRole("cell", { name: service.silent }).waitFor();
  await show(page, "cluster-service-one-silent", "page");
}

/** Which process has the contest. */
async function slotOf({ page }: ConsolePage, code: string): Promise<number> {
  const path = await page.evaluate(async (asked) => {
    const answer = await fetch(`/api/rooms/${asked}/owner`);
    return ((await answer.json()) as { readonly owner: { readonly path: string } }).owner.path;
  }, code);
  return Number(path.replace("/p/", ""));
}

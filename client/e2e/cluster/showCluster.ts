import { organizerLogin } from "../../../loadtest/serverProcess.ts";
import { Cleanups } from "../../../loadtest/service/Cleanups.ts";
import { RunningService } from "../../../loadtest/service/RunningService.ts";
import { hostName, openBrowser } from "../browsers.ts";
import { eventually } from "../eventually.ts";
import type { Gallery } from "../look/Gallery.ts";
import { openPage, organizerAt, type Studio, screenAt, studioOf, teamAt } from "../look/Studio.ts";
import { teamNames } from "../look/teamNames.ts";
import { wrapSockets } from "../look/wrapSockets.ts";
import { visit } from "../visit.ts";
import { type ClusterPeople, showGap, showMissingActs, showProcesses } from "./clusterStates.ts";
import { holdGaps } from "./holdGaps.ts";

const processes = 3;
const minutes = 30;

/** What is seen only of a service of several processes, which is one of its own here. Resolves with who watched its pages. */
export async function showCluster(
  parts: Parameters<typeof studioOf>[0],
  gallery: Gallery,
): Promise<Studio["witnesses"]> {
  const cleanups = new Cleanups();
  const { password } = parts;
  try {
    const service = await RunningService.start({ processes, nginx: true, password, cleanups });
    const browser = await openBrowser(Number(new URL(service.origin).port));
    cleanups.add("the browser", () => browser.close());
    const there = { ...parts, origin: `http://${hostName}`, login: organizerLogin };
    const studio = studioOf(there, browser, gallery);
    try {
      const people = await gatherThere(studio);
      await showGap(studio, people);
      await showMissingActs(studio, people, service);
      await showProcesses(studio, people);
    } catch (error) {
      await studio.keepPages();
      throw error;
    }
    return studio.witnesses;
  } finally {
    for (const failure of await cleanups.run()) console.error(failure);
  }
}

/** A running contest with a task that a team works on, at a console, a screen and a team's laptop. */
async function gatherThere(studio: Studio): Promise<ClusterPeople> {
  const { origin, login, password, contest, language } = studio;
  const organizer = organizerAt(studio, await openPage(studio));
  const screen = screenAt(studio, await openPage(studio));
  const team = teamAt(studio, await openPage(studio), teamNames[language].own);
  for (const { page, witness } of [organizer, screen, team]) {
    await wrapSockets(page, null);
    await holdGaps(page);
    witness.networkMayFail = true;
  }
  await organizer.signIn(origin, login, password);
  const code = await organizer.importFile(contest.file, contest.title, minutes);
  await organizer.press("openLobby", "lobby");
  await visit(screen.page, `${origin}/screen/${code}?renderer=canvas`);
  await team.typeCode(origin, code);
  await team.joinAsNewTeam(contest.title);
  await organizer.press("start", "running");
  await screen.live();
  await team.buy(contest.plain);
  await team.answer(contest.plain.answer);
  // The page says so in one of two ways: which one depends on what it hears of first.
  await eventually(() => team.balance(), 600);
  await team.buy(contest.formula);
  return { organizer, screen, team, code };
}

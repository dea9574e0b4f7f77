import { deepStrictEqual, ok } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { bigScreens, hands, laptops } from "../Album.ts";
import { eventually } from "../eventually.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong, type Room, standingsFor } from "../Scene.ts";

/** The end comes by the clock, with a card still in work. */
export async function endByTheClock(room: Room): Promise<void> {
  const { report, cast, album } = room;
  const { organizer, screen, mercury, alpha, phone } = cast;
  report.act("The end comes by the clock");

  await report.step("the organizer moves the end nearer; every clock follows", async () => {
    while ((await organizer.clockSeconds()) > 115) await moveEndNearer(room);
    const shown = await organizer.clockSeconds();
    await everywhere(cast.all, (person) =>
      eventually(async () => Math.abs((await person.clockSeconds()) - shown) <= 3, true),
    );
  });
  const tangents = cardOf(room, "Precalculus", 100);
  await report.step("the purchase dialog warns of the end; Mercury buys all the same", async () => {
    await mercury.press(tangents);
    const [warning = "", rest = ""] = en.play.buyLate("@").split("@");
    await mercury.purchaseDialog().getByText(warning).filter({ hasText: rest }).waitFor();
    await album.take(mercury.page, "play-purchase-dialog", laptops);
    mayRead(room, mercury, tangents);
    await mercury.confirmPurchase(tangents);
    await mercury.type("0.5");
    await eventually(() => mercury.balance(), 800);
  });
  await report.step("nearer still; not into the past", async () => {
    while ((await organizer.clockSeconds()) > 62) await moveEndNearer(room);
    await eventually(async () => (await organizer.clockSeconds()) < 59, true);
    await organizer.moveEnd(-1);
    await organizer.status(en.rejections.deadline_in_past({})).waitFor();
    await organizer.inPhase("running");
  });
  await report.step("the clock runs out: everybody is told that the contest is over", async () => {
    const left = await organizer.clockSeconds();
    ok(left < 60, `${left} s are left`);
    const withinMs = (left + 5) * 1000;
    await organizer.page
      .locator("[data-figure=phase]", { hasText: en.phases.finished })
      .waitFor({ timeout: withinMs });
    await screen.page.getByText(en.staging.bell).waitFor();
    await everywhere(cast.teams, (team) => team.status(team.texts.status.finished).waitFor());
  });
  await report.check("what was in work is out of time, its price lost", async () => {
    await mercury.task(tangents).getByText(en.play.closed.expired).waitFor();
    await mercury
      .cell(tangents)
      .and(mercury.page.getByRole("button", { name: en.play.cellStates.expired }))
      .waitFor();
    await everywhere([mercury, alpha, phone], (team) => eventually(() => team.inPlay(), 0));
    await eventually(() => mercury.boardFits(), true);
    await eventually(() => mercury.balance(), 800);
  });
  await report.step("who stands at the screen goes on to the results", () => screen.tellAll());
  await report.check("a shared second place, on the screen and the team pages", async () => {
    const final = standingsFor([mercury.team, 1, 800], [phone.team, 2, 400], [alpha.team, 2, 400]);
    await eventually(() => screen.standings("finalStandings"), final);
    await everywhere(cast.teams, (team) => eventually(() => team.standings(), final));
    await everywhere(cast.teams, async (team) => {
      const { play } = team.texts;
      const own = final.find(({ name }) => name === team.team);
      await team.go("tasks");
      const panel = team.page.getByRole("region", { name: play.finalTitle });
      await panel.getByText(play.finalPlace(own?.place ?? 0, 3)).waitFor();
      await panel.getByText(play.finalBalance(own?.points ?? 0)).waitFor();
    });
    const podium = await screen.podium();
    deepStrictEqual(podium.length, 2);
    ok(podium[0]?.includes(mercury.team) && podium[0].includes("800"), podium[0]);
    ok(podium[1]?.includes(alpha.team) && podium[1].includes(phone.team), podium[1]);
  });
  await album.take(screen.page, "screen-finished", bigScreens);
  await album.take(organizer.page, "console-finished", laptops.slice(0, 1));
  await album.take(mercury.page, "play-finished", laptops);
  await album.take(phone.page, "play-phone-finished", hands);
  await nothingWentWrong(room);
}

/** A minute off the end, seen on the console before anything else is asked. */
async function moveEndNearer({ cast: { organizer } }: Room): Promise<void> {
  const before = await organizer.clockSeconds();
  await organizer.moveEnd(-1);
  await eventually(async () => (await organizer.clockSeconds()) <= before - 55, true);
}

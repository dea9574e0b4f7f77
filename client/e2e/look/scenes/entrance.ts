import { randomBytes } from "node:crypto";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import { joinTeams, leave, openPage, postTo, type Studio, teamAt } from "../Studio.ts";

/** More than comes from one address without a word about it. */
const crowdSize = 42;
/** So many wrong PINs that the right one waits for a click. */
const guesses = 20;

/** Many teams of one address, which a moderator sends away with one click. */
export async function showCrowd(studio: Studio, organizer: ConsolePage, code: string): Promise<void> {
  const { crowd } = studio.texts.console;
  const visitors = Array.from({ length: crowdSize }, (_, index) => `Visitor ${index + 1}`);
  await joinTeams(studio, code, visitors);
  const remove = organizer.button(crowd.removeAbsent(crowdSize));
  await remove.waitFor();
  await studio.show(organizer.page, "console-crowd", "page");
  await organizer.button(`${crowd.removeAll(crowdSize + 2)} …`).click();
  await organizer.page.getByRole("dialog").waitFor();
  await studio.show(organizer.page, "console-crowd-question", "page");
  await organizer.page.keyboard.press("Escape");
  await remove.click();
  await remove.waitFor({ state: "hidden" });
}

/** Wrong PINs of a team were tried too often: its second laptop waits until somebody lets it in. */
export async function showDoor(
  studio: Studio,
  { organizer, team }: { readonly organizer: ConsolePage; readonly team: TeamPage },
  code: string,
): Promise<void> {
  const { texts, origin, show } = studio;
  const pin = await team.pin();
  for (let guess = 0; guess < guesses; guess += 1) {
    const wrong = `${(Number(pin.replaceAll(/\D/g, "")) + guess + 1) % 1_000_000}`.padStart(6, "0");
    await postTo(studio, `/api/rooms/${code}/seats`, {
      id: randomBytes(16).toString("hex"),
      name: team.team,
      pin: wrong,
    });
  }
  const mate = teamAt(studio, await openPage(studio), team.team);
  await mate.typeCode(origin, code);
  await mate.askForSeat(pin);
  const number = await mate.page.locator("[data-figure=device-number]").textContent();
  await show(mate.page, "join-waits-for-click", "page");
  const answer = `${texts.entrance.letIn}: ${number}`;
  const letIn = team.button(answer);
  await letIn.waitFor();
  await organizer.button(answer).waitFor();
  await show(organizer.page, "console-device-at-door", "page");
  await show(team.page, "play-device-at-door", "page");
  await letIn.click();
  await mate.arrived();
  await leave(mate);
}

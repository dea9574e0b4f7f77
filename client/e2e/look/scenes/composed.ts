import { setTimeout as delay } from "node:timers/promises";
import { byTurns, Conductor } from "../../film/Conductor.ts";
import { LessonRoom } from "../../film/LessonRoom.ts";
import { keep } from "../../kept.ts";
import type { ConsolePage } from "../../pages/ConsolePage.ts";
import { ResultsPage } from "../../pages/ResultsPage.ts";
import { visit } from "../../visit.ts";
import {
  boardFileOf,
  type Composition,
  compositionName,
  compositions,
  hardestComposition,
  namesOf,
} from "../compositions.ts";
import { leave, openPage, organizerAt, type Studio, screenAt } from "../Studio.ts";

const moveEveryMs = 25;
/** Enough for places to differ, and for cards of every state. */
const movesOfTeam = 5;
const mostMoves = 200;
/** No faster than a moderator may. */
const revealEveryMs = 120;

/** What the screen may be asked for, and what is drawn last then. */
const screenParts = {
  board: "[data-board=ready]",
  race: ".race-water div canvas",
  standings: ".screen-standings tbody tr",
} as const;

/** Contests of few teams and of many, of one card and of a hundred, with names as long as they may be: the pages that show them. */
export async function showComposed(
  studio: Studio,
  { isQuick, seed }: { readonly isQuick: boolean; readonly seed: number },
): Promise<void> {
  const own = isQuick
    ? [hardestComposition(studio.language)]
    : compositions(seed).filter(({ language }) => language === studio.language);
  const organizer = organizerAt(studio, await openPage(studio));
  await organizer.signIn(studio.origin, studio.login, studio.password);
  for (const composition of own) await showOne(studio, organizer, composition);
  await leave(organizer);
}

async function showOne(studio: Studio, organizer: ConsolePage, composition: Composition): Promise<void> {
  const { origin, password, show } = studio;
  const title = studio.contest.title;
  const name = compositionName(composition);
  const room = await LessonRoom.open({
    origin: `http://127.0.0.1:${new URL(origin).port}`,
    password,
    seed: composition.teams,
    title,
    names: namesOf(composition),
    ...boardFileOf(composition),
  });
  try {
    const code = room.roomCode;
    await showScreenPart(studio, code, null, ".arrivals", `composed-lobby-${name}`);
    await play(room);
    for (const [part, drawn] of Object.entries(screenParts))
      await showScreenPart(studio, code, part, drawn, `composed-${part}-${name}`);
    await showTeam(studio, room, `composed-team-${name}`);
    await visit(organizer.page, `${origin}/console/${code}`);
    await organizer.inPhase("running");
    await show(organizer.page, `composed-console-${name}`, "page");
    await room.command({ type: "FreezeStandings" });
    await room.command({ type: "FinishContest" });
    await showEnd(studio, room, name);
    await new ResultsPage(organizer).open(origin, code, title);
    await show(organizer.page, `composed-results-${name}`, "page");
    if (room.faults.length > 0) throw new Error(room.faults.join("\n"));
  } finally {
    await room.close();
  }
}

async function play(room: LessonRoom): Promise<void> {
  await room.command({ type: "StartContest" });
  await room.until("it starts", () => room.view.phase === "running");
  const conductor = new Conductor((move) => byTurns(room.bots, move));
  conductor.play(moveEveryMs);
  await delay(Math.min(mostMoves, room.bots.length * movesOfTeam) * moveEveryMs);
  await conductor.stop();
}

async function showScreenPart(
  studio: Studio,
  code: string,
  part: string | null,
  drawn: string,
  state: string,
): Promise<void> {
  const { page } = await openPage(studio);
  if (part !== null) await keep(page, { screen: { roomCode: code, shows: part } });
  await visit(page, `${studio.origin}/screen/${code}?renderer=canvas`);
  await page.locator(drawn).first().waitFor();
  await studio.show(page, state, "screen");
  await page.context().close();
}

async function showTeam(studio: Studio, room: LessonRoom, state: string): Promise<void> {
  const [bot] = room.bots;
  if (!bot) throw new Error("there is no team");
  const seat = await room.takeSeat(bot);
  const { page } = await openPage(studio);
  await keep(page, { seat });
  await visit(page, `${studio.origin}/play/${room.roomCode}/${seat.seatId}?renderer=canvas`);
  await page.locator("[data-board=ready]").waitFor();
  await studio.show(page, state, "page");
  await page.context().close();
}

/** Revealed team by team, up to the winners; and all of it. */
async function showEnd(studio: Studio, room: LessonRoom, name: string): Promise<void> {
  const screen = screenAt(studio, await openPage(studio));
  await visit(screen.page, `${studio.origin}/screen/${room.roomCode}?renderer=canvas`);
  await screen.page.locator(".stillness").waitFor();
  for (let hidden = room.bots.length; hidden > 1; hidden -= 1) {
    await room.command({ type: "RevealNext" });
    await delay(revealEveryMs);
  }
  await screen.page.locator(".podium-names").first().waitFor();
  await studio.show(screen.page, `composed-reveal-${name}`, "screen");
  await room.command({ type: "RevealNext" });
  await screen.page.locator(".finish-marks .frozen-mark").waitFor({ state: "detached" });
  await screen.tellAll();
  await studio.show(screen.page, `composed-end-${name}`, "screen");
  await leave(screen);
}

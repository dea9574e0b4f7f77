import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { PublicTeam, PublicView } from "../../../shared/contest/view.ts";
import { boatDesign } from "../../boats/boatDesign.ts";
import { lettersOf, writeLetters } from "./letters.ts";
import { assertShows, openScreen } from "./openScreen.ts";
import type { SeenAct, Stage } from "./Stage.ts";
import { leadersOf } from "./tell.ts";

/** What is right to say of a strip: boats, as they look. */
export interface StripAnswers {
  readonly leads: readonly string[];
  readonly gains: string;
  readonly justSolved: string;
}

const frames = 6;
const everyMs = 1_000;
const settleMs = 3_000;
const columns = 2;
const frameWidth = 720;
const gap = 8;

/**
 * Five seconds of the race as six pictures, left to right and top to bottom, with letters in place of names: one team solves two
 * cards, then another one solves one. Points come from answers alone, as in play: all cards are bought before.
 */
export async function takeStrip(
  parts: { readonly browser: Browser; readonly port: number; readonly stage: Stage },
  file: string,
): Promise<StripAnswers> {
  const { browser, port, stage } = parts;
  const count = stage.room.bots.length;
  const gaining = stage.at(Math.ceil(count / 2) + 1);
  const last = stage.at(2);
  const first = await stage.ready(gaining, false);
  const second = await stage.ready(gaining, false, [first]);
  let third = await stage.ready(last, false);
  // Who gains most must be one team.
  const isTie = stage.gainOf(first) + stage.gainOf(second) === stage.gainOf(third);
  if (isTie) third = await stage.ready(last, false, [third]);
  const letters = lettersOf(stage.room.bots.map(({ name }) => name));
  const place = { port, roomCode: stage.room.roomCode, shows: "race" } as const;
  const page = await openScreen(browser, place, async (opened) => {
    await opened.addInitScript(writeLetters, [...letters]);
  });
  try {
    await delay(settleMs);
    const before = stage.view;
    const taken = takeFrames(page);
    await delay(0.5 * everyMs);
    await stage.solve(gaining, first);
    await stage.solve(gaining, second);
    await delay(2 * everyMs);
    const seen = await stage.solve(last, third);
    await writeStrip(await taken, file);
    await assertShows(page, "race");
    return answersOf(before, stage.view, seen, letters);
  } finally {
    await page.context().close();
  }
}

async function takeFrames(page: Page): Promise<readonly Buffer[]> {
  const water = page.locator(".race-water");
  const startedAt = performance.now();
  const pictures: Buffer[] = [];
  for (let frame = 0; frame < frames; frame++) {
    await delay(Math.max(0, startedAt + frame * everyMs - performance.now()));
    pictures.push(await water.screenshot({ type: "png" }));
  }
  return pictures;
}

async function writeStrip(pictures: readonly Buffer[], file: string): Promise<void> {
  const small = await Promise.all(
    pictures.map((picture) =>
      sharp(picture).resize({ width: frameWidth }).png().toBuffer({ resolveWithObject: true }),
    ),
  );
  const height = Math.max(...small.map(({ info }) => info.height));
  const rows = Math.ceil(frames / columns);
  const sheet = {
    width: columns * (frameWidth + gap) - gap,
    height: rows * (height + gap) - gap,
    channels: 3 as const,
    background: "#333",
  };
  const placed = small.map(({ data }, index) => ({
    input: data,
    left: (index % columns) * (frameWidth + gap),
    top: Math.floor(index / columns) * (height + gap),
  }));
  await sharp({ create: sheet }).composite(placed).png().toFile(file);
}

function answersOf(
  before: PublicView,
  after: PublicView,
  { team: solver }: SeenAct,
  letters: ReadonlyMap<string, string>,
): StripAnswers {
  const teams = Object.values(after.teams);
  const gained = (team: PublicTeam) => {
    const earlier = before.teams[team.id];
    return earlier ? rankingPoints(team, after.rules) - rankingPoints(earlier, before.rules) : 0;
  };
  const most = teams.reduce((best, team) => (gained(team) > gained(best) ? team : best));
  if (teams.some((team) => team !== most && gained(team) === gained(most)))
    throw new Error("two teams gain as much: another seed has other cards");
  const inWords = ({ name, boat }: PublicTeam) => `${letters.get(name)}, ${boatInWords(boat)}`;
  const boatsOf = (names: readonly string[]) => teams.filter(({ name }) => names.includes(name)).map(inWords);
  return {
    leads: boatsOf(leadersOf(after)),
    gains: inWords(most),
    justSolved: boatsOf([solver]).join(),
  };
}

function boatInWords(boat: number): string {
  const { hull, sailPattern, sailColours, sailNumber } = boatDesign(boat);
  return `sail ${sailNumber} (hull ${hull}, ${sailPattern} of ${sailColours.charge} on ${sailColours.ground})`;
}

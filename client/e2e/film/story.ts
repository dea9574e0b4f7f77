import { setTimeout as delay } from "node:timers/promises";
import { byTurns, Conductor } from "./Conductor.ts";
import { playEnding } from "./ending.ts";
import { type Deadline, toldPoints } from "./figures.ts";
import type { LessonRoom } from "./LessonRoom.ts";
import type { Told } from "./lateness.ts";

export interface StoryParts {
  /** How long the lesson takes to play; its clock leaps, so that it shows what it shows in forty minutes. */
  readonly seconds: number;
  /** How long it is watched after the bell. */
  readonly endingSeconds: number;
  readonly movesPerSecond: number;
}

/** What happened when, in ms since 1970, and what the server said of it. */
export interface Story {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly deadlines: readonly Deadline[];
  readonly points: readonly Told[];
}

const minuteMs = 60_000;
/** As long as most lessons. */
export const lessonMs = 40 * minuteMs;
const lobbyMs = 3_000;
/** Nobody acts any more at the very end, so that all figures are known when the bell rings. */
const restMs = 1_500;
/** The clock leaps to a little before each of these moments, once this share of the time has gone. */
const leaps = [
  { share: 0.4, leftMs: 10 * minuteMs + 4_000 },
  { share: 0.65, leftMs: 2 * minuteMs + 4_000 },
] as const;
/** The last seconds are played as they are; in a short lesson fewer of them. */
const lastMs = 14_000;
const lastShare = 0.25;

/** The start with its countdown, a lesson, the bell and what comes after it. */
export async function playStory(room: LessonRoom, parts: StoryParts): Promise<Story> {
  await delay(lobbyMs);
  await room.command({ type: "StartContest", countdown: true });
  await room.until("it starts", () => room.view.phase === "running");
  const startedAt = now();
  const deadlines: Deadline[] = [{ at: startedAt, endsAt: endOf(room) }];
  const random = room.random;
  const conductor = new Conductor(() => byTurns(room.bots, random.below(room.bots.length)));
  conductor.play(1_000 / parts.movesPerSecond);
  const playMs = parts.seconds * 1_000;
  const last = Math.min(lastMs, playMs * lastShare);
  for (const { share, leftMs } of [...leaps, { share: 1 - last / playMs, leftMs: last }]) {
    await delay(Math.max(0, startedAt + share * playMs - now()));
    deadlines.push(await leap(room, leftMs));
  }
  await delay(Math.max(0, endOf(room) - restMs - now()));
  await conductor.stop();
  await room.until("all is told", () => room.bots.every((bot) => bot.isAtRest));
  const points = await atLast(() => toldPoints(room));
  await room.until("the bell", () => room.view.phase === "finished");
  const endedAt = endOf(room);
  await playEnding(room, parts.endingSeconds);
  return { startedAt, endedAt, deadlines, points };
}

async function leap(room: LessonRoom, leftMs: number): Promise<Deadline> {
  const before = endOf(room);
  await room.command({ type: "ExtendContest", byMs: Math.round(now() + leftMs - before) });
  const at = now();
  await room.until("the clock leaps", () => endOf(room) !== before);
  return { at, endsAt: endOf(room) };
}

function endOf({ view }: LessonRoom): number {
  const { endsAt } = view.clock;
  if (endsAt === null) throw new Error("the contest has no end");
  return endsAt;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The moderator hears of a change a moment after whoever made it. */
async function atLast<T>(tell: () => T): Promise<T> {
  const giveUpAt = performance.now() + restMs / 2;
  for (;;) {
    try {
      return tell();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
    await delay(20);
  }
}

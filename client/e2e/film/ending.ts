import { setTimeout as delay } from "node:timers/promises";
import type { LessonRoom } from "./LessonRoom.ts";

interface Act {
  /** After the bell. */
  readonly atSeconds: number;
  play(room: LessonRoom): Promise<void>;
}

/** The contest is played on for so long, frozen, so that a reveal is seen, too. */
const frozenMs = 5_000;
const reviewedCard = 1;

/**
 * What a teacher does after the bell. The screen is still for 20 s and tells the podium for 21; a page of awards, all of it, and a
 * task that is gone through follow. Then the contest goes on for a moment, with its standings frozen, and what came of it is
 * revealed: by itself a screen tells the first end in steps, and the second one as the teacher does.
 */
export const endingActs: readonly Act[] = [
  { atSeconds: 2, play: (room) => giveAward(room, 0, "For the calmest helm in the roughest water") },
  { atSeconds: 3, play: (room) => giveAward(room, 1, "For a proof that nobody had asked for") },
  { atSeconds: 52, play: (room) => review(room, "statement") },
  { atSeconds: 56, play: (room) => review(room, "answer") },
  { atSeconds: 61, play: (room) => review(room, null) },
  { atSeconds: 63, play: goOnFrozen },
  { atSeconds: 71, play: reveal },
  { atSeconds: 72, play: reveal },
  { atSeconds: 73, play: reveal },
  { atSeconds: 76, play: (room) => room.command({ type: "RevealAll" }) },
];

/** So long a whole ending takes. */
export const wholeEndingSeconds = 80;

/** Plays what has room in so many seconds after the bell, and lets the rest of them pass. */
export async function playEnding(room: LessonRoom, seconds: number): Promise<void> {
  const startedAt = performance.now();
  const until = (atSeconds: number) => delay(Math.max(0, startedAt + atSeconds * 1_000 - performance.now()));
  for (const { atSeconds, play } of endingActs.filter((act) => act.atSeconds < seconds)) {
    await until(atSeconds);
    await play(room);
  }
  await until(seconds);
}

async function giveAward(room: LessonRoom, bot: number, text: string): Promise<void> {
  const teamId = room.bots[bot]?.seat.teamId;
  if (teamId !== undefined) await room.command({ type: "GiveOwnAward", teamId, text });
}

function review(room: LessonRoom, step: "statement" | "answer" | null): Promise<void> {
  const cardId = step === null ? null : reviewedCard;
  return room.command({ type: "ReviewTask", cardId, step: step ?? "statement" });
}

async function goOnFrozen(room: LessonRoom): Promise<void> {
  await room.command({ type: "ReopenContest", forMs: frozenMs });
  await room.command({ type: "FreezeStandings" });
}

async function reveal(room: LessonRoom): Promise<void> {
  await room.until("the second bell", () => room.view.phase === "finished");
  await room.command({ type: "RevealNext" });
}

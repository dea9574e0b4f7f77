import { backoffMs } from "./backoff.ts";
import type { TroubleCode } from "./http.ts";

/** How closely a connection is watched. */
export interface Pace {
  readonly lookEveryMs: number;
  /** A question is sent when so long nothing was heard; and every `askEveryMs` all the same, for the clock. */
  readonly quietMs: number;
  /** So many seats in a row that came to nothing are a network without WebSockets. PAG5 */
  readonly vainSeats: number;
}

export const askEveryMs = 5_000;
/** What is not answered at all is not asked more often. */
export const mostQuestionsMs = 1_000;
/** A seat that was taken, and of which nothing is shown for so long, is none. */
export const openWithinMs = 8_000;

/** One process alone: when it is away, waiting is all there is. */
export const alonePace: Pace = { lookEveryMs: 500, quietMs: askEveryMs, vainSeats: 2 };
/** One of several: another may have the contest by now. There, a seat may also be of a process that has just ended. BAK1 */
export const clusterPace: Pace = { lookEveryMs: 250, quietMs: 1_000, vainSeats: 5 };

/** Nothing heard for so long, and a question unanswered for `answerMs`: the connection is dead, though nobody said so. */
const silenceMs = 8_000;
const answerMs = 3_000;

/** In a cluster: so long without an answer, or without a word, and it is asked who has the contest. BAK1 */
export const unansweredMs = 1_500;
const wordlessMs = 3_000;
/** Where the database is away for all, thousands read "not saved", and it is asked more seldom. BAK1 */
export const unsavedAgainMs = 2_000;
/** Who lost the connection asks again after so long. BAK1 */
export const lostAgainMs = 500;
/** Who falls off earlier has not arrived: the waits go on growing. */
export const steadyAfterMs = 5_000;
/** A whole class is told at once that its contest has moved. BAK3 */
export const movingWithinMs = 300;
/** A gap so short is nobody's business; a longer one shows a quiet sign; then the connection is lost. BAK4 */
export const unseenGapMs = 1_000;
export const lostGapMs = 3_000;

/** What was heard of a connection, in ms of the local time. */
export interface Hearing {
  readonly heardAt: number;
  /** When the unanswered question for the time was sent. */
  readonly askedAt: number | null;
}

export function isDead({ heardAt, askedAt }: Hearing, now: number): boolean {
  return askedAt !== null && now - heardAt >= silenceMs && now - askedAt >= answerMs;
}

/** Since when it says nothing although it should; null while it may be well. */
export function silentSince({ heardAt, askedAt }: Hearing, now: number): number | null {
  if (askedAt !== null && heardAt <= askedAt && now - askedAt >= unansweredMs) return askedAt;
  return now - heardAt >= wordlessMs ? heardAt : null;
}

/** Who looks for a contest that is being taken over does not wait long between tries, for a while. */
const hurryMs = 10_000;
const hurriedWaitMs = 500;
/** Who has just lost a good connection comes back within so long; not at once, since a whole class has lost it. BAK1 */
const backWithinMs = 100;

/**
 * How long to wait before try `attempt` in a cluster, from 0 after a connection that was steady, in a gap that has lasted for so
 * long. `trouble`: why the try before came to nothing; null: it did not, and its connection ended or was given up. BAK1 BAK3
 */
export function clusterWaitMs(
  attempt: number,
  gapMs: number,
  trouble: TroubleCode | null,
  random: () => number,
): number {
  if (gapMs > hurryMs) return backoffMs(attempt, random);
  // Somebody answered: it is on its way.
  if (trouble === "contest_moved") return backoffMs(0, random);
  if (attempt === 0 && trouble === null && gapMs < unseenGapMs) return Math.round(random() * backWithinMs);
  return Math.min(hurriedWaitMs, backoffMs(attempt, random));
}

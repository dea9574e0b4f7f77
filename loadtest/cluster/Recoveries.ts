import { setTimeout as delay } from "node:timers/promises";
import type { TimedAnswer } from "../bots/CommandDesk.ts";
import type { Contest } from "./Contest.ts";
import type { Crowd } from "./Crowd.ts";

/** How a contest came back. */
export interface Recovery {
  readonly contest: Contest;
  /** Until the next accepted command, at its client; null: there was none. */
  readonly ms: number | null;
}

const lookEveryMs = 5;
const probeAgainMs = 100;

/** Follows contests from a fault until each has taken a command again; each is sent one at once, and others until then. */
export class Recoveries {
  readonly #crowd: Crowd;
  readonly #fromMs: number;
  readonly #isNext: (answer: TimedAnswer) => boolean;
  readonly #found: Promise<readonly Recovery[]>;
  #giveUpAt = Number.POSITIVE_INFINITY;

  /** `isNext`: whether an accepted command is one that counts; `fromMs`: since when, by `performance.now()`. */
  constructor(
    crowd: Crowd,
    contests: readonly Contest[],
    { fromMs, isNext }: { readonly fromMs: number; readonly isNext: (answer: TimedAnswer) => boolean },
  ) {
    this.#crowd = crowd;
    this.#fromMs = fromMs;
    this.#isNext = isNext;
    this.#found = Promise.all(contests.map((contest) => this.#follow(contest)));
  }

  /** Of each contest, at the latest `withinMs` from now. */
  all(withinMs: number): Promise<readonly Recovery[]> {
    this.#giveUpAt = performance.now() + withinMs;
    return this.#found;
  }

  async #follow(contest: Contest): Promise<Recovery> {
    // Answers of before are of no interest.
    const cursors = contest.answerLists.map(({ length }) => length);
    let isProbing = false;
    let probeAt = 0;
    for (;;) {
      const answeredAt = this.#findNext(contest, cursors);
      if (answeredAt !== null) return { contest, ms: Math.max(0, answeredAt - this.#fromMs) };
      const now = performance.now();
      if (now > this.#giveUpAt) return { contest, ms: null };
      if (!isProbing && now >= probeAt) {
        isProbing = true;
        probeAt = now + probeAgainMs;
        this.#crowd.noteExtra();
        void contest.probe().then(() => {
          isProbing = false;
        });
      }
      await delay(lookEveryMs);
    }
  }

  #findNext(contest: Contest, cursors: number[]): number | null {
    let earliest: number | null = null;
    contest.answerLists.forEach((answers, index) => {
      for (; (cursors[index] ?? 0) < answers.length; cursors[index] = (cursors[index] ?? 0) + 1) {
        const answer = answers[cursors[index] ?? 0];
        if (!answer?.reply.ok || !this.#isNext(answer)) continue;
        earliest = Math.min(earliest ?? answer.answeredAt, answer.answeredAt);
      }
    });
    return earliest;
  }
}

/** The client gave the command after this moment. */
export function sentAfter(atMs: number): (answer: TimedAnswer) => boolean {
  return ({ sentAt }) => sentAt >= atMs;
}

/** The client was answered after this moment, by which the fault had taken hold. */
export function answeredAfter(atMs: number): (answer: TimedAnswer) => boolean {
  return ({ answeredAt }) => answeredAt >= atMs;
}

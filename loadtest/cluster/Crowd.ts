import { setTimeout as delay } from "node:timers/promises";
import { loopbackAddress } from "../bots/addresses.ts";
import { signInAtLast } from "../organizer.ts";
import { type Random, seededRandom } from "../random.ts";
import { Contest } from "./Contest.ts";

export interface CrowdParts {
  readonly origin: string;
  readonly password: string;
  readonly contests: number;
  readonly random: Random;
  readonly fault: (sentence: string) => void;
  readonly progress: (line: string) => void;
}

/** Of all contests together. */
const mostCommandsPerSecond = 30;
const tickMs = 1_000 / mostCommandsPerSecond;
const lookAgainMs = 50;
const tokenForMs = 120_000;
const openAtOnce = 3;

/** All contests, which together are sent as many commands as a quiet school evening sees. */
export class Crowd {
  readonly contests: readonly Contest[];
  readonly #random: Random;
  #ticking: NodeJS.Timeout | undefined;
  #resuming: NodeJS.Timeout | undefined;
  /** What was sent beyond the pace, to be made up for. */
  #ahead = 0;

  static async open({
    origin,
    password,
    contests: count,
    random,
    fault,
    progress,
  }: CrowdParts): Promise<Crowd> {
    let addresses = 0;
    const nextAddress = () => {
      addresses += 1;
      return loopbackAddress(addresses);
    };
    const token = sharedToken(origin, password);
    const contests: Contest[] = [];
    const numbers = Array.from({ length: count }, (_, index) => index + 1).values();
    const openSome = async () => {
      for (const number of numbers) {
        const parts = { origin, nextAddress, token, fault, title: `Contest ${number}` };
        contests.push(await Contest.open({ ...parts, random: seededRandom(random.below(2 ** 32)) }));
        if (contests.length % 10 === 0) progress(`${contests.length} contests are open`);
      }
    };
    await Promise.all(Array.from({ length: openAtOnce }, openSome));
    return new Crowd(contests, random);
  }

  private constructor(contests: readonly Contest[], random: Random) {
    this.contests = contests;
    this.#random = random;
  }

  /** From now on somebody does something thirty times a second; paused contests are resumed. */
  play(): void {
    this.#ticking = setInterval(() => this.#tick(), tickMs);
    this.#resuming = setInterval(() => {
      for (const contest of this.contests) contest.resumeIfPaused();
    }, 250);
  }

  /** Nobody starts anything new. */
  hold(): void {
    clearInterval(this.#ticking);
    clearInterval(this.#resuming);
  }

  /** A command beside those of the pace: the others make room for it. */
  noteExtra(): void {
    this.#ahead += 1;
  }

  /** Resolves when all clients see their contests, or with those that do not by then, in words. */
  async whoIsAway(withinMs: number): Promise<readonly string[]> {
    return this.#until(withinMs, () =>
      this.contests.flatMap(({ title, away }) => away.map((who) => `${who} of ${title}`)),
    );
  }

  /** The same for contests in which something is unanswered. */
  async whoIsBusy(withinMs: number): Promise<readonly string[]> {
    return this.#until(withinMs, () =>
      this.contests.filter(({ isAtRest }) => !isAtRest).map(({ title }) => title),
    );
  }

  /** The same for clients that read that nothing is saved. */
  async whoIsNotSaved(withinMs: number): Promise<readonly string[]> {
    return this.#until(withinMs, () =>
      this.contests.flatMap(({ title, savingSigns }) =>
        savingSigns.filter(({ isSaved }) => !isSaved).map(({ who }) => `${who} of ${title}`),
      ),
    );
  }

  async close(): Promise<void> {
    this.hold();
    await Promise.all(this.contests.map((contest) => contest.close()));
  }

  async #until(withinMs: number, look: () => readonly string[]): Promise<readonly string[]> {
    const giveUpAt = performance.now() + withinMs;
    for (;;) {
      const left = look();
      if (left.length === 0 || performance.now() > giveUpAt) return left;
      await delay(lookAgainMs);
    }
  }

  #tick(): void {
    if (this.#ahead > 0) {
      this.#ahead -= 1;
      return;
    }
    this.#random.pick(this.contests).act();
  }
}

/** One sign-in for all moderators, made anew before it runs out. */
export function sharedToken(origin: string, password: string): () => Promise<string | null> {
  const caller = { origin, localAddress: loopbackAddress(0) };
  let token: Promise<string> | null = null;
  let madeAt = 0;
  return () => {
    if (token === null || performance.now() - madeAt > tokenForMs) {
      madeAt = performance.now();
      token = signInAtLast(caller, password);
    }
    return token;
  };
}

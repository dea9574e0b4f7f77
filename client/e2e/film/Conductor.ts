import { setTimeout as delay } from "node:timers/promises";
import type { TeamBot } from "../../../loadtest/bots/TeamBot.ts";

/** Lets bots move one after the other, at even distances, each when it has nothing under way. */
export class Conductor {
  readonly #nextBot: (move: number) => TeamBot | undefined;
  #playing = false;
  #playingOut: Promise<void> = Promise.resolve();

  /** `nextBot`: whose turn it is, or nobody's; moves are counted from 1. */
  constructor(nextBot: (move: number) => TeamBot | undefined) {
    this.#nextBot = nextBot;
  }

  play(everyMs: number): void {
    this.#playing = true;
    this.#playingOut = this.#conduct(everyMs);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#playing = false;
    await this.#playingOut;
  }

  async #conduct(everyMs: number): Promise<void> {
    const startedAt = performance.now();
    const moves: Promise<void>[] = [];
    for (let move = 1; this.#playing; move++) {
      const bot = this.#nextBot(move);
      if (bot) moves.push(bot.move());
      await delay(Math.max(0, startedAt + move * everyMs - performance.now()));
    }
    await Promise.all(moves);
  }
}

/** The bots by turns, without those that have something under way. */
export function byTurns(bots: readonly TeamBot[], move: number): TeamBot | undefined {
  const from = bots.length === 0 ? 0 : move % bots.length;
  return [...bots.slice(from), ...bots.slice(0, from)].find((bot) => bot.isAtRest);
}

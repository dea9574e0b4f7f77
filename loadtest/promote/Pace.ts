import type { Contest } from "../cluster/Contest.ts";
import type { Random } from "../random.ts";

const perSecond = 60;

/** Lets somebody do something, so many times a second. */
export class Pace {
  readonly #random: Random;
  #contests: readonly Contest[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  /** From now on in these contests; one that is named twice is played twice as much. */
  play(contests: readonly Contest[]): void {
    this.#contests = contests;
    this.#timer ??= setInterval(() => this.#act(), 1_000 / perSecond);
  }

  /** Nobody starts anything new. */
  hold(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #act(): void {
    if (this.#contests.length > 0) this.#random.pick(this.#contests).act();
  }
}

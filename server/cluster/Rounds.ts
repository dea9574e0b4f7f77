import { after, type Clock } from "../contests/clock.ts";

/** Something that is done again and again, each time a while after the last time is over. */
export class Rounds {
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #round: () => Promise<void>;
  #cancel: () => void = () => undefined;
  #underWay: Promise<void> | null = null;
  #isHurried = false;
  #isStopped = false;

  /** `round` never throws. */
  constructor(clock: Clock, everyMs: number, round: () => Promise<void>) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#round = round;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  start(afterMs: number): void {
    this.#cancel = after(this.#clock, afterMs, () => this.#begin());
  }

  /** The next round is now, or follows at once on the one that is under way. */
  hurry(): void {
    if (this.#isStopped) return;
    this.#isHurried = this.#underWay !== null;
    if (this.#isHurried) return;
    this.#cancel();
    this.#begin();
  }

  /** Resolves when the last round is over. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    await this.#underWay;
  }

  #begin(): void {
    this.#underWay = this.#round().then(() => {
      this.#underWay = null;
      if (this.#isStopped) return;
      if (this.#isHurried) this.hurry();
      else this.start(this.#everyMs);
    });
  }
}

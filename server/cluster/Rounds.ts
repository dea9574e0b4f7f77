import { after, type Clock } from "../contests/clock.ts";

/** A round that takes longer when it is to be the last one is left to itself. */
const stopWithinMs = 2_000;

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

  /** Resolves when the last round is over, or hangs: it may wait for a database that is away. CLU9 */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    const late = Promise.withResolvers<void>();
    const cancel = after(this.#clock, stopWithinMs, late.resolve);
    await Promise.race([this.#underWay, late.promise]);
    cancel();
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

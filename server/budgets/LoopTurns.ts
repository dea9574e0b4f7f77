import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Lets so many pieces of work begin in one turn of the event loop; the others wait for the next turns, in their order.
 * However many come at once, whoever else is waiting is served after few of them.
 */
export class LoopTurns {
  readonly #mostPerTurn: number;
  readonly #waiting: (() => void)[] = [];
  #begun = 0;
  #isCounting = false;

  constructor(mostPerTurn: number) {
    this.#mostPerTurn = mostPerTurn;
  }

  /** Resolves when the work may begin: at once, where not much has begun in this turn. */
  async take(): Promise<void> {
    if (!this.#isCounting) void this.#countTurns();
    if (this.#begun < this.#mostPerTurn && this.#waiting.length === 0) this.#begun += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Until a turn in which nothing began. */
  async #countTurns(): Promise<void> {
    this.#isCounting = true;
    do {
      await nextTurn();
      const next = this.#waiting.splice(0, this.#mostPerTurn);
      this.#begun = next.length;
      for (const begin of next) begin();
    } while (this.#begun > 0);
    this.#isCounting = false;
  }
}

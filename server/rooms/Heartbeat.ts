/** A connection that may have gone without a word. */
export interface Pinged {
  /** Pings without an answer. */
  readonly unanswered: number;
  ask(): void;
  cutOff(reason: "silent"): void;
}

/**
 * Pings every connection once in `everyMs`, a few at a time: a thousand at once hold up everything else for some twenty
 * milliseconds. Whoever has left `mostMissed` pings unanswered is cut off.
 */
export class Heartbeat {
  readonly #connections: ReadonlySet<Pinged>;
  readonly #everyMs: number;
  readonly #mostMissed: number;
  #round: { readonly startedAt: number; readonly left: Iterator<Pinged>; done: number };

  constructor(connections: ReadonlySet<Pinged>, everyMs: number, mostMissed: number, now: number) {
    this.#connections = connections;
    this.#everyMs = everyMs;
    this.#mostMissed = mostMissed;
    this.#round = this.#newRound(now);
  }

  /** To be called often; `now` in ms of a clock that counts evenly. */
  tick(now: number): void {
    const share = Math.min(1, (now - this.#round.startedAt) / this.#everyMs);
    const due = Math.floor(this.#connections.size * share);
    while (share === 1 || this.#round.done < due) {
      const next = this.#round.left.next();
      if (next.done) break;
      this.#round.done += 1;
      this.#beat(next.value);
    }
    if (share === 1) this.#round = this.#newRound(now);
  }

  /** Goes over the connections as they are by then: who comes is reached, who left is not. */
  #newRound(now: number) {
    return { startedAt: now, left: this.#connections.values(), done: 0 };
  }

  #beat(connection: Pinged): void {
    if (connection.unanswered >= this.#mostMissed) connection.cutOff("silent");
    else connection.ask();
  }
}

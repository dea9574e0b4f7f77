/** Who plays, and who only wants in. */
export const lanes = ["players", "guests"] as const;
export type Lane = (typeof lanes)[number];

/** So many of the players' go before a guest's, when both wait: a guest waits long, but not for ever. */
const playersBeforeAGuest = 20;

/**
 * Runs asynchronous work one at a time, in the order of asking within a lane; what the players ask goes before what
 * guests ask. RUN3
 */
export class Lanes {
  readonly #waiting: Readonly<Record<Lane, (() => void)[]>> = { players: [], guests: [] };
  #running: Lane | null = null;
  #playersInARow = 0;
  /** Resolves when everything that was asked for is done. */
  #idle: PromiseWithResolvers<void> | null = null;

  /** Work of a lane that waits or runs. */
  length(lane: Lane): number {
    return this.#waiting[lane].length + (this.#running === lane ? 1 : 0);
  }

  /** Resolves or rejects as `work` does; a failure does not stop what comes after it. */
  async run<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    await this.#turn(lane);
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  /** Resolves when nothing waits or runs. */
  async idle(): Promise<void> {
    if (this.#running === null) return;
    this.#idle ??= Promise.withResolvers();
    await this.#idle.promise;
  }

  #turn(lane: Lane): Promise<void> {
    return new Promise((start) => {
      this.#waiting[lane].push(start);
      if (this.#running === null) this.#next();
    });
  }

  #next(): void {
    const lane = this.#nextLane();
    this.#running = lane;
    if (lane === null) {
      this.#idle?.resolve();
      this.#idle = null;
    } else {
      this.#waiting[lane].shift()?.();
    }
  }

  #nextLane(): Lane | null {
    const { players, guests } = this.#waiting;
    const isGuestsTurn = guests.length > 0 && this.#playersInARow >= playersBeforeAGuest;
    if (players.length > 0 && !isGuestsTurn) {
      this.#playersInARow = guests.length > 0 ? this.#playersInARow + 1 : 0;
      return "players";
    }
    this.#playersInARow = 0;
    return guests.length > 0 ? "guests" : null;
  }
}

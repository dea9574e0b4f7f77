import { after, type Clock } from "../contests/clock.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import type { ContestRow } from "../queries/contestRows.ts";

export interface KnownRowsParts {
  readonly clock: Clock;
  /** How long a row is served without another look, ms; null: for ever, where nobody else changes it. */
  readonly freshMs: number | null;
}

interface Known {
  readonly row: ContestRow;
  /** When it is to be looked at again, by the monotonic clock. */
  lookAt: number;
}

const mostRemembered = 1_000;
/** Who waits longer for another look gets the row as it is known. */
const lookPatienceMs = 300;
/** After a look that came to nothing. */
const lookAgainMs = 1_000;

/**
 * Contests' rows by room code, for those who come back while the database is away. A row never changes until the contest
 * goes into the bin, of which other processes may not hear. LIB5 WAY6
 */
export class KnownRows {
  readonly #parts: KnownRowsParts;
  readonly #rows = new Map<string, Known>();
  readonly #looks = new Map<string, Promise<ContestRow | undefined>>();
  /** Looks for what is not known, of which whoever asks for the same hears. */
  readonly #learning = new Map<string, Promise<ContestRow | null | undefined>>();
  /** How often one was forgotten: what was asked for before is not remembered after it. */
  #forgotten = 0;

  constructor(parts: KnownRowsParts) {
    this.#parts = parts;
  }

  /** The contest with this room code was put into the bin, or may have been. */
  forget(roomCode: string): void {
    this.#forgotten += 1;
    this.#rows.delete(roomCode);
    this.#looks.delete(roomCode);
    this.#learning.delete(roomCode);
  }

  /** The row when it is known; `look` asks the database when that was too long ago. */
  async find(roomCode: string, look: () => Promise<ContestRow | undefined>): Promise<ContestRow | undefined> {
    const known = this.#rows.get(roomCode);
    if (!known || this.#parts.clock.monotonicMs() < known.lookAt) return known?.row;
    const looking = this.#looks.get(roomCode) ?? this.#lookAgain(roomCode, look);
    const { clock } = this.#parts;
    const late = Promise.withResolvers<ContestRow>();
    const giveUp = () => {
      known.lookAt = clock.monotonicMs() + lookAgainMs;
      late.resolve(known.row);
    };
    const cancel = after(clock, lookPatienceMs, giveUp);
    try {
      return await Promise.race([looking, late.promise]);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      giveUp();
      return known.row;
    } finally {
      cancel();
    }
  }

  /** What `look` finds, and remembers it. */
  async learn(
    roomCode: string,
    look: () => Promise<ContestRow | undefined>,
  ): Promise<ContestRow | undefined> {
    const forgotten = this.#forgotten;
    const row = await look();
    this.#note(roomCode, row, forgotten);
    return row;
  }

  /**
   * As {@link learn}; but what somebody finds who looks for the same just now is for all who ask meanwhile, and so is what keeps
   * that look from an answer. Where it finds nothing each looks by itself: the contest may have been made since. Null: `look` did
   * not look.
   */
  async learnTogether(
    roomCode: string,
    look: () => Promise<ContestRow | null | undefined>,
  ): Promise<ContestRow | null | undefined> {
    const underWay = this.#learning.get(roomCode);
    const found = underWay && (await underWay);
    if (found) return found;
    const forgotten = this.#forgotten;
    const looking = look();
    if (!this.#learning.has(roomCode)) this.#learning.set(roomCode, looking);
    try {
      const row = await looking;
      if (row !== null) this.#note(roomCode, row, forgotten);
      return row;
    } finally {
      if (this.#learning.get(roomCode) === looking) this.#learning.delete(roomCode);
    }
  }

  #note(roomCode: string, row: ContestRow | undefined, forgotten: number): void {
    if (forgotten !== this.#forgotten) return;
    if (row) this.#keep(roomCode, row);
    else this.#rows.delete(roomCode);
  }

  #lookAgain(roomCode: string, look: () => Promise<ContestRow | undefined>): Promise<ContestRow | undefined> {
    const looking = this.learn(roomCode, look).finally(() => {
      if (this.#looks.get(roomCode) === looking) this.#looks.delete(roomCode);
    });
    this.#looks.set(roomCode, looking);
    return looking;
  }

  #keep(roomCode: string, row: ContestRow): void {
    const { clock, freshMs } = this.#parts;
    if (this.#rows.size >= mostRemembered && !this.#rows.has(roomCode)) this.#rows.clear();
    const lookAt = freshMs === null ? Number.POSITIVE_INFINITY : clock.monotonicMs() + freshMs;
    this.#rows.set(roomCode, { row, lookAt });
  }
}

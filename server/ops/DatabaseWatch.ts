import { type Kysely, sql } from "kysely";
import { type Clock, every } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";

const lookEveryMs = 5_000;
/** Two looks without an answer. */
const goneAfterMs = 2 * lookEveryMs + 1_000;

/** Whether the database answers, known beforehand: whoever asks costs it nothing. RDS10 */
export class DatabaseWatch {
  readonly #clock: Clock;
  readonly #db: Kysely<Tables>;
  readonly #endLooks: () => void;
  #answeredAt: number;
  #looking: Promise<void> | null = null;

  /** To be made when it has just answered. */
  constructor(clock: Clock, db: Kysely<Tables>) {
    this.#clock = clock;
    this.#db = db;
    this.#answeredAt = clock.monotonicMs();
    this.#endLooks = every(clock, lookEveryMs, () => this.#look());
  }

  get isReachable(): boolean {
    return this.#clock.monotonicMs() - this.#answeredAt <= goneAfterMs;
  }

  /** Waits for no answer: the database may be the reason for the stop. */
  stop(): void {
    this.#endLooks();
  }

  #look(): void {
    // While it does not answer one question waits, and no further ones.
    this.#looking ??= sql`select 1`
      .execute(this.#db)
      .then(
        () => {
          this.#answeredAt = this.#clock.monotonicMs();
        },
        () => undefined,
      )
      .finally(() => {
        this.#looking = null;
      });
  }
}

import type { Kysely } from "kysely";
import type { Sessions } from "../auth/Sessions.ts";
import { type Clock, every } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import type { Tables } from "../db/tables.ts";
import { listContestsBinnedSince } from "../queries/library.ts";
import type { Announcements } from "../redis/Announcements.ts";
import { binnedChannel, revokedChannel } from "../redis/channels.ts";

/** A contest that was put into the bin. */
export interface Binned {
  readonly contestId: string;
  readonly roomCode: string;
}

export interface SharedNewsDeps {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly log: Log;
  readonly announcements: Announcements;
  readonly sessions: Sessions;
  /** Told what another process put into the bin; perhaps more than once. */
  readonly onBinned: (binned: Binned) => void;
}

const lookEveryMs = 1_000;
/** How long a contest that was binned is looked for: while the database is away nobody bins, and clocks differ by less. */
const lookBackMs = 60_000;

/**
 * What other processes of the service did that this one must know at once: who was signed out, what went into the bin. Told
 * over Redis, and read in the database each second, so that Redis only makes it faster. RDS3 RDS4
 */
export class SharedNews {
  readonly #deps: SharedNewsDeps;
  readonly #endLooks: () => void;
  /** What was told already: when it went into the bin, by contest. */
  readonly #binned = new Map<string, number>();
  #looking: Promise<void> | null = null;
  #fails = false;

  constructor(deps: SharedNewsDeps) {
    this.#deps = deps;
    const { announcements, sessions, onBinned, clock } = deps;
    sessions.onRevoked((authSessionId, where) => {
      if (where === "here") announcements.tell(revokedChannel, { authSessionId });
    });
    announcements.on(revokedChannel, ({ authSessionId }) => sessions.noteRevoked(authSessionId));
    announcements.on(binnedChannel, onBinned);
    this.#endLooks = every(clock, lookEveryMs, () => this.#look());
  }

  /** This process put a contest into the bin. */
  tellBinned(binned: Binned): void {
    this.#deps.announcements.tell(binnedChannel, binned);
  }

  /** Waits for no answer: the database may be the reason for the stop. */
  stop(): void {
    this.#endLooks();
  }

  #look(): void {
    const { log } = this.#deps;
    this.#looking ??= this.#read()
      .then(
        () => {
          this.#fails = false;
        },
        (err: unknown) => {
          if (!this.#fails) log.warn({ err }, "what other processes did could not be read");
          this.#fails = true;
        },
      )
      .finally(() => {
        this.#looking = null;
      });
  }

  async #read(): Promise<void> {
    const { db, clock, sessions, onBinned } = this.#deps;
    await sessions.readRevoked();
    const since = clock.now() - lookBackMs;
    for (const { at, ...binned } of await listContestsBinnedSince(db, since)) {
      if (this.#binned.get(binned.contestId) === at) continue;
      this.#binned.set(binned.contestId, at);
      onBinned(binned);
    }
    for (const [contestId, at] of this.#binned) if (at < since) this.#binned.delete(contestId);
  }
}

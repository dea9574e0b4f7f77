import type { TeamId } from "../../shared/ids.ts";
import type { Clock } from "../contests/clock.ts";

/** So many teams are told within one turn of the loop: what one of them is told is worked out within a fraction of a millisecond. */
const atOnce = 16;

/**
 * Tells teams what became true. A few of them at once, before the reply that it came of. Many, as after a corrected key or
 * a message to all, some by some: between them the commands of those who play get their turn. SEE13 SEE15
 */
export class TeamTeller {
  readonly #clock: Clock;
  readonly #tell: (teamId: TeamId) => void;
  readonly #waiting = new Set<TeamId>();
  #cancel: (() => void) | null = null;

  /** `tell` shows a team all that is true by then. What it throws is its own. */
  constructor(clock: Clock, tell: (teamId: TeamId) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  tell(teamIds: readonly TeamId[]): void {
    if (teamIds.length <= atOnce) {
      for (const teamId of teamIds) this.#tellNow(teamId);
      return;
    }
    for (const teamId of teamIds) this.#waiting.add(teamId);
    this.#goOn();
  }

  stop(): void {
    this.#waiting.clear();
    this.#cancel?.();
    this.#cancel = null;
  }

  #tellNow(teamId: TeamId): void {
    this.#waiting.delete(teamId);
    this.#tell(teamId);
  }

  #goOn(): void {
    if (this.#cancel || this.#waiting.size === 0) return;
    this.#cancel = this.#clock.soon(() => {
      this.#cancel = null;
      for (const teamId of [...this.#waiting].slice(0, atOnce)) this.#tellNow(teamId);
      this.#goOn();
    });
  }
}

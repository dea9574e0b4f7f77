import { ContestRunner, type RunnerDeps } from "../contests/ContestRunner.ts";
import type { Journal } from "../journal/journal.ts";

export interface LiveContestsDeps extends Omit<RunnerDeps, "contestId" | "journal"> {
  /** Where the contest's events are. */
  readonly journalOf: (contestId: string) => Journal;
}

/** The contests that this process runs: at most one runner each. */
export class LiveContests {
  readonly #deps: LiveContestsDeps;
  readonly #runners = new Map<string, Promise<ContestRunner>>();

  constructor(deps: LiveContestsDeps) {
    this.#deps = deps;
  }

  /** How many run now. */
  get size(): number {
    return this.#runners.size;
  }

  /** The contest's runner, opened when it is not yet. Throws `UnknownContest`; a failed opening is tried anew next time. */
  get(contestId: string): Promise<ContestRunner> {
    const known = this.#runners.get(contestId);
    if (known) return known;
    const opening = ContestRunner.open({
      ...this.#deps,
      journal: this.#deps.journalOf(contestId),
      contestId,
    });
    this.#runners.set(contestId, opening);
    opening.then(
      (runner) => runner.subscribe({ ...quiet, ended: () => this.#forget(contestId, opening) }),
      () => this.#forget(contestId, opening),
    );
    return opening;
  }

  /** Opens all, one after another. */
  async openAll(contestIds: Iterable<string>): Promise<void> {
    for (const contestId of contestIds) await this.get(contestId);
  }

  async close(contestId: string): Promise<void> {
    const runner = await this.#runners.get(contestId);
    await runner?.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#runners.keys()].map((contestId) => this.close(contestId)));
  }

  #forget(contestId: string, opening: Promise<ContestRunner>): void {
    if (this.#runners.get(contestId) === opening) this.#runners.delete(contestId);
  }
}

const quiet = { published: () => undefined, savingChanged: () => undefined };

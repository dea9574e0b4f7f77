import type { AccountCode, AccountFinding, AccountNotice } from "../../shared/accountNotice.ts";
import { after, type Clock } from "../contests/clock.ts";
import type { Log, RunnerListener } from "../contests/runnerTypes.ts";
import type { Journal } from "../journal/journal.ts";
import { SerialQueue } from "../journal/serialQueue.ts";
import type { Accountant, FromAccountant, StartAccountant } from "./accountant.ts";
import { ContestFeed, type Followed } from "./ContestFeed.ts";

/** Counts what becomes of the accounts. */
export interface AccountMeter {
  found(code: AccountCode): void;
  died(): void;
}

export interface AccountsDeps {
  readonly start: StartAccountant;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: AccountMeter;
}

/** What is followed: a runner. */
export interface FollowedRunner extends Followed {
  subscribe(listener: RunnerListener): () => void;
}

const failed = "the account of a contest failed";

/** From one death of the accountant to its next life; a long life makes the next death a first one. */
const restartDelaysMs = [1_000, 5_000, 30_000, 120_000] as const;
const longLifeMs = 10 * 60_000;

/**
 * Independent accounts of the contests that this process runs: one accountant for all of them, begun with the first and ended
 * with the last. It stands beside the contests: whatever becomes of it, no command waits for it or fails. ACC3, ACC4
 */
export class Accounts {
  readonly #deps: AccountsDeps;
  readonly #feeds = new Map<number, { readonly contestId: string; readonly feed: ContestFeed }>();
  /** One journal at a time: a process that took many contests over is to be there for whoever plays them. */
  readonly #readings = new SerialQueue();
  #nextFeed = 1;
  #accountant: Accountant | null = null;
  #deaths = 0;
  #bornAt = 0;
  #cancelRestart: (() => void) | null = null;
  #isClosed = false;

  constructor(deps: AccountsDeps) {
    this.#deps = deps;
  }

  /** Keeps an account of this contest, from its first event on, until its runner ends. */
  follow(contestId: string, runner: FollowedRunner, journal: Pick<Journal, "read">): void {
    if (this.#isClosed) return;
    const { clock, log } = this.#deps;
    const number = this.#nextFeed++;
    this.#beside(contestId, () => {
      const feed = new ContestFeed({
        feed: number,
        contestId,
        followed: runner,
        journal,
        clock,
        tell: (message) => this.#tell(message),
        inTurn: (reading) => this.#readings.run(reading),
        onUnread: (err) => log.warn({ contestId, err }, "the account cannot read its journal, retrying"),
        onFailed: (err) => log.error({ contestId, err }, failed),
      });
      this.#feeds.set(number, { contestId, feed });
      runner.subscribe({
        published: (_before, _after, events, stamped) =>
          this.#beside(contestId, () => feed.published(events, stamped)),
        savingChanged: () => undefined,
        refused: (stamped) => this.#beside(contestId, () => feed.refused(stamped)),
        ended: () => this.#beside(contestId, () => this.#forget(number)),
      });
    });
  }

  /** How the contest's account stands; null: there is none here, or the contest has not started yet. */
  noticeOf(contestId: string): AccountNotice | null {
    for (const each of this.#feeds.values()) if (each.contestId === contestId) return each.feed.notice;
    return null;
  }

  /** How many accounts are in each state. */
  count(state: AccountNotice["state"]): number {
    return [...this.#feeds.values()].filter(({ feed }) => feed.notice?.state === state).length;
  }

  /** For how long the oldest commit of all that is not checked has waited, ms. */
  get lagMs(): number {
    return Math.max(0, ...[...this.#feeds.values()].map(({ feed }) => feed.lagMs));
  }

  close(): void {
    this.#isClosed = true;
    for (const number of [...this.#feeds.keys()]) this.#forget(number);
    this.#cancelRestart?.();
  }

  /** Nothing of the account may reach the contest. */
  #beside(contestId: string, work: () => void): void {
    try {
      work();
    } catch (err) {
      this.#deps.log.error({ contestId, err }, failed);
    }
  }

  #tell(message: Parameters<Accountant["tell"]>[0]): void {
    if (this.#cancelRestart || this.#isClosed) return; // told anew by the next one
    this.#accountant ??= this.#begin();
    this.#accountant.tell(message);
  }

  #begin(): Accountant {
    this.#bornAt = this.#deps.clock.monotonicMs();
    return this.#deps.start({
      checked: (answer) => this.#checked(answer),
      died: (reason) => this.#died(reason),
    });
  }

  #checked(answer: FromAccountant): void {
    const followed = this.#feeds.get(answer.feed);
    if (!followed) return;
    const isFirst = followed.feed.notice?.first === null;
    followed.feed.checked(answer);
    for (const { code } of answer.found) this.#deps.meter.found(code);
    const [first] = answer.found;
    if (isFirst && first) this.#alarm(followed.contestId, first, answer.findings);
  }

  #alarm(contestId: string, { seq, code, teamId, purchaseId }: AccountFinding, findings: number): void {
    this.#deps.log.error(
      { contestId, seq, code, teamId, purchaseId, findings },
      "the independent account disagrees",
    );
  }

  #died(err: unknown): void {
    const { clock, log, meter } = this.#deps;
    if (this.#isClosed || this.#accountant === null) return;
    this.#accountant = null;
    if (clock.monotonicMs() - this.#bornAt > longLifeMs) this.#deaths = 0;
    const delayMs = restartDelaysMs[Math.min(this.#deaths, restartDelaysMs.length - 1)] ?? 0;
    this.#deaths += 1;
    meter.died();
    log.error({ err, delayMs }, "the accountant died, and is started again");
    this.#cancelRestart = after(clock, delayMs, () => {
      this.#cancelRestart = null;
      for (const { contestId, feed } of this.#feeds.values()) this.#beside(contestId, () => feed.restart());
    });
  }

  #forget(number: number): void {
    this.#feeds.get(number)?.feed.close();
    this.#feeds.delete(number);
    const others = [...this.#feeds.values()];
    if (others.some(({ feed }) => feed.notice !== null))
      this.#accountant?.tell({ type: "close", feed: number });
    else this.#dismiss();
  }

  #dismiss(): void {
    this.#accountant?.end();
    this.#accountant = null;
  }
}

import type { AccountFinding, AccountNotice } from "../../shared/accountNotice.ts";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { after, type Clock } from "../contests/clock.ts";
import type { Journal } from "../journal/journal.ts";
import type { FromAccountant, ToAccountant } from "./accountant.ts";
import type { AnsweredCommand } from "./opinions.ts";
import { sightOf } from "./sight.ts";

/** What of a runner is looked at. */
export interface Followed {
  readonly state: ContestState;
  /** Of the last event in it. */
  readonly seq: number;
}

export interface ContestFeedParts {
  readonly feed: number;
  readonly contestId: string;
  readonly followed: Followed;
  readonly journal: Pick<Journal, "read">;
  readonly clock: Clock;
  readonly tell: (message: ToAccountant) => void;
  /** Has a journal read when those that were asked for before it are done. Throws what that throws. */
  readonly inTurn: (reading: () => Promise<void>) => Promise<void>;
  /** The journal could not be read; it is tried again. */
  readonly onUnread: (error: unknown) => void;
  /** What memory holds could not be told. */
  readonly onFailed: (error: unknown) => void;
}

/** Events are told together, so often at most. */
const tellEveryMs = 100;
/** What memory holds is compared so often at most. */
const seeEveryMs = 1_000;
/** So many events may be told and not yet checked; further ones are read from the journal later. */
const mostUnchecked = 2_000;
const mostAnswers = 200;
const pageSize = 500;
const retryEveryMs = 5_000;
/** What is unchecked for longer is told to moderators. */
const behindAfterMs = 2_000;
/** A contest that had started before it was opened here is read so much later: whoever plays it comes back first. */
const beginAfterMs = 1_500;
/** Unread for longer it counts as unchecked: the accountant does not come to it. */
const longestWaitMs = 10_000;

/** `due`: it has started, and nothing is told of it until it is read in its turn. */
type Stage = "unstarted" | "due" | "fed";

/**
 * Feeds one contest to the accountant, from its start on: first from its journal until that is told, then with every commit.
 * Holds at most a moment's events; where the accountant does not keep up, the journal holds the rest. ACC3
 */
export class ContestFeed {
  readonly #parts: ContestFeedParts;
  /** The last event that was told, and the last that was checked. */
  #toldSeq = 0;
  #checkedSeq = 0;
  #findings = 0;
  #first: AccountFinding | null = null;
  #waiting: ContestEvent[] = [];
  #answers: AnsweredCommand[] = [];
  /** What was compared last. */
  #seen: ContestState | null = null;
  #seenAt = Number.NEGATIVE_INFINITY;
  /** Counts the times that it began anew. */
  #life = 0;
  #stage: Stage = "unstarted";
  /** It is read, or waits for its turn to be. */
  #isReading = false;
  #isClosed = false;
  #onChecked: () => void = () => undefined;
  #cancelTick: (() => void) | null = null;
  /** When it comes, by the monotonic clock. */
  #tickAt = 0;
  /** Since when what is not checked was committed, the oldest first; roughly. */
  readonly #unchecked: { seq: number; readonly at: number }[] = [];

  constructor(parts: ContestFeedParts) {
    this.#parts = parts;
    if (this.#becomesDue()) this.#catchUpAfter(beginAfterMs);
  }

  /** To be called after every commit; `stamped` is the command that it came of, where that is known. */
  published(events: readonly ContestEvent[], stamped: StampedCommand | null): void {
    if (this.#stage === "unstarted" && this.#becomesDue()) void this.#catchUp();
    if (this.#stage !== "fed") return;
    this.#await();
    const { seq } = this.#parts.followed;
    const isNext = this.#toldSeq + this.#waiting.length + events.length === seq;
    if (this.#isReading) return;
    if (!isNext || seq - this.#checkedSeq > mostUnchecked) {
      this.#waiting = [];
      this.#answers = [];
      void this.#catchUp();
      return;
    }
    this.#waiting.push(...events);
    if (stamped) this.#answered({ stamped, afterSeq: seq - events.length, accepted: true });
    this.#tickSoon(tellEveryMs);
  }

  /** To be called when the rules refuse a command. */
  refused(stamped: StampedCommand): void {
    if (this.#stage !== "fed" || this.#isReading) return;
    this.#answered({ stamped, afterSeq: this.#parts.followed.seq, accepted: false });
    this.#tickSoon(tellEveryMs);
  }

  /** Of a flood of them only some are told. */
  #answered(answer: AnsweredCommand): void {
    if (this.#answers.length < mostAnswers) this.#answers.push(answer);
  }

  checked({ seq, findings, found }: FromAccountant): void {
    this.#checkedSeq = seq;
    this.#findings = findings;
    this.#first ??= found[0] ?? null;
    while ((this.#unchecked[0]?.seq ?? Number.POSITIVE_INFINITY) <= seq) this.#unchecked.shift();
    this.#onChecked();
  }

  /** Another accountant has taken over: it knows nothing yet. */
  restart(): void {
    if (this.#stage !== "fed") return;
    this.#life += 1;
    this.#isReading = false;
    this.#toldSeq = 0;
    this.#checkedSeq = 0;
    this.#findings = 0;
    this.#first = null;
    this.#waiting = [];
    this.#answers = [];
    this.#seen = null;
    this.#seenAt = Number.NEGATIVE_INFINITY;
    this.#onChecked(); // who waits sees that it is over
    this.#await();
    void this.#catchUp();
  }

  close(): void {
    this.#isClosed = true;
    this.#life += 1;
    this.#cancelTick?.();
    this.#onChecked();
  }

  /** For how long the oldest commit that is not checked has waited, ms. */
  get lagMs(): number {
    const [oldest] = this.#unchecked;
    return oldest ? Math.max(0, this.#parts.clock.monotonicMs() - oldest.at) : 0;
  }

  get notice(): AccountNotice | null {
    if (this.#stage === "unstarted") return null;
    const isBehind = this.lagMs > behindAfterMs;
    return {
      state: this.#findings > 0 ? "disagrees" : isBehind ? "behind" : "agrees",
      checkedSeq: this.#checkedSeq,
      findings: this.#findings,
      first: this.#first,
    };
  }

  /** False while a contest stands in its lobby, where the program stands for hours: nothing is begun for it. */
  #becomesDue(): boolean {
    const { followed, clock } = this.#parts;
    const { phase } = followed.state;
    if (phase === "draft" || phase === "lobby") return false;
    this.#stage = "due";
    this.#unchecked.push({ seq: followed.seq, at: clock.monotonicMs() + longestWaitMs });
    return true;
  }

  /** Notes that what is committed now waits to be checked. */
  #await(): void {
    const { followed, clock } = this.#parts;
    const at = clock.monotonicMs();
    const newest = this.#unchecked.at(-1);
    if (newest && at - newest.at < tellEveryMs) newest.seq = followed.seq;
    else if (this.#unchecked.length < mostUnchecked) this.#unchecked.push({ seq: followed.seq, at });
  }

  async #catchUp(): Promise<void> {
    if (this.#isReading || this.#isClosed) return;
    this.#isReading = true;
    const life = this.#life;
    await this.#parts.inTurn(() => this.#read(life));
  }

  /** No tick takes its place. */
  #catchUpAfter(delayMs: number): void {
    this.#cancelTick?.();
    this.#tickAt = Number.NEGATIVE_INFINITY;
    this.#cancelTick = after(this.#parts.clock, delayMs, () => {
      this.#cancelTick = null;
      void this.#catchUp();
    });
  }

  /** One page after the other, the next one when the last is checked. Nothing when it was closed or began anew. */
  async #read(life: number): Promise<void> {
    if (this.#life !== life) return;
    this.#beFed();
    const { journal, contestId, followed, onUnread } = this.#parts;
    try {
      while (this.#toldSeq < followed.seq) {
        const entries = await journal.read(contestId, this.#toldSeq, pageSize);
        if (this.#life !== life) return;
        if (entries.length === 0) break;
        this.#tell(entries.map(({ event }) => event));
        if (!(await this.#untilChecked(life))) return;
      }
      this.#isReading = false;
      this.#tickSoon(0);
    } catch (error) {
      if (this.#life !== life) return;
      this.#isReading = false;
      onUnread(error);
      this.#catchUpAfter(retryEveryMs);
    }
  }

  /** From now on it counts for how long it is unchecked. ACC5 */
  #beFed(): void {
    if (this.#stage !== "due") return;
    this.#stage = "fed";
    this.#unchecked.splice(0);
    this.#await();
  }

  /** False when it began anew meanwhile. */
  async #untilChecked(life: number): Promise<boolean> {
    while (this.#life === life && this.#checkedSeq < this.#toldSeq)
      await new Promise<void>((resolve) => {
        this.#onChecked = resolve;
      });
    return this.#life === life;
  }

  /** An earlier one takes the place of a later one. */
  #tickSoon(delayMs: number): void {
    const { clock } = this.#parts;
    const at = clock.monotonicMs() + delayMs;
    if (this.#isClosed || (this.#cancelTick && this.#tickAt <= at)) return;
    this.#cancelTick?.();
    this.#tickAt = at;
    this.#cancelTick = after(clock, delayMs, () => {
      this.#cancelTick = null;
      try {
        this.#tick();
      } catch (error) {
        this.#parts.onFailed(error);
      }
    });
  }

  #tick(): void {
    if (this.#isReading) return;
    const [events, answers] = [this.#waiting, this.#answers];
    this.#waiting = [];
    this.#answers = [];
    this.#tell(events, answers);
    if (this.#seen !== this.#parts.followed.state) this.#tickSoon(seeEveryMs);
  }

  /** Tells the next events and, when they lead to what memory holds, that too, at times. */
  #tell(events: readonly ContestEvent[], answers: readonly AnsweredCommand[] = []): void {
    const { feed, followed, clock, tell } = this.#parts;
    const firstSeq = this.#toldSeq + 1;
    this.#toldSeq += events.length;
    const { state, seq } = followed;
    const now = clock.monotonicMs();
    const isDue = now - this.#seenAt >= seeEveryMs || state.phase === "finished";
    const isSeen = isDue && this.#toldSeq === seq && this.#seen !== state;
    const sight = isSeen ? sightOf(state, seq, this.#seen) : null;
    if (isSeen) {
      this.#seen = state;
      this.#seenAt = now;
    }
    if (events.length > 0 || answers.length > 0 || sight)
      tell({ type: "events", feed, firstSeq, events, answers, sight });
  }
}

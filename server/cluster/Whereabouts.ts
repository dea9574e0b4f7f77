import type { Clock } from "../contests/clock.ts";
import { UnknownContest } from "../journal/journal.ts";
import { unseenAfterMs } from "./fittest.ts";
import type { Ownership, OwnershipStore, ProcessRecord, ProcessSelf } from "./OwnershipStore.ts";
import { isAnswerOf, type PeerAnswer, PeerGone, PeerSilent, type Peers } from "./Peers.ts";

/** Why nobody has a contest. */
export const reasonsToClaim = [
  /** Nobody had it, or who had it let it go. */
  "free",
  /** Its former owner's address refuses connections. */
  "gone",
  /** Its former owner lost the lock, and does not answer. */
  "silent",
  /** Its former owner lost the lock, and cannot reach the database. */
  "cut_off",
  /** Its former owner lost the lock, and has had time enough to take it again. */
  "late",
  /** Its holder is frozen, or cut off: its session is to be ended. */
  "stale",
  /** It is this process's own, which lost the lock and has it again. */
  "regained",
] as const;
export type ReasonToClaim = (typeof reasonsToClaim)[number];

/** Whether who had the contest is not there to take it again. */
const isAway: Readonly<Record<ReasonToClaim, boolean>> = {
  free: false,
  gone: true,
  silent: true,
  cut_off: true,
  late: false,
  stale: true,
  regained: false,
};

export type Whereabout =
  | { readonly at: "there"; readonly process: ProcessRecord }
  | {
      readonly at: "nobody";
      readonly why: ReasonToClaim;
      /** Whose session must end first. */
      readonly stale: ProcessRecord | null;
      /** Who had it and is gone, frozen or cut off: nobody is to be led there, whatever was known of it a moment ago. */
      readonly away: ProcessRecord | null;
      /** The highest of a program that made or had it: what that wrote a lower one may not be able to read. */
      readonly version: number;
    };

export interface WhereaboutsDeps {
  readonly self: ProcessSelf;
  readonly store: Pick<OwnershipStore, "find">;
  readonly peers: Pick<Peers, "ask">;
  readonly clock: Clock;
  /** This process's own sight: one that cannot see judges nobody. */
  readonly sight: {
    readonly isSure: boolean;
    readonly isNew: boolean;
    readonly isOnNewLine: boolean;
    readonly connectedForMs: number;
  };
  /** The processes that the database knew lately, also before it went back. */
  readonly lately: () => readonly ProcessRecord[];
  /** Told the epoch that the contest has, whenever it is seen. */
  readonly onEpoch: (contestId: string, epoch: number) => void;
  /** Told when a process is found gone. */
  readonly onGone: () => void;
}

/** How a process did not answer. */
type Failure = "gone" | "silent";

/** So long a former owner that answers may heal its contest before somebody else takes it. */
const healsForMs = 10_000;
/**
 * A process that did not answer about one contest is not asked about its others for so long. One that is gone never comes
 * back, only another at its address; yet an address may refuse by mistake.
 */
const failedForMs = { silent: 1_000, gone: 5_000 } as const;
/** Who has not been looked for in so long is looked for anew. */
const forgottenAfterMs = 5_000;

/** Where contests are that are not this process's own, by what the database and the other processes say. Claims nothing. */
export class Whereabouts {
  readonly #deps: WhereaboutsDeps;
  /** By contest, in `monotonicMs`: since when its former owner has been waited for, and when it was last looked for. */
  readonly #waits = new Map<string, { readonly since: number; readonly lookedAt: number }>();
  /** By process: how it did not answer last, and when, in `monotonicMs`. */
  readonly #failures = new Map<string, { readonly failure: Failure; readonly at: number }>();
  /** By process: questions about it that are under way. */
  readonly #asking = new Map<string, Promise<unknown>>();

  constructor(deps: WhereaboutsDeps) {
    this.#deps = deps;
  }

  /** Throws `UnknownContest`, and what a database that is away throws. */
  async look(contestId: string): Promise<Whereabout> {
    // Before the question: what is answered must not seem younger than it is.
    const { connectedForMs } = this.#deps.sight;
    const ownership = await this.#deps.store.find(contestId);
    if (!ownership) throw new UnknownContest(contestId);
    this.#deps.onEpoch(contestId, ownership.epoch);
    const judged = await this.#judge(contestId, ownership, connectedForMs);
    const found = await this.#orForgotten(contestId, judged);
    if (found.at === "nobody") this.#waits.delete(contestId);
    return found;
  }

  /**
   * Whether a process that has a session is frozen or cut off: unseen for 3 s, and either silent or itself in doubt of its
   * session. Who is in doubt itself, or only just came back, says so of nobody. CLU5
   */
  async isStale(process: ProcessRecord, contestId: string): Promise<boolean> {
    const { self, sight } = this.#deps;
    if (process.id === self.id || process.unseenMs < unseenAfterMs) return false;
    if (!sight.isSure || sight.isNew) return false;
    const answer = await this.#ask(process, contestId);
    return typeof answer === "string" || !answer.holds;
  }

  /** A database that went back may have forgotten who had the contest last: that one alone can write again what was lost. CLU15 */
  async #orForgotten(contestId: string, judged: Whereabout): Promise<Whereabout> {
    const { self, sight, lately } = this.#deps;
    if (judged.at === "there" || judged.stale || !sight.isOnNewLine) return judged;
    const others = lately().filter(({ id }) => id !== self.id);
    const runs = others.map(async (process) => {
      const answer = await this.#askOnce(process, contestId);
      return typeof answer !== "string" && answer.runs ? process : null;
    });
    const owner = (await Promise.all(runs)).find((process) => process !== null);
    return owner ? there(owner) : judged;
  }

  async #judge(
    contestId: string,
    { holder, former, version }: Ownership,
    connectedForMs: number,
  ): Promise<Whereabout> {
    const { self } = this.#deps;
    if (holder) {
      this.#waits.delete(contestId);
      // A lock of our own that no contest of ours needs was left behind.
      if (holder.id === self.id) return nobody(version, "free");
      return (await this.isStale(holder, contestId)) ? nobody(version, "stale", holder) : there(holder);
    }
    if (!former || former.id === self.id) return nobody(version, "free");
    // It was before us what we are now.
    if (former.address === self.address) return nobody(version, "gone", former);
    const why = await this.#whyNotFormers(contestId, former, connectedForMs);
    return why === null ? there(former) : nobody(version, why, former);
  }

  /** Null: it is the former owner's still. One that runs it may take the lock again: nobody else can heal what was lost. CLU6 */
  async #whyNotFormers(
    contestId: string,
    former: ProcessRecord,
    connectedForMs: number,
  ): Promise<ReasonToClaim | null> {
    const answer = await this.#askOnce(former, contestId);
    if (answer === "gone") return "gone";
    if (answer === "silent") return former.unseenMs < unseenAfterMs ? null : "silent";
    if (!answer.runs) return "free";
    if (!answer.reaches && !this.#deps.sight.isNew) return "cut_off";
    if (!answer.holds && this.#hasNothingToHeal(former, connectedForMs)) return "cut_off";
    return this.#hasWaited(contestId) ? "late" : null;
  }

  /** It is unseen, and this process was connected when it was seen last: since then the database has lost nothing. */
  #hasNothingToHeal({ unseenMs }: ProcessRecord, connectedForMs: number): boolean {
    return !this.#deps.sight.isOnNewLine && unseenMs >= unseenAfterMs && unseenMs < connectedForMs;
  }

  #hasWaited(contestId: string): boolean {
    const now = this.#deps.clock.monotonicMs();
    const wait = this.#waits.get(contestId);
    const since = wait && now - wait.lookedAt < forgottenAfterMs ? wait.since : now;
    for (const [id, { lookedAt }] of this.#waits)
      if (now - lookedAt >= forgottenAfterMs) this.#waits.delete(id);
    this.#waits.set(contestId, { since, lookedAt: now });
    return now - since >= healsForMs;
  }

  /** Of those who ask about several contests of a process at once, one finds out that it does not answer. */
  async #askOnce(process: ProcessRecord, contestId: string): Promise<PeerAnswer | Failure> {
    const asking = this.#asking.get(process.id);
    if (asking) await asking;
    return this.#failureOf(process) ?? this.#ask(process, contestId);
  }

  #failureOf({ id }: ProcessRecord): Failure | null {
    const known = this.#failures.get(id);
    if (!known) return null;
    if (this.#deps.clock.monotonicMs() - known.at < failedForMs[known.failure]) return known.failure;
    this.#failures.delete(id);
    return null;
  }

  #noteFailure(processId: string, failure: Failure): void {
    const at = this.#deps.clock.monotonicMs();
    // Who does not count any more may never be asked about again.
    for (const [id, known] of this.#failures)
      if (at - known.at >= failedForMs[known.failure]) this.#failures.delete(id);
    this.#failures.set(processId, { failure, at });
  }

  async #ask(process: ProcessRecord, contestId: string): Promise<PeerAnswer | Failure> {
    const asking = this.#askNow(process, contestId);
    const over = asking.catch(() => undefined);
    this.#asking.set(process.id, over);
    try {
      return await asking;
    } finally {
      if (this.#asking.get(process.id) === over) this.#asking.delete(process.id);
    }
  }

  async #askNow({ id, address }: ProcessRecord, contestId: string): Promise<PeerAnswer | Failure> {
    try {
      const answer = await this.#deps.peers.ask(address, contestId);
      if (!isAnswerOf(id, answer)) throw new PeerGone(address);
      this.#failures.delete(id);
      return answer;
    } catch (error) {
      const failure = failureIn(error);
      if (failure === null) throw error;
      this.#noteFailure(id, failure);
      if (failure === "gone") this.#deps.onGone();
      return failure;
    }
  }
}

function failureIn(error: unknown): Failure | null {
  if (error instanceof PeerGone) return "gone";
  return error instanceof PeerSilent ? "silent" : null;
}

function there(process: ProcessRecord): Whereabout {
  return { at: "there", process };
}

/** `had`: who had it last, if somebody else did. */
function nobody(version: number, why: ReasonToClaim, had: ProcessRecord | null = null): Whereabout {
  const away = isAway[why] ? had : null;
  return { at: "nobody", why, stale: why === "stale" ? had : null, away, version };
}

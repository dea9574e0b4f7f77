import type { Clock } from "../contests/clock.ts";
import { UnknownContest } from "../journal/journal.ts";
import { unseenAfterMs } from "./fittest.ts";
import type { Ownership, OwnershipStore, ProcessRecord, ProcessSelf } from "./OwnershipStore.ts";
import { type PeerAnswer, PeerGone, PeerSilent, type Peers } from "./Peers.ts";

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

export type Whereabout =
  | { readonly at: "there"; readonly process: ProcessRecord }
  /** `stale`: whose session must end first. */
  | { readonly at: "nobody"; readonly why: ReasonToClaim; readonly stale: ProcessRecord | null };

export interface WhereaboutsDeps {
  readonly self: ProcessSelf;
  readonly store: Pick<OwnershipStore, "find">;
  readonly peers: Pick<Peers, "ask">;
  readonly clock: Clock;
  /** This process's own sight: one that cannot see judges nobody. */
  readonly sight: { readonly isSure: boolean; readonly isNew: boolean };
  /** Told the epoch that the contest has, whenever it is seen. */
  readonly onEpoch: (contestId: string, epoch: number) => void;
}

/** So long a former owner that answers may heal its contest before somebody else takes it. */
const healsForMs = 10_000;
/** A process that did not answer about one contest is not asked about its others for so long: each would wait as long. */
const silentForMs = 1_000;
/** Who has not been looked for in so long is looked for anew. */
const forgottenAfterMs = 5_000;

/** Where contests are that are not this process's own, by what the database and the other processes say. Claims nothing. */
export class Whereabouts {
  readonly #deps: WhereaboutsDeps;
  /** By contest, in `monotonicMs`: since when its former owner has been waited for, and when it was last looked for. */
  readonly #waits = new Map<string, { readonly since: number; readonly lookedAt: number }>();
  /** By address, in `monotonicMs`: when a process did not answer last. */
  readonly #silences = new Map<string, number>();

  constructor(deps: WhereaboutsDeps) {
    this.#deps = deps;
  }

  /** Throws `UnknownContest`, and what a database that is away throws. */
  async look(contestId: string): Promise<Whereabout> {
    const ownership = await this.#deps.store.find(contestId);
    if (!ownership) throw new UnknownContest(contestId);
    this.#deps.onEpoch(contestId, ownership.epoch);
    const found = await this.#judge(contestId, ownership);
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

  async #judge(contestId: string, { holder, former }: Ownership): Promise<Whereabout> {
    const { self } = this.#deps;
    if (holder) {
      this.#waits.delete(contestId);
      // A lock of our own that no contest of ours needs was left behind.
      if (holder.id === self.id) return nobody("free");
      return (await this.isStale(holder, contestId)) ? nobody("stale", holder) : there(holder);
    }
    if (!former || former.id === self.id) return nobody("free");
    // It was before us what we are now.
    if (former.address === self.address) return nobody("gone");
    return this.#judgeFormer(contestId, former);
  }

  /** One that still runs the contest may take the lock again: nobody else can heal what a database has lost. CLU6 */
  async #judgeFormer(contestId: string, former: ProcessRecord): Promise<Whereabout> {
    const answer = this.#isSilent(former) ? "silent" : await this.#ask(former, contestId);
    if (answer === "gone") return nobody("gone");
    if (answer === "silent") return former.unseenMs < unseenAfterMs ? there(former) : nobody("silent");
    if (!answer.runs) return nobody("free");
    if (!answer.reaches && !this.#deps.sight.isNew) return nobody("cut_off");
    return this.#hasWaited(contestId) ? nobody("late") : there(former);
  }

  #hasWaited(contestId: string): boolean {
    const now = this.#deps.clock.monotonicMs();
    const wait = this.#waits.get(contestId);
    const since = wait && now - wait.lookedAt < forgottenAfterMs ? wait.since : now;
    this.#waits.set(contestId, { since, lookedAt: now });
    return now - since >= healsForMs;
  }

  #isSilent({ address }: ProcessRecord): boolean {
    const silentAt = this.#silences.get(address);
    return silentAt !== undefined && this.#deps.clock.monotonicMs() - silentAt < silentForMs;
  }

  async #ask({ address }: ProcessRecord, contestId: string): Promise<PeerAnswer | "gone" | "silent"> {
    try {
      const answer = await this.#deps.peers.ask(address, contestId);
      this.#silences.delete(address);
      return answer;
    } catch (error) {
      this.#silences.delete(address);
      if (error instanceof PeerGone) return "gone";
      if (!(error instanceof PeerSilent)) throw error;
      this.#silences.set(address, this.#deps.clock.monotonicMs());
      return "silent";
    }
  }
}

function there(process: ProcessRecord): Whereabout {
  return { at: "there", process };
}

function nobody(why: ReasonToClaim, stale: ProcessRecord | null = null): Whereabout {
  return { at: "nobody", why, stale };
}

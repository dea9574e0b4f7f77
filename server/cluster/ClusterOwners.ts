import { type Clock, delay } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { EpochFenced } from "../journal/journal.ts";
import { fittest, unseenAfterMs } from "./fittest.ts";
import { LockSessionAway } from "./LockSessionAway.ts";
import type { Mark } from "./marks.ts";
import { type Claim, OwnedElsewhere, type Owners, type Place } from "./Owners.ts";
import type {
  LockSession,
  OwnershipStore,
  ProcessPulse,
  ProcessRecord,
  ProcessSelf,
  Sight,
} from "./OwnershipStore.ts";
import type { PeerAnswer, Peers } from "./Peers.ts";
import { canRead } from "./programVersion.ts";
import { SessionKeeper } from "./SessionKeeper.ts";
import { ShortMemory } from "./ShortMemory.ts";
import { Turnstile } from "./Turnstile.ts";
import { type ReasonToClaim, Whereabouts } from "./Whereabouts.ts";

export interface ClusterOwnersDeps {
  readonly self: ProcessSelf;
  readonly store: OwnershipStore;
  readonly peers: Pick<Peers, "ask">;
  readonly clock: Clock;
  readonly log: Log;
  readonly pulse: () => ProcessPulse;
  /** Told what the database said of itself; `askedAt`, `answeredAt`: by the clock's `monotonicMs`. */
  readonly onSight: (sight: Sight, askedAt: number, answeredAt: number) => void;
  /** Counts. */
  readonly onClaimed: (why: ReasonToClaim) => void;
}

/** `lost`: the lock was, and may be another's; until it is claimed anew nothing is written. */
type Owned = "held" | "lost";

/** A session that is ended, our own of before or another's, frees its locks a moment later. */
const freeWithinMs = 2_000;
const lookForFreeEveryMs = 50;
/** A process that the database does not know any more, because it went back or nobody has come back yet, is known for so long. */
const latelyMs = 30_000;
/** Of so many contests the highest epoch is remembered: those that were seen last. */
const mostEpochs = 10_000;
/** A write that waits for longer is given back, so that whoever writes can say so, and stop. */
const holdPatienceMs = 2_000;
/** Loads are a second old anyway, and who stops refuses what it is led. */
const processesKeptMs = 100;
const allProcesses = "all";

/** Which contests this process has, of several that share a database: those whose locks its session holds. CLU1 – CLU7, CLU16 */
export class ClusterOwners implements Owners {
  readonly isShared = true;
  readonly #deps: ClusterOwnersDeps;
  readonly #keeper: SessionKeeper;
  readonly #whereabouts: Whereabouts;
  readonly #owned = new Map<string, Owned>();
  readonly #claiming = new Map<string, Promise<Claim>>();
  readonly #releasing = new Map<string, Promise<void>>();
  /** Of this process's last claim of each contest that it has. */
  readonly #ownEpochs = new Map<string, number>();
  /** The highest epoch that was seen of each contest. CLU3 */
  readonly #epochs = new Map<string, number>();
  readonly #regainedListeners: ((contestIds: readonly string[]) => void)[] = [];
  readonly #goneListeners: (() => void)[] = [];
  readonly #leftListeners: ((contestId: string) => void)[] = [];
  readonly #changed = new Turnstile();
  /** When a process is gone, all its contests are looked for at once, by all who were in them: one question is enough. */
  readonly #processes: ShortMemory<readonly ProcessRecord[]>;
  #peersSeen = 0;
  /** Contests that were said to need a later version, and the session by which that was found last; null: it is over. */
  readonly #unreadable = new Map<string, LockSession | null>();
  /** By process, in `monotonicMs`: what the database said of it last, and when. */
  readonly #lately = new Map<string, { readonly process: ProcessRecord; readonly at: number }>();

  /** Takes the process's slot. Throws as `OwnershipStore.openSession` does. */
  static async open(deps: ClusterOwnersDeps): Promise<ClusterOwners> {
    const owners = new ClusterOwners(deps);
    await owners.#keeper.open();
    return owners;
  }

  private constructor(deps: ClusterOwnersDeps) {
    this.#deps = deps;
    this.#processes = new ShortMemory({
      clock: deps.clock,
      keptMs: processesKeptMs,
      read: () => deps.store.processes(),
    });
    this.#keeper = new SessionKeeper(deps, {
      broken: () => this.#lose(),
      renewed: (session) => this.#regain(session),
      sure: () => this.#changed.turn(),
    });
    const onEpoch = (contestId: string, epoch: number) => this.#know(contestId, epoch);
    const onGone = () => {
      for (const call of this.#goneListeners) call();
    };
    const lately = () => [...this.#lately.values()].map(({ process }) => process);
    this.#whereabouts = new Whereabouts({ ...deps, sight: this.#keeper, lately, onEpoch, onGone });
  }

  /** Whether the session was there a moment ago. */
  get isSure(): boolean {
    return this.#keeper.isSure;
  }

  /** Live processes, this one among them, when it last looked for stale ones. */
  get peersSeen(): number {
    return this.#peersSeen;
  }

  /** What another process is told that asks about the contest. */
  answer(contestId: string): PeerAnswer {
    const runs = this.#owned.has(contestId) || this.#claiming.has(contestId);
    const { self } = this.#deps;
    return { processId: self.id, runs, holds: this.#keeper.isSure, reaches: this.#keeper.reaches };
  }

  async locate(contestId: string): Promise<Place> {
    if (this.#owned.has(contestId) || this.#claiming.has(contestId)) return { at: "here" };
    const found = await this.#whereabouts.look(contestId);
    if (found.at === "there") return { at: "there", slot: found.process.slot };
    const { self } = this.#deps;
    const processes = await this.#processes.find(allProcesses);
    // Whoever cannot have it any more may be among those of a moment ago.
    const candidates = processes.filter(({ id }) => id !== found.away?.id);
    const version = Math.max(self.version, found.version);
    const best = fittest(candidates, contestId, version, self.version);
    return { at: "nobody", slot: best === null || best.id === self.id ? null : best.slot };
  }

  async claim(contestId: string, mark: Mark | null): Promise<Claim> {
    if (mark) this.#know(contestId, mark.epoch);
    for (;;) {
      const claim = await (this.#claiming.get(contestId) ?? this.#beginClaim(contestId));
      // Who waited for a claim that began earlier may know of a higher epoch than it did.
      if (claim.epoch > (mark?.epoch ?? 0)) return claim;
    }
  }

  async release(contestId: string): Promise<void> {
    // A claim that is under way would find the lock still held, and have the contest when it is given back. CLU1
    while (this.#claiming.has(contestId)) await this.#claiming.get(contestId)?.catch(() => undefined);
    if (this.#leave(contestId)) {
      this.#changed.turn();
      this.#giveBack(this.#keeper.session, contestId);
    }
    await this.#releasing.get(contestId);
  }

  async held(contestId: string): Promise<void> {
    let giveUp: AbortController | null = null;
    try {
      for (;;) {
        const owned = this.#owned.get(contestId);
        if (owned === undefined) throw new EpochFenced(contestId);
        const isUnderWay = this.#claiming.has(contestId);
        if (owned === "held" && this.#keeper.isSure && !isUnderWay) return;
        giveUp ??= this.#givingUp();
        if (giveUp.signal.aborted) throw new LockSessionAway();
        await this.#changed.wait();
      }
    } finally {
      giveUp?.abort();
    }
  }

  onRegained(call: (contestIds: readonly string[]) => void): void {
    this.#regainedListeners.push(call);
  }

  /** Calls when a process was found gone, about whichever of its contests. */
  onGone(call: () => void): void {
    this.#goneListeners.push(call);
  }

  /** Calls when a contest is this process's no longer. */
  onLeft(call: (contestId: string) => void): void {
    this.#leftListeners.push(call);
  }

  /** Ends the sessions of processes that are frozen or cut off, so that their contests are free. CLU5 */
  async endStale(): Promise<void> {
    const { store, clock, log } = this.#deps;
    const processes = await this.#processes.findSince(allProcesses, clock.monotonicMs());
    this.#peersSeen = processes.filter(({ unseenMs }) => unseenMs < unseenAfterMs).length;
    this.#noteSeen(processes);
    for (const process of processes) {
      if (!(await this.#whereabouts.isStale(process, "none"))) continue;
      log.warn(
        { process: process.id, slot: process.slot },
        "a process is frozen or cut off: its session ends",
      );
      await store.endSession(process.backend);
    }
  }

  /** Tells the others at once what the pulse says now. */
  async renew(): Promise<void> {
    await this.#keeper.renew();
  }

  /** Gives up everything that is still held. */
  async close(): Promise<void> {
    this.#owned.clear();
    this.#changed.turn();
    await this.#keeper.close();
  }

  #noteSeen(processes: readonly ProcessRecord[]): void {
    const at = this.#deps.clock.monotonicMs();
    for (const process of processes) this.#lately.set(process.id, { process, at });
    for (const [id, seen] of this.#lately) if (at - seen.at > latelyMs) this.#lately.delete(id);
  }

  #beginClaim(contestId: string): Promise<Claim> {
    const claiming = this.#claim(contestId).finally(() => {
      this.#claiming.delete(contestId);
      this.#changed.turn();
    });
    this.#claiming.set(contestId, claiming);
    return claiming;
  }

  async #claim(contestId: string): Promise<Claim> {
    const { store, self, log, onClaimed } = this.#deps;
    // What is just being let go of may still be held, and would be taken for ours.
    await this.#releasing.get(contestId);
    const { session } = this.#keeper;
    if (!session) throw new LockSessionAway();
    const why = this.#owned.has(contestId)
      ? await this.#lockAgain(session, contestId)
      : await this.#lock(session, contestId);
    try {
      const claim = await store.claim(contestId, self.id, this.#epochs.get(contestId) ?? 0);
      this.#know(contestId, claim.epoch);
      if (session !== this.#keeper.session) throw new LockSessionAway();
      this.#owned.set(contestId, "held");
      this.#unreadable.delete(contestId);
      this.#ownEpochs.set(contestId, claim.epoch);
      log.info({ contestId, epoch: claim.epoch, process: self.id, why }, "the contest is this process's");
      onClaimed(why);
      return inItsTime(claim);
    } catch (error) {
      if (!this.#owned.has(contestId)) await this.#unlock(session, contestId);
      throw error;
    }
  }

  /** Takes the lock of a contest that nobody has; why nobody had it. */
  async #lock(session: LockSession, contestId: string): Promise<ReasonToClaim> {
    const { store, pulse } = this.#deps;
    const found = await this.#whereabouts.look(contestId);
    if (found.at === "there") throw elsewhere(contestId, found.process);
    if (pulse().draining) throw new OwnedElsewhere(`${contestId} is for another process: this one stops`);
    await this.#requireReadable(session, contestId, found.version);
    if (found.stale) await store.endSession(found.stale.backend);
    if (await this.#lockWithin(session, contestId, found.stale ? freeWithinMs : 0)) return found.why;
    throw new OwnedElsewhere(`${contestId} was taken by another process`);
  }

  /**
   * What a later version of the program had is left to one, unless this one can read all that was written: going back to it
   * takes along what the later one did nothing new in. What it cannot read it does not look through again by the same session:
   * whoever watches for such contests asks each second, and what is written stays so unless the database goes back, which
   * no session outlives. CLU16
   */
  async #requireReadable(session: LockSession, contestId: string, version: number): Promise<void> {
    if (version <= this.#deps.self.version) return;
    const isKnown = this.#unreadable.get(contestId) === session;
    if (!isKnown && (await this.#canReadAll(session, contestId))) return;
    throw new OwnedElsewhere(`${contestId} is for a process of a later version`);
  }

  async #canReadAll(session: LockSession, contestId: string): Promise<boolean> {
    const { store, self, log } = this.#deps;
    const unknown = (await store.formsIn(contestId)).find((form) => !canRead(form));
    if (!unknown) return true;
    if (!this.#unreadable.has(contestId))
      log.warn(
        { contestId, process: self.id, event: unknown },
        "a contest needs a later version of the program",
      );
    this.#unreadable.set(contestId, session);
    return false;
  }

  async #lockAgain(session: LockSession, contestId: string): Promise<ReasonToClaim> {
    if (!(await this.#isTakenSince(contestId)) && (await session.tryLock(contestId))) return "regained";
    if (session === this.#keeper.session) this.#leave(contestId);
    throw new OwnedElsewhere(`${contestId} was taken by another process`);
  }

  async #lockWithin(session: LockSession, contestId: string, patienceMs: number): Promise<boolean> {
    const { clock } = this.#deps;
    const giveUpAt = clock.monotonicMs() + patienceMs;
    while (!(await session.tryLock(contestId))) {
      if (clock.monotonicMs() >= giveUpAt) return false;
      await delay(clock, lookForFreeEveryMs);
    }
    return true;
  }

  #lose(): void {
    for (const contestId of this.#owned.keys()) this.#owned.set(contestId, "lost");
    for (const contestId of this.#unreadable.keys()) this.#unreadable.set(contestId, null);
    this.#changed.turn();
  }

  /** What another process has by now is no longer ours; whoever listens claims the rest anew, and finds out. CLU2 */
  async #regain(session: LockSession): Promise<void> {
    const contestIds = [...this.#owned.keys()];
    const lock = async (contestId: string) => {
      const isTaken = await this.#isTakenSince(contestId).catch(() => null);
      // Nobody knows: whoever claims it anew asks again.
      if (isTaken === null) return;
      if (!isTaken && (await this.#lockWithin(session, contestId, 2 * lookForFreeEveryMs))) {
        // It was let go of meanwhile, when there was nothing yet to give back. CLU1
        if (!this.#owned.has(contestId) && !this.#claiming.has(contestId)) this.#giveBack(session, contestId);
        return;
      }
      if (session === this.#keeper.session) this.#leave(contestId);
    };
    await Promise.all(contestIds.map(lock));
    this.#changed.turn();
    for (const call of this.#regainedListeners) call(contestIds);
  }

  /**
   * Whether another process has claimed the contest after this one did, although nobody may hold it just now: a database
   * that is promoted frees all locks, and only that process can write again what was lost. CLU2
   */
  async #isTakenSince(contestId: string): Promise<boolean> {
    const { store, self } = this.#deps;
    const found = await store.find(contestId);
    if (!found || found.former?.id === self.id) return false;
    return found.epoch > (this.#ownEpochs.get(contestId) ?? 0);
  }

  #givingUp(): AbortController {
    const giveUp = new AbortController();
    delay(this.#deps.clock, holdPatienceMs, giveUp.signal).then(
      () => {
        giveUp.abort();
        this.#changed.turn();
      },
      () => undefined,
    );
    return giveUp;
  }

  #know(contestId: string, epoch: number): void {
    const highest = Math.max(epoch, this.#epochs.get(contestId) ?? 0);
    // What was seen last is remembered for longest.
    this.#epochs.delete(contestId);
    this.#epochs.set(contestId, highest);
    const [longestUnseen] = this.#epochs.keys();
    if (this.#epochs.size > mostEpochs && longestUnseen !== undefined) this.#epochs.delete(longestUnseen);
  }

  /** False: it was not this process's. */
  #leave(contestId: string): boolean {
    this.#ownEpochs.delete(contestId);
    if (!this.#owned.delete(contestId)) return false;
    for (const call of this.#leftListeners) call(contestId);
    return true;
  }

  /** Whoever claims the contest here waits until its lock is free. */
  #giveBack(session: LockSession | null, contestId: string): void {
    const releasing = this.#unlock(session, contestId).finally(() => {
      if (this.#releasing.get(contestId) === releasing) this.#releasing.delete(contestId);
    });
    this.#releasing.set(contestId, releasing);
  }

  async #unlock(session: LockSession | null, contestId: string): Promise<void> {
    try {
      await session?.unlock(contestId);
    } catch (err) {
      this.#deps.log.warn(
        { contestId, process: this.#deps.self.id, err },
        "a contest's lock was not given back",
      );
    }
  }
}

/** A process says by the database's clock when it was last alive, and a contest may be ahead of that. CLU11 */
function inItsTime({ epoch, lastAliveAt, aheadMs }: Claim): Claim {
  return { epoch, lastAliveAt: lastAliveAt === null ? null : lastAliveAt + aheadMs, aheadMs };
}

function elsewhere(contestId: string, { slot }: ProcessRecord): OwnedElsewhere {
  return new OwnedElsewhere(`${contestId} is at slot ${slot}`);
}

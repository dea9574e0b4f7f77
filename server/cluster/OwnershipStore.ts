import type { Backend } from "../db/backends.ts";
import type { Claim } from "./Owners.ts";

/**
 * A claim's epoch is the lowest that may be, and up to so many more, by chance: a database that forgot a claim and whose
 * clock was set back does not give the same epoch to another process.
 */
export const mostEpochsSkipped = 1_000;

/** What a process says of itself. */
export interface ProcessSelf {
  /** Made up at its start: a process that was started again is another one. */
  readonly id: string;
  /** N of `/p/N`. */
  readonly slot: number;
  /** By which other processes reach it, such as `http://10.0.0.5:2567`. */
  readonly address: string;
  /** Of the program; a contest is never handed to a lower one. */
  readonly version: number;
}

/** What a process renews each second. */
export interface ProcessPulse {
  /** It does not listen yet: whatever is given to it waits until it does. False of one whose version does not say. CLU17 */
  readonly starting: boolean;
  readonly draining: boolean;
  /** What it has to do, in any unit that all processes share; the least loaded one gets a contest without an owner. */
  readonly load: number;
}

/** A process of the service, as the database knows it. */
export interface ProcessRecord extends ProcessSelf, ProcessPulse {
  /** Of the connection that holds its contests' locks. */
  readonly backend: Backend;
  /** For how long it has not renewed itself, by the database's clock, ms. */
  readonly unseenMs: number;
}

/** A process that ended without a word is told of for so long, unless another one has its slot before. */
export const goneToldForMs = 24 * 3_600_000;

/** The process that has a slot, or had it last. */
export interface SlotRecord extends ProcessRecord {
  /** False: its session is over, and it was not being stopped. */
  readonly lives: boolean;
}

/** Who has a contest, by what the database knows. */
export interface Ownership {
  /** The process whose connection holds the contest's lock; null: none does. */
  readonly holder: ProcessRecord | null;
  /** The process that claimed it last, whether it lives or not; null: none so far. */
  readonly former: ProcessRecord | null;
  /** Of the last claim. */
  readonly epoch: number;
  /** The highest of a program that made or had the contest; a lower one may not be able to read what was written. */
  readonly version: number;
}

/** Some events of a contest as they stand in its journal: what a program must know to read them. */
export interface EventForm {
  readonly type: string;
  /** The highest that there is. */
  readonly version: number;
}

/** What the database said of itself with a renewal. */
export interface Sight {
  /** Its clock, ms since 1970. */
  readonly now: number;
  /** Changes when another server was promoted: what was committed before may be missing. */
  readonly timeline: string;
}

/** The connection that holds the locks of a process's contests, and renews the process. When it ends, they are free. */
export interface LockSession {
  readonly backend: Backend;
  /** Resolves when the connection is over, however it came to that. */
  readonly ended: Promise<void>;
  /** False: another session holds it. Again by the same session: true. Throws when the connection is broken. */
  tryLock(contestId: string): Promise<boolean>;
  /** Says that the contest, if it was alive under this claim, was so until now, and is nobody's; and frees its lock, also where that could not be written. */
  unlock(contestId: string): Promise<void>;
  /** Says that the process is there. Throws when the connection is broken. */
  renew(pulse: ProcessPulse): Promise<Sight>;
  /** Gives all locks up, and has the process forgotten, if it was being stopped. */
  close(): Promise<void>;
}

/** PostgreSQL as far as it says who owns which contest. OWN1 – OWN7, OWN10 Every call may throw what a database that is away throws. */
export interface OwnershipStore {
  /**
   * Takes the process's slot and makes its row. Throws `SlotTaken` while another live process has the slot, and
   * `PooledConnection` where a pooler hands statements of one connection to several sessions, which keeps no lock.
   * `former`: the same process's own session of before, which the server may not know is gone; it is ended first.
   */
  openSession(self: ProcessSelf, pulse: ProcessPulse, former: Backend | null): Promise<LockSession>;
  /** Null: there is no such contest. */
  find(contestId: string): Promise<Ownership | null>;
  /** Processes that have a session, however long unseen. */
  processes(): Promise<readonly ProcessRecord[]>;
  /** The same, by slot, and of slots that are empty those that ended without a word lately. OWN12 */
  slots(): Promise<readonly SlotRecord[]>;
  /**
   * Names the process as the contest's owner, whose session must hold its lock: with an epoch above the stored one, above
   * `epochAbove` and above the database's clock in ms, so that one that went back repeats none. Waits for appends that are
   * under way. The contest is not alive by it: until {@link sayAlive} it was last alive when it was before. Throws
   * `UnknownContest`, also for a contest in the bin.
   */
  claim(contestId: string, processId: string, epochAbove: number): Promise<Claim>;
  /**
   * The contest is alive under the claim of this epoch, and from now on for as long as its process is. To be called once
   * for each claim, when what time asked for before it is committed. Throws `EpochFenced` for another epoch.
   */
  sayAlive(contestId: string, epoch: number): Promise<void>;
  /** The contest's time is so much ahead of the database's from now on, ms; heeded by the next claim. Only of its owner. */
  setAhead(contestId: string, processId: string, aheadMs: number): Promise<void>;
  /** Of all that was written of the contest, each type once, in any order. */
  formsIn(contestId: string): Promise<readonly EventForm[]>;
  /**
   * Contests that should be live (neither draft nor finished, not in the bin) of which no session holds the lock.
   * `left`: only those that a process of a cluster has not let go of, which is quickly found; `all`: whoever had them.
   */
  orphans(which: "left" | "all"): Promise<readonly string[]>;
  /** Ends a session, unless it is over or its number has gone to another one. */
  endSession(backend: Backend): Promise<void>;
}

/** Another live process has this slot. OWN5 */
export class SlotTaken extends Error {
  override readonly name = "SlotTaken";
}

/** A pooler in transaction mode stands between us and PostgreSQL. OWN8 */
export class PooledConnection extends Error {
  override readonly name = "PooledConnection";
}

import type { Mark } from "./marks.ts";

/** Where a contest is live. */
export type Place =
  | { readonly at: "here" }
  /** Another process has it; its slot leads there. */
  | { readonly at: "there"; readonly slot: number }
  /** Nobody has it. `slot`: which process had better claim it; null: this one. */
  | { readonly at: "nobody"; readonly slot: number | null };

/** A contest that this process has taken. */
export interface Claim {
  /** Above any before. */
  readonly epoch: number;
  /** When the contest was last alive before, by its own time, ms since 1970; null: it never was. TIM6 */
  readonly lastAliveAt: number | null;
  /** By how much the contest's time is ahead of the database's, ms. */
  readonly aheadMs: number;
}

/** The contest is another process's: ask there. */
export class OwnedElsewhere extends Error {
  override readonly name = "OwnedElsewhere";
}

/** Which process has which contest. Looking never claims. One process alone has all; of several PostgreSQL decides. */
export interface Owners {
  /** Whether another process could have a contest that this one has. */
  readonly isShared: boolean;
  /** Read only; for a stale holder it says what will be true when somebody claims. */
  locate(contestId: string): Promise<Place>;
  /**
   * Takes the contest for this process: its lock, and an epoch above any before and above the mark's. Throws
   * {@link OwnedElsewhere}, `UnknownContest`, and what a database that is away throws.
   */
  claim(contestId: string, mark: Mark | null): Promise<Claim>;
  /**
   * Lets the contest go, after its last write and after a claim of its own that is under way. Never throws: what is not let go
   * goes with the connection.
   */
  release(contestId: string): Promise<void>;
  /**
   * Resolves when this process holds the contest's lock, now or again, and no claim of its own is under way, which would fence
   * what is written meanwhile: nothing is written or acknowledged before. Throws `EpochFenced` when another process has it by
   * then. Costs nothing while all is well.
   */
  held(contestId: string): Promise<void>;
  /** Calls when locks were lost and taken again: what was committed must be looked at anew before anything is written. */
  onRegained(call: (contestIds: readonly string[]) => void): void;
}

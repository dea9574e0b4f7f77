import type { Actor, Command, StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { Claim } from "../cluster/Owners.ts";
import type { EpochFenced, Journal } from "../journal/journal.ts";
import type { Clock } from "./clock.ts";

/** The part of a logger that is needed here; pino fits. */
export interface Log {
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What is written about a contest. */
export type Written = "events" | "liveness" | "snapshot" | "results";

/** Counts what becomes of writes. */
export interface WriteMeter {
  /** A batch of events was committed within `seconds`. */
  committed(seconds: number): void;
  failed(what: Written): void;
}

export interface RunnerDeps {
  readonly contestId: string;
  /** By which this process has the contest. */
  readonly claim: Claim;
  readonly journal: Journal;
  /** The contest's time. */
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: WriteMeter;
  /**
   * Resolves when the contest's lock is held, now or again; what was taken anew by then has been told by
   * `ContestRunner.reclaim`. Throws {@link EpochFenced} when another process has it. Null: no other process could, and
   * nothing is kept for a database that went back.
   */
  readonly held: (() => Promise<void>) | null;
}

/**
 * Makes a command of the state that it meets in its turn, or says why there is none: for what depends on all that was done
 * before it. It reads nothing else. What it throws is refused as a bug in a rule is. RUN2 RUN7
 */
export type CommandMaker = (state: ContestState) => Command | Rejection;

/** A command at the door of a runner. `id` makes it happen once; null for commands of time. */
export interface CommandRequest {
  readonly id: string | null;
  readonly command: Command | CommandMaker;
  readonly actor: Actor;
  /** When the server received it, ms since 1970: what counts against deadlines. */
  readonly receivedAt: number;
}

/** Why a runner ended: another process owns its contest, it was closed, or something in it failed that no retry mends. */
export type Ending =
  | { readonly by: "fenced" }
  | { readonly by: "closed" }
  | { readonly by: "failed"; readonly error: unknown; readonly seq: number };

/** The runner is closed, or another process owns its contest: ask again elsewhere. */
export class RunnerEnded extends Error {
  override readonly name = "RunnerEnded";
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(`this runner is ${ending.by}`, ending.by === "failed" ? { cause: ending.error } : {});
    this.ending = ending;
  }
}

/** Told what became true, after the commit, in order. What it throws ends the runner. */
export interface RunnerListener {
  /** `stamped` is the command that they came of; null for what was found in the journal. */
  published(
    before: ContestState,
    after: ContestState,
    events: readonly ContestEvent[],
    stamped: StampedCommand | null,
  ): void;
  /** Whether the journal takes what is decided; while false nothing is acknowledged. */
  savingChanged(saving: boolean): void;
  /** The rules refused a command, after all that was published so far. */
  refused?(stamped: StampedCommand): void;
  /** The contest is written under another epoch from now on, and all that was shown stands. */
  epochChanged?(epoch: number): void;
  /** Nothing more comes from here. */
  ended(ending: Ending): void;
}

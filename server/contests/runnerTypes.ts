import type { Actor, Command } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { ContestState } from "../../shared/contest/state.ts";

/** A command at the door of a runner. `id` makes it happen once; null for commands of time. */
export interface CommandRequest {
  readonly id: string | null;
  readonly command: Command;
  readonly actor: Actor;
  /** When the server received it, ms since 1970: what counts against deadlines. */
  readonly receivedAt: number;
}

/** Told what became true, after the commit, in order. Must not throw. */
export interface RunnerListener {
  published(before: ContestState, after: ContestState, events: readonly ContestEvent[]): void;
  /** Whether the journal takes what is decided; while false nothing is acknowledged. */
  savingChanged(saving: boolean): void;
  /** Another process owns the contest, or the runner was closed: nothing more comes from here. */
  ended(reason: "fenced" | "closed"): void;
}

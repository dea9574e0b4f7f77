import type { AccountFinding } from "../../shared/accountNotice.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { AnsweredCommand } from "./opinions.ts";
import type { Sight } from "./sight.ts";

/** What an accountant is told. A feed is a contest from its opening to its closing, told from its first event on. */
export type ToAccountant =
  | {
      readonly type: "events";
      readonly feed: number;
      readonly firstSeq: number;
      readonly events: readonly ContestEvent[];
      /** Commands that the rules answered meanwhile; not all when there are very many. */
      readonly answers: readonly AnsweredCommand[];
      /** What memory holds after them; null: not looked at now. */
      readonly sight: Sight | null;
    }
  | { readonly type: "close"; readonly feed: number };

/** What has been checked, after each message of events. */
export interface FromAccountant {
  readonly feed: number;
  /** Of the last event that was checked. */
  readonly seq: number;
  readonly findings: number;
  /** Those that are new; of very many, only the first. */
  readonly found: readonly AccountFinding[];
}

export interface AccountantListener {
  checked(message: FromAccountant): void;
  /** It is no more, and nobody asked it to end. */
  died(reason: unknown): void;
}

/** Whoever keeps the accounts of this process: a thread, or in tests the process itself. */
export interface Accountant {
  tell(message: ToAccountant): void;
  end(): void;
}

export type StartAccountant = (listener: AccountantListener) => Accountant;

import type { Phase } from "./contest/phases.ts";

/** The service as those see it who look after it: its processes, and what is live in them. Times are ms since 1970. */
export interface ServiceView {
  /** Of all processes; null: not shown to this account. RDS12 */
  readonly processes: readonly ProcessView[] | null;
  readonly contests: readonly ServiceContest[];
  /** Whether contests of other processes may be missing: those are not heard of. */
  readonly incomplete: boolean;
}

/** A process of the service. */
export interface ProcessView {
  /** N of several; null: it is the only one. */
  readonly slot: number | null;
  /** It gives its contests away, and ends. */
  readonly draining: boolean;
  /** For how long the database has not heard of it, ms; null: it is the only one. */
  readonly unseenMs: number | null;
  /** It ended without a word: what it had is others' by now. Absent: it is there. */
  readonly isGone?: true;
  /** It does not listen yet, and has no contests. Absent: it does. CLU17 */
  readonly isStarting?: true;
  /** Null: it does not tell at the moment. */
  readonly tells: ProcessTells | null;
}

export interface ProcessTells {
  readonly startedAt: number;
  readonly memoryBytes: number;
  /** By how much the event loop is late, ms; null: not measured yet. */
  readonly loopDelayMs: number | null;
  /** The worst commit of the last half minute; null: there was none. */
  readonly commitMs: number | null;
  readonly database: boolean;
  /** Null: it uses none. */
  readonly redis: boolean | null;
  readonly contests: number;
  readonly broken: number;
}

/** A contest that is live, or broken. */
export interface ServiceContest {
  /** Null: the contest is another organizer's. */
  readonly roomCode: string | null;
  readonly title: string;
  readonly ownerLogin: string;
  /** Of the process that has it. */
  readonly slot: number | null;
  readonly state:
    | {
        readonly type: "live";
        readonly phase: Phase;
        /** Since when it runs there. */
        readonly openedAt: number;
        /** False while its journal cannot be written. */
        readonly saving: boolean;
        /** Connections to its room; null: not known at the moment. */
        readonly clients: number | null;
      }
    | {
        readonly type: "broken";
        readonly reason: string;
        /** Where its journal stood; null: not known. */
        readonly seq: number | null;
        /** Null: not before a restart. */
        readonly retryAt: number | null;
      };
}

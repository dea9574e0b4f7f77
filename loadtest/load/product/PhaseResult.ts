import type { CommandRecord } from "../crowd/records.ts";
import type { Histogram } from "../Histogram.ts";
import type { ServerSample } from "./ServerSampler.ts";

/** What one stretch of load came to. Latencies are microseconds since each command was scheduled. */
export interface PhaseResult {
  readonly startUs: number;
  readonly seconds: number;
  readonly records: readonly CommandRecord[];
  readonly reply: Histogram;
  /** Of every shown effect at every client of the room but the sender; empty where clients came and went. */
  readonly pairs: Histogram;
  /** Of every shown effect at the last client. */
  readonly last: Histogram;
  readonly replyByTime: readonly Histogram[];
  readonly pairsByTime: readonly Histogram[];
  readonly lateness: Histogram;
  readonly accepted: number;
  /** By the code of the rejection. */
  readonly refused: ReadonlyMap<string, number>;
  readonly unanswered: number;
  readonly idle: number;
  readonly repeated: number;
  /** Means, for the wire baseline. */
  readonly frames: {
    readonly commandBytes: number;
    readonly replyBytes: number;
    readonly patchBytes: number;
    readonly effectShare: number;
  };
  readonly patchesReceived: number;
  /** Of all kinds. */
  readonly framesReceived: number;
  readonly bytesReceived: number;
  readonly samples: readonly ServerSample[];
  /** Transactions of the database meanwhile; null: it does not tell. */
  readonly commits: number | null;
  /** From the last scheduled command until the last reply, microseconds. */
  readonly lastReplyAfterUs: number;
}

/** What coming back after a common drop came to. */
export interface StormResult {
  readonly phase: PhaseResult;
  /** From the cut until the first state, of each client. */
  readonly back: Histogram;
  readonly join: Histogram;
  readonly retries: number;
}

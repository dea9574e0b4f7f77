import type { HistogramCounts } from "../Histogram.ts";
import type { PlannedSeat } from "../seatPlan.ts";

/** Calls of `wireBotProcess.ts`: what processes of bots do for the wire baseline. */
export interface WireBotCalls {
  readonly ramp: (order: WireRampOrder) => Promise<void>;
  /** Before what is measured. */
  readonly rest: (nothing: null) => void;
  readonly play: (order: WirePlayOrder) => Promise<WirePlayReport>;
}

export interface WireRampOrder {
  readonly port: number;
  readonly seats: readonly PlannedSeat[];
}

export interface WirePlayOrder {
  readonly startUs: number;
  readonly seconds: number;
  /** Commands per second of this process. */
  readonly rate: number;
  readonly seed: number;
  readonly commandBytes: number;
  /** Of all commands: what the product shows to everybody. */
  readonly effectShare: number;
  /** The first command's number in the whole run, and what the next one adds. */
  readonly firstIndex: number;
  readonly indexStep: number;
}

export interface WirePlayReport {
  readonly sent: number;
  readonly lateness: HistogramCounts;
  readonly reply: HistogramCounts;
  /** Of every shown command at every client but the sender. */
  readonly pairs: HistogramCounts;
  /** By the command's number: the last client here that got it, microseconds. */
  readonly last: ReadonlyMap<number, number>;
  readonly patchesReceived: number;
}

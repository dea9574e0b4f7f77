import type { TeamView } from "../../../shared/contest/view.ts";
import type { LiveView } from "../../../shared/wireState.ts";
import type { HistogramCounts } from "../Histogram.ts";
import type { BoardSize } from "../loadContests.ts";
import type { PlannedSeat } from "../seatPlan.ts";
import type { CommandRecord } from "./records.ts";
import type { FrameSizes } from "./SeatBot.ts";

// What a process of bots is asked to do, and what it answers. All processes are asked the same at the same time.

/** Calls of `botProcess.ts`. */
export interface BotCalls {
  /** Everybody comes in. */
  readonly ramp: (order: RampOrder) => Promise<RampReport>;
  /** Waits until nothing moves, then starts to compare what clients get. */
  readonly align: (order: { readonly originUs: number }) => Promise<void>;
  /** Plays, and resolves when every command was answered and everything came to rest. */
  readonly play: (order: PlayOrder) => Promise<PlayReport>;
  /** All drop and come back while they play; nobody is aligned afterwards. */
  readonly storm: (order: StormOrder) => Promise<StormReport>;
  /** When the effects of all processes' commands reached the clients of this one. */
  readonly spread: (order: SpreadOrder) => SpreadReport;
  /** What is shown at the end. */
  readonly views: (nothing: null) => ViewsReport;
}

export interface RampOrder {
  readonly origin: string;
  readonly roomCodes: readonly string[];
  readonly seats: readonly PlannedSeat[];
  readonly seed: number;
  /** Of the board that all contests have. */
  readonly boardSeed: number;
  readonly boardSize: BoardSize;
  /** The contests are under way, with all their teams: nobody joins, everybody takes a seat. */
  readonly seeded: boolean;
  /** One of so many clients reads the public state itself. */
  readonly readerEvery: number;
}

export interface RampReport {
  /** From asking for a place until the first state, microseconds. */
  readonly join: HistogramCounts;
  /** Requests that failed and were sent again. */
  readonly retries: number;
  readonly faults: readonly string[];
}

export interface PlayOrder {
  /** By `nowUs`. */
  readonly startUs: number;
  readonly seconds: number;
  /** Commands per second of this process; null: every team buys one card within the time. */
  readonly rate: number | null;
  /** As many commands as that makes and no more or less, at moments of chance; else chance says how many there are, too. */
  readonly isCounted: boolean;
  readonly seed: number;
  /** What was acknowledged may be restated meanwhile: then it need not stand in any view. */
  readonly isMended: boolean;
}

export interface PlayReport {
  readonly records: readonly CommandRecord[];
  /** How late commands were sent, microseconds: what the bots themselves add to every latency. */
  readonly lateness: HistogramCounts;
  /** Arrivals for which no team had anything to do. */
  readonly idle: number;
  /** Answered commands that were asked once more. */
  readonly repeated: number;
  readonly sizes: FrameSizes;
  /** Patches of all rooms that this process followed, and their bytes, once each. */
  readonly patches: number;
  readonly patchBytes: number;
  /** Patches received by all clients. */
  readonly patchesReceived: number;
  /** Of all kinds, by all clients. */
  readonly framesReceived: number;
  /** Of all frames that all clients received. */
  readonly bytesReceived: number;
  readonly faults: readonly string[];
}

export interface StormOrder extends PlayOrder {
  /** Each comes back within this time, at a moment of its own. */
  readonly returnSeconds: number;
}

export interface StormReport extends PlayReport {
  /** From the cut until the first state, of each client, microseconds. */
  readonly back: HistogramCounts;
  /** From the asking for a place until the first state. */
  readonly join: HistogramCounts;
  /** Attempts to come back that were refused or failed. */
  readonly retries: number;
}

export interface SpreadOrder {
  readonly startUs: number;
  readonly seconds: number;
  /** Parts of the time that have histograms of their own. */
  readonly bins: number;
  readonly effects: readonly Effect[];
}

/** A change that everybody of a room must see. */
export interface Effect {
  readonly room: number;
  /** The sender, who is not counted. */
  readonly client: number;
  readonly teamId: string;
  readonly cardId: number;
  readonly cell: number;
  readonly scheduledUs: number;
}

export interface SpreadReport {
  /** Of every effect at every client but the sender, microseconds since it was scheduled. */
  readonly pairs: HistogramCounts;
  readonly pairsByTime: readonly HistogramCounts[];
  /** Of each effect at the last client, microseconds; NaN: nobody here had to see it. */
  readonly last: Float64Array;
  readonly faults: readonly string[];
}

export interface ViewsReport {
  /** What readers were shown in public, one of each room. */
  readonly rooms: readonly { readonly room: number; readonly live: LiveView }[];
  /** What each team was shown of its own, once. */
  readonly teams: readonly { readonly room: number; readonly view: TeamView }[];
  readonly seats: readonly {
    readonly room: number;
    readonly teamId: string;
    readonly seatId: string;
    readonly name: string;
  }[];
  readonly faults: readonly string[];
}

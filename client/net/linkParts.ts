import type { AccountNotice } from "../../shared/accountNotice.ts";
import type { ContestOwner, RoomSeat } from "../../shared/api.ts";
import type { AuthorView } from "../../shared/authors.ts";
import type { HealthNotice } from "../../shared/healthNotice.ts";
import type {
  ClockNotice,
  Draft,
  EntranceView,
  GoodbyeReason,
  PrivateMessage,
} from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";
import type { Trouble } from "./http.ts";
import type { RoomEvents, RoomSocket } from "./roomSocket.ts";
import type { Seen } from "./seen.ts";
import type { ServerClock } from "./serverClock.ts";
import type { Timers } from "./timers.ts";

/**
 * As the person is told. `live` goes on over a short gap while the contest is handed from one process to another;
 * `waiting`: such a gap takes a moment longer than it should. BAK4
 */
export type Connection = "connecting" | "live" | "waiting" | "reconnecting" | "closed";

/** Whether there is a connection, or will be in a moment: what is shown is true, and what is asked is answered. */
export function isUp(connection: Connection): boolean {
  return connection === "live" || connection === "waiting";
}

/** Where to ask for a seat, and what to show there. */
export interface SeatWish {
  /** Of a process that is said to have the contest; empty: whichever answers. */
  readonly path: string;
  /** How far this page has seen the contest; null: no mark was told. */
  readonly mark: string | null;
}

/** What a link is made of. */
export interface LinkParts {
  /** Asks the server for a seat in the room. */
  reserve(
    wish: SeatWish,
  ): Promise<
    { readonly ok: true; readonly reply: RoomSeat } | { readonly ok: false; readonly problem: Trouble }
  >;
  /** `path`: that of the seat. */
  join(reservation: unknown, path: string, events: RoomEvents): Promise<RoomSocket>;
  /** Asks any process who has the contest; null: nobody, or nobody answered. */
  findOwner(): Promise<ContestOwner | null>;
  readonly clock: ServerClock;
  readonly seen: Seen;
  readonly timers: Timers;
  /** Counts milliseconds evenly. */
  readonly localNow: () => number;
  readonly random: () => number;
}

/** What the server said of itself, and how long its answer took, in ms. */
export interface Heard {
  readonly notice: HealthNotice;
  readonly roundTripMs: number;
}

export interface LinkEvents {
  connection(connection: Connection): void;
  /** Why the last try was refused; null when it was not. */
  trouble(trouble: Trouble | null): void;
  socket(socket: RoomSocket | null): void;
  state(state: WireState): void;
  private(message: PrivateMessage): void;
  drafts(drafts: readonly Draft[]): void;
  authors(authors: readonly AuthorView[]): void;
  entrance(view: EntranceView): void;
  goodbye(reason: GoodbyeReason): void;
  /** What a moderator should know of the server's clock; null for nothing. Told again and again. */
  clock(notice: ClockNotice | null): void;
  /** How the independent account stands, for a moderator; null where there is none. Told again and again. */
  account(notice: AccountNotice | null): void;
  /** How the server does and how long its answer took, for a moderator. Told again and again. */
  health(heard: Heard): void;
}

/** A connection that comes back by itself, for ever, until closed, told goodbye or refused for good. */
export interface RoomLink {
  /** Gives the present connection up and makes a new one. */
  renew(): void;
  /** Something woke up (the network, the page): find out at once whether the connection still lives. */
  wake(): void;
  close(): void;
}

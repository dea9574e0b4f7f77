import type { AccountNotice } from "../../shared/accountNotice.ts";
import type { RoomSeat } from "../../shared/api.ts";
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
import { backoffMs } from "./backoff.ts";
import type { Trouble } from "./http.ts";
import type { RoomEvents, RoomSocket } from "./roomSocket.ts";
import type { ServerClock } from "./serverClock.ts";

export type Connection = "connecting" | "live" | "reconnecting" | "closed";

/** What a link is made of. */
export interface LinkParts {
  /** Asks the server for a seat in the room. */
  reserve(): Promise<
    { readonly ok: true; readonly reply: RoomSeat } | { readonly ok: false; readonly problem: Trouble }
  >;
  join(reservation: unknown, events: RoomEvents): Promise<RoomSocket>;
  readonly clock: ServerClock;
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

const pingEveryMs = 5_000;
/** Nothing heard for so long, and a question unanswered for `answerMs`: the connection is dead, though nobody said so. */
const silenceMs = 8_000;
const answerMs = 3_000;
/** Who falls off earlier has not arrived: the waits go on growing. */
const steadyAfterMs = 5_000;

/** A seat may come to nothing when the server restarts; so many in a row are a network without WebSockets. PAG5 */
const vainSeats = 2;

/** A try under way, or the connection it became. */
interface Link {
  socket: RoomSocket | null;
  heardAt: number;
  /** When the unanswered question for the time was sent. */
  askedAt: number | null;
  liveSince: number;
}

/** Refusals that asking again will not change. */
const final: ReadonlySet<Trouble["code"]> = new Set([
  "not_found",
  "unknown_room",
  "not_signed_in",
  "forbidden",
  "unknown_team",
  "unknown_seat",
  "team_removed",
  "team_gone",
]);

export function openRoomLink(parts: LinkParts, events: LinkEvents): RoomLink {
  let attempt = 0;
  /** In a row: seats were given, and no connection came of them. */
  let seatsInVain = 0;
  let everLive = false;
  let closed = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** An older one is not listened to. */
  let current: Link | null = null;

  async function connect(): Promise<void> {
    clearTimeout(retryTimer);
    retryTimer = undefined;
    const mine: Link = { socket: null, heardAt: 0, askedAt: null, liveSince: 0 };
    current = mine;
    const isMine = () => current === mine && !closed;
    const heard = () => {
      mine.heardAt = parts.localNow();
    };
    let hasSeat = false;
    try {
      const seat = await parts.reserve();
      if (!isMine()) return;
      hasSeat = seat.ok;
      if (!seat.ok) return refuse(seat.problem);
      const socket = await parts.join(seat.reply.reservation, {
        state: (state) => {
          heard();
          if (isMine()) events.state(state);
        },
        private: (message) => {
          heard();
          if (isMine()) events.private(message);
        },
        drafts: (drafts) => {
          heard();
          if (isMine()) events.drafts(drafts);
        },
        authors: (authors) => {
          heard();
          if (isMine()) events.authors(authors);
        },
        entrance: (view) => {
          heard();
          if (isMine()) events.entrance(view);
        },
        goodbye: ({ reason }) => {
          if (!isMine()) return;
          events.goodbye(reason);
          // Too fast is forgiven after a while; the other reasons are for ever.
          if (reason !== "too_fast") close();
        },
        left: () => isMine() && retry(),
      });
      if (!isMine()) return socket.drop();
      heard();
      seatsInVain = 0;
      mine.socket = socket;
      mine.liveSince = parts.localNow();
      everLive = true;
      events.trouble(null);
      events.socket(socket);
      events.connection("live");
      ping(mine);
    } catch {
      if (!isMine()) return;
      seatsInVain = hasSeat ? seatsInVain + 1 : 0;
      events.trouble({ code: seatsInVain < vainSeats ? "unreachable" : "sockets_blocked" });
      retry();
    }
  }

  function refuse(problem: Trouble): void {
    events.trouble(problem);
    if (final.has(problem.code)) close();
    else retry();
  }

  function retry(): void {
    if (closed) return;
    const wasSteady = current?.socket && parts.localNow() - current.liveSince > steadyAfterMs;
    leaveCurrent();
    if (wasSteady) attempt = 0;
    events.connection(everLive ? "reconnecting" : "connecting");
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void connect(), backoffMs(attempt, parts.random));
    attempt++;
  }

  function leaveCurrent(): void {
    const socket = current?.socket;
    current = null;
    if (!socket) return;
    events.socket(null);
    socket.drop();
  }

  function ping(mine: Link): void {
    const { socket } = mine;
    if (!socket || mine.askedAt !== null) return;
    const sentAt = parts.localNow();
    mine.askedAt = sentAt;
    socket.request("time", {}).then(
      ({ now, notice, account, health }) => {
        const receivedAt = parts.localNow();
        mine.askedAt = null;
        mine.heardAt = receivedAt;
        parts.clock.sample(sentAt, receivedAt, now);
        if (current !== mine) return;
        events.clock(notice ?? null);
        events.account(account ?? null);
        if (health) events.health({ notice: health, roundTripMs: receivedAt - sentAt });
      },
      () => {
        mine.askedAt = null;
      },
    );
  }

  function watch(): void {
    if (!current?.socket) return;
    const now = parts.localNow();
    const { askedAt, heardAt } = current;
    if (askedAt === null) {
      if (now - heardAt >= pingEveryMs || now - lastPingAt >= pingEveryMs) {
        lastPingAt = now;
        ping(current);
      }
    } else if (now - heardAt >= silenceMs && now - askedAt >= answerMs) {
      retry();
    }
  }

  let lastPingAt = parts.localNow();
  const watchTimer = setInterval(watch, 500);

  function close(): void {
    if (closed) return;
    closed = true;
    clearTimeout(retryTimer);
    clearInterval(watchTimer);
    leaveCurrent();
    events.connection("closed");
  }

  events.connection("connecting");
  void connect();
  return {
    renew: () => retry(),
    wake() {
      if (closed) return;
      if (retryTimer !== undefined) void connect();
      else if (current) ping(current);
    },
    close,
  };
}

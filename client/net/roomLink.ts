import type { ContestOwner } from "../../shared/api.ts";
import { backoffMs } from "./backoff.ts";
import { enterRoom } from "./enterRoom.ts";
import { createGap } from "./gap.ts";
import type { Trouble, TroubleCode } from "./http.ts";
import {
  alonePace,
  clusterPace,
  clusterWaitMs,
  lostAgainMs,
  lostGapMs,
  movingWithinMs,
  steadyAfterMs,
  unansweredMs,
  unseenGapMs,
} from "./linkPace.ts";
import type { Connection, LinkEvents, LinkParts, RoomLink } from "./linkParts.ts";
import { type LinkWatch, watchLink } from "./linkWatch.ts";
import { createOwnerSearch } from "./ownerSearch.ts";
import type { RoomSocket } from "./roomSocket.ts";
import { watchSaving } from "./savingWatch.ts";
import { isSlotPath } from "./slotPath.ts";

/** A try under way, or the connection it became. */
interface Link {
  socket: RoomSocket | null;
  watch: LinkWatch | null;
  /** When it was told of; null: not yet. */
  liveSince: number | null;
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
  const { findOwner, localNow, random, seen, timers } = parts;
  let attempt = 0;
  /** In a row: seats were given, and no connection came of them. */
  let seatsInVain = 0;
  let everLive = false;
  let closed = false;
  let told: Connection | null = null;
  /** Of the process that the last seat was given by; empty where there is but one. */
  let path = "";
  let nextTry: { readonly path: string; readonly callOff: () => void } | null = null;
  /** An older one is not listened to. */
  let current: Link | null = null;

  const found = (owner: ContestOwner) => {
    if (owner.epoch <= seen.epoch) return; // the one that was seen: it may answer again
    seen.take(owner.epoch);
    move(owner.path, 0);
  };
  const search = createOwnerSearch({ timers, random, findOwner, againAfterMs: lostAgainMs }, found);
  const savingWatch = watchSaving(parts, found);
  const gap = createGap(timers, localNow, [
    { afterMs: unseenGapMs, call: () => everLive && tell("waiting") },
    { afterMs: unansweredMs, call: () => search.start() },
    { afterMs: lostGapMs, call: () => everLive && tell("reconnecting") },
  ]);

  const pace = () => (path === "" ? alonePace : clusterPace);

  function tell(connection: Connection): void {
    if (told === connection) return;
    told = connection;
    events.connection(connection);
  }

  async function connect(to: string): Promise<void> {
    nextTry?.callOff();
    nextTry = null;
    const mine: Link = { socket: null, watch: null, liveSince: null };
    current = mine;
    const isWanted = () => current === mine && !closed;
    let hasSeat = false;
    try {
      const seat = await parts.reserve({ path: to, mark: seen.mark });
      if (!isWanted()) return;
      hasSeat = seat.ok;
      if (!seat.ok) return refuse(seat.problem);
      path = seat.reply.path;
      if (path === "") endGap();
      await enterRoom(parts, seat.reply, {
        isWanted,
        heard: () => hear(mine),
        joined: (socket) => watchOver(mine, socket),
        opened: (socket) => open(mine, socket),
        outdated: () => retry(null),
        events: {
          ...events,
          state(state) {
            savingWatch.note(state.saving || path === "");
            events.state(state);
          },
          goodbye({ reason }) {
            events.goodbye(reason);
            // Too fast is forgiven after a while; the other reasons are for ever.
            if (reason !== "too_fast") close();
          },
          moved: (moved) => move(moved.path, random() * movingWithinMs),
          left: () => retry(null),
        },
      });
    } catch {
      if (!isWanted()) return;
      seatsInVain = hasSeat ? seatsInVain + 1 : 0;
      const code = seatsInVain < pace().vainSeats ? "unreachable" : "sockets_blocked";
      events.trouble({ code });
      retry(code);
    }
  }

  function watchOver(mine: Link, socket: RoomSocket): void {
    seatsInVain = 0;
    mine.socket = socket;
    mine.watch = watchLink(parts, socket, pace(), {
      answered({ notice, account, health }, roundTripMs) {
        if (current !== mine || mine.liveSince === null) return;
        answersAgain();
        events.clock(notice ?? null);
        events.account(account ?? null);
        if (health) events.health({ notice: health, roundTripMs });
      },
      silent(since) {
        if (path !== "") gap.begin(since); // BAK1
      },
      dead: () => retry(null),
    });
    mine.watch.ask();
  }

  function open(mine: Link, socket: RoomSocket): void {
    mine.liveSince = localNow();
    mine.watch?.opened();
    everLive = true;
    endGap();
    events.trouble(null);
    events.socket(socket);
    tell("live");
  }

  function hear(mine: Link): void {
    mine.watch?.heard();
    if (mine.liveSince !== null) answersAgain();
  }

  /** The old one, before anybody else has the contest. BAK1 */
  function answersAgain(): void {
    if (gap.since === null) return;
    endGap();
    tell("live");
  }

  function refuse(problem: Trouble): void {
    events.trouble(problem);
    if (final.has(problem.code)) close();
    else retry(problem.code);
  }

  /** Comes back the usual way: whoever answers knows the way to the contest. */
  function retry(trouble: TroubleCode | null): void {
    if (closed) return;
    const since = current?.liveSince ?? null;
    const wasSteady = since !== null && localNow() - since > steadyAfterMs;
    lose();
    if (wasSteady) attempt = 0;
    const gapMs = gap.since === null ? 0 : localNow() - gap.since;
    const waitMs = path === "" ? backoffMs(attempt, random) : clusterWaitMs(attempt, gapMs, trouble, random);
    connectAfter(waitMs, "");
    attempt++;
  }

  /** Goes to the process that has the contest now; should that fail, the usual way. BAK1 BAK3 */
  function move(to: string, afterMs: number): void {
    if (closed) return;
    if (isSlotPath(to)) path = to;
    lose();
    if (afterMs === 0) void connect(to);
    else connectAfter(afterMs, to);
  }

  function connectAfter(waitMs: number, to: string): void {
    nextTry?.callOff();
    nextTry = { path: to, callOff: timers.after(waitMs, () => void connect(to)) };
  }

  function lose(): void {
    leaveCurrent();
    if (!everLive) tell("connecting");
    if (path !== "") gap.begin(localNow());
    else if (everLive) tell("reconnecting");
  }

  function endGap(): void {
    gap.end();
    search.stop();
  }

  function leaveCurrent(): void {
    const left = current;
    current = null;
    savingWatch.stop();
    if (!left?.socket) return;
    left.watch?.stop();
    if (left.liveSince !== null) events.socket(null);
    left.socket.drop();
  }

  function close(): void {
    if (closed) return;
    closed = true;
    nextTry?.callOff();
    endGap();
    leaveCurrent();
    tell("closed");
  }

  tell("connecting");
  void connect("");
  return {
    renew: () => retry(null),
    wake() {
      if (closed) return;
      if (nextTry) void connect(nextTry.path);
      else current?.watch?.ask();
    },
    close,
  };
}

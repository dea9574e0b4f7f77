import type { RoomReply } from "../../shared/protocol.ts";
import { askEveryMs, isDead, mostQuestionsMs, openWithinMs, type Pace, silentSince } from "./linkPace.ts";
import type { LinkParts } from "./linkParts.ts";
import type { RoomSocket } from "./roomSocket.ts";

/** Listens to one connection, and asks where it says nothing. */
export interface LinkWatch {
  /** Something came. */
  heard(): void;
  /** It may be told of now. */
  opened(): void;
  /** Asks for the time, unless a question is under way. */
  ask(): void;
  stop(): void;
}

export interface WatchEvents {
  answered(reply: RoomReply["time"], roundTripMs: number): void;
  /** Again and again, for as long as it says nothing although it should. */
  silent(since: number): void;
  dead(): void;
}

export function watchLink(
  { clock, localNow, timers }: Pick<LinkParts, "clock" | "localNow" | "timers">,
  socket: RoomSocket,
  pace: Pace,
  events: WatchEvents,
): LinkWatch {
  const joinedAt = localNow();
  let heardAt = joinedAt;
  let isOpen = false;
  /** When the unanswered question was sent. */
  let askedAt: number | null = null;
  let lastAskedAt = joinedAt;

  function ask(): void {
    if (askedAt !== null) return;
    const sentAt = localNow();
    askedAt = sentAt;
    lastAskedAt = sentAt;
    socket.request("time", {}).then(
      (reply) => {
        const receivedAt = localNow();
        askedAt = null;
        heardAt = receivedAt;
        clock.sample(sentAt, receivedAt, reply.now);
        events.answered(reply, receivedAt - sentAt);
      },
      () => {
        askedAt = null;
      },
    );
  }

  function look(): void {
    const now = localNow();
    const hearing = { heardAt, askedAt };
    if (isDead(hearing, now) || (!isOpen && now - joinedAt >= openWithinMs)) {
      events.dead();
      return;
    }
    const since = silentSince(hearing, now);
    if (since !== null) events.silent(since);
    const isQuiet = now - heardAt >= pace.quietMs && now - lastAskedAt >= mostQuestionsMs;
    if (isQuiet || now - lastAskedAt >= askEveryMs) ask();
  }

  const stop = timers.every(pace.lookEveryMs, look);
  return {
    heard() {
      heardAt = localNow();
    },
    opened() {
      isOpen = true;
    },
    ask,
    stop,
  };
}

import type { RoomSeat } from "../../shared/api.ts";
import type { LinkParts } from "./linkParts.ts";
import type { RoomEvents, RoomSocket } from "./roomSocket.ts";

/** What becomes of a seat. */
export interface Entering {
  /** False: nobody waits for it any more, and nothing of it is told. */
  readonly isWanted: () => boolean;
  /** Something came. */
  readonly heard: () => void;
  /** There is a connection; whose, is not known yet. */
  readonly joined: (socket: RoomSocket) => void;
  /** It may be told of: before this nothing of it is. */
  readonly opened: (socket: RoomSocket) => void;
  /** It is of a process that lost the contest. BAK2 */
  readonly outdated: () => void;
  readonly events: RoomEvents;
}

/**
 * Takes a seat. Among several processes a connection is told of when its first state has shown that its epoch is none of
 * before: what came until then is told then, in its order, or never. Rejects as `join` does.
 */
export async function enterRoom(
  { join, seen }: Pick<LinkParts, "join" | "seen">,
  { reservation, path }: RoomSeat,
  { isWanted, heard, joined, opened, outdated, events }: Entering,
): Promise<void> {
  let socket: RoomSocket | null = null;
  let epoch: number | null = null;
  let isOpen = path === "";
  const early: (() => void)[] = [];

  function tell(what: () => void): void {
    if (!isWanted()) return;
    heard();
    if (isOpen) what();
    else early.push(what);
  }

  function openWhenKnown(): void {
    if (isOpen || !socket || epoch === null || !isWanted()) return;
    isOpen = true;
    opened(socket);
    for (const what of early.splice(0)) if (isWanted()) what();
  }

  const made = await join(reservation, path, {
    state(state) {
      if (!isWanted()) return;
      if (!seen.take(state.epoch)) return outdated();
      epoch = state.epoch;
      seen.note(epoch, state.mark);
      tell(() => events.state(state));
      openWhenKnown();
    },
    private: (message) =>
      tell(() => {
        if (epoch !== null && message.mark !== undefined) seen.note(epoch, message.mark);
        events.private(message);
      }),
    drafts: (drafts) => tell(() => events.drafts(drafts)),
    authors: (authors) => tell(() => events.authors(authors)),
    entrance: (view) => tell(() => events.entrance(view)),
    goodbye: (message) => isWanted() && events.goodbye(message),
    moved: (message) => isWanted() && events.moved(message),
    left: () => isWanted() && events.left(),
  });
  if (!isWanted()) return made.drop();
  socket = made;
  joined(made);
  if (isOpen) opened(made);
  else openWhenKnown();
}

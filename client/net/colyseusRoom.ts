import { ColyseusSDK, type Room, type SeatReservation } from "@colyseus/sdk";
import type { RoomMessages, RoomReply, RoomRequest, RoomRequestType } from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";
import { RequestRefused, type RoomEvents, type RoomSocket } from "./roomSocket.ts";
import { isSlotPath } from "./slotPath.ts";

const joinPatienceMs = 8_000;
const requestPatienceMs = 10_000;

/** Takes the reserved seat, at the process that `path` leads to. Rejects when the server does not let in or does not answer in time. */
export async function joinRoom(reservation: unknown, path: string, events: RoomEvents): Promise<RoomSocket> {
  const origin = location.origin + (isSlotPath(path) ? path : "");
  const room = await takeSeat(new ColyseusSDK(origin), reservation);
  let open = true;
  const end = (tell: boolean) => {
    if (!open) return;
    open = false;
    if (tell) events.left();
  };
  room.reconnection.enabled = false; // what it does not survive, a restart of the server, `roomLink.ts` does
  room.onStateChange((state) => open && events.state(state));
  room.onMessage<RoomMessages["private"]>("private", (message) => open && events.private(message));
  room.onMessage<RoomMessages["drafts"]>("drafts", (drafts) => open && events.drafts(drafts));
  room.onMessage<RoomMessages["authors"]>("authors", (authors) => open && events.authors(authors));
  room.onMessage<RoomMessages["entrance"]>("entrance", (view) => open && events.entrance(view));
  room.onMessage<RoomMessages["goodbye"]>("goodbye", (message) => open && events.goodbye(message));
  room.onMessage<RoomMessages["moved"]>("moved", (message) => open && events.moved(message));
  room.onError(() => {});
  room.onLeave(() => end(true));
  return {
    async request<T extends RoomRequestType>(type: T, payload: RoomRequest<T>): Promise<RoomReply[T]> {
      try {
        return await room.request<RoomRequest<T>, RoomReply[T]>(type, payload, {
          timeout: requestPatienceMs,
        });
      } catch (error) {
        throw isAnswered(error) ? new RequestRefused(String(error)) : error;
      }
    },
    drop() {
      end(false);
      closeQuietly(room);
    },
  };
}

function takeSeat(sdk: ColyseusSDK, reservation: unknown): Promise<Room<unknown, WireState>> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new Error("no answer to a seat reservation"));
    }, joinPatienceMs);
    // The reservation is what the server's matchmaker made for this SDK; nobody here looks into it.
    sdk.consumeSeatReservation<WireState>(reservation as SeatReservation).then(
      (room) => {
        clearTimeout(timer);
        if (late) closeQuietly(room);
        else resolve(room);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** Answered by the server, as opposed to a lost connection or no answer in time. */
function isAnswered(error: unknown): boolean {
  return error instanceof Error && (error.name !== "Error" || "code" in error);
}

function closeQuietly(room: Room<unknown, WireState>): void {
  room.leave(false).catch(() => {});
}

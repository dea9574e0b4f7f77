import type { RoomReply, RoomRequest, RoomRequestType } from "../../shared/protocol.ts";
import { RequestRefused, type RoomSocket } from "./roomSocket.ts";
import type { Timers } from "./timers.ts";

/** Questions to a room that somebody waits for, over the connections as they come. */
export interface Asking {
  /**
   * The reply; null: there is no connection, or it broke. Where the next one is about to come, it is waited for, and asked once
   * more what the last did not answer. BAK4
   */
  ask<T extends RoomRequestType>(type: T, payload: RoomRequest<T>): Promise<RoomReply[T] | null>;
  connect(socket: RoomSocket | null): void;
}

const patienceMs = 3_000;

/** `isUp`: there is a connection, or will be in a moment. */
export function createAsking(timers: Timers, isUp: () => boolean): Asking {
  let socket: RoomSocket | null = null;
  const waiting = new Set<(socket: RoomSocket | null) => void>();

  function nextSocket(): Promise<RoomSocket | null> {
    if (socket || !isUp()) return Promise.resolve(socket);
    return new Promise((resolve) => {
      const done = (found: RoomSocket | null) => {
        callOff();
        waiting.delete(done);
        resolve(found);
      };
      const callOff = timers.after(patienceMs, () => done(null));
      waiting.add(done);
    });
  }

  return {
    async ask(type, payload) {
      for (let tries = 0; tries < 2; tries++) {
        const through = await nextSocket();
        if (!through) return null;
        try {
          return await through.request(type, payload);
        } catch (error) {
          if (error instanceof RequestRefused || socket === through) return null;
        }
      }
      return null;
    },
    connect(next) {
      socket = next;
      if (next) for (const done of [...waiting]) done(next);
    },
  };
}

import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** What an upgrade asks for: a seat in a room, as the connecting route gave it out. */
export interface SeatRequest {
  readonly roomId: string;
  readonly connectionId: string;
}

/**
 * Reads the target of an upgrade; null when it names no seat. Nothing else is known here: Colyseus would take a token
 * for a connection that stays open beside its own, and answer pings of anybody. NET2
 */
export function readSeatRequest(target: string | undefined): SeatRequest | null {
  const read = /^\/[\w-]{1,64}\/([\w-]{1,64})\?sessionId=([\w-]{1,64})$/.exec(target ?? "");
  const [, roomId, connectionId] = read ?? [];
  return roomId !== undefined && connectionId !== undefined ? { roomId, connectionId } : null;
}

/** Answers an upgrade with a "no", and is rid of the socket, whatever its other end does. */
export function refuseUpgrade(socket: Duplex, status: 403 | 404 | 421 | 503): void {
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

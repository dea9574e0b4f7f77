import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../random.ts";
import { frameBytes, requestBytes, upgradeBytes } from "./nonsense.ts";

export interface FuzzParts {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly random: Random;
  readonly count: number;
  /** The path and query of a place in a room that was given out just now; null for none. */
  readonly reserve: (localAddress: string) => Promise<string | null>;
}

export interface FuzzCounts {
  readonly requests: number;
  readonly upgrades: number;
  readonly frames: number;
  /** Anything at all came back. */
  readonly answered: number;
}

const atOnce = 60;
/** A socket that keeps waiting is left after this, ms. */
const patienceMs = 1_000;

/** Sends nonsense from many sockets; of ten pieces six are requests, two are upgrades, two are first frames in a room. */
export async function fuzz({ origin, random, count, reserve }: FuzzParts): Promise<FuzzCounts> {
  const counts = { requests: 0, upgrades: 0, frames: 0, answered: 0 };
  let left = count;
  const work = async (worker: number) => {
    const localAddress = `127.8.9.${worker + 1}`;
    let seat = "/a/b?sessionId=c";
    while (left > 0) {
      left -= 1;
      const kind = left % 10;
      if (kind >= 6) seat = (await reserve(localAddress)) ?? seat;
      const socket = open(origin, localAddress);
      const answer = collect(socket);
      if (kind < 6) {
        counts.requests += 1;
        socket.write(requestBytes(random));
      } else if (kind < 8) {
        counts.upgrades += 1;
        socket.write(upgradeBytes(random, seat));
      } else {
        counts.frames += 1;
        socket.write(handshake(seat));
        await answerOrEnd(socket);
        for (let frames = 1 + random.below(3); frames > 0; frames -= 1) socket.write(frameBytes(random));
      }
      if (random.below(3) > 0) socket.end();
      await answerOrEnd(socket);
      socket.destroy();
      if (answer.bytes > 0) counts.answered += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)));
  return counts;
}

function open(origin: string, localAddress: string): Socket {
  const { port, hostname: host } = new URL(origin);
  return connect({ port: Number(port), host, localAddress }).on("error", () => undefined);
}

async function answerOrEnd(socket: Socket): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([
    once(socket, "data", { signal }),
    once(socket, "close", { signal }),
    delay(patienceMs, undefined, { signal }),
  ]).catch(() => undefined);
  over.abort();
}

function collect(socket: Socket): { bytes: number } {
  const answer = { bytes: 0 };
  socket.on("data", (data) => {
    answer.bytes += data.length;
  });
  return answer;
}

function handshake(seat: string): string {
  return (
    `GET ${seat} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
  );
}

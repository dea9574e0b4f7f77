import { connect as connectPlain } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import WebSocket from "ws";
import type { RoomSeat } from "../../shared/api.ts";
import { Attacker, secureContextOf } from "../attack/http.ts";
import { socketUrl } from "../attack/sockets.ts";
import { frameCodes } from "../bots/wire.ts";
import type { Door } from "./attackerCalls.ts";

/** A connection to nginx that has agreed on TLS, and has said nothing yet. Rejects when it is refused. */
export function openSecure(door: Door, localAddress: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const { port, hostname: host } = new URL(door.origin);
    const plain = connectPlain({ port: Number(port), host, localAddress });
    plain.once("error", reject);
    const secureContext = secureContextOf(door);
    const socket = connect({ socket: plain, servername: door.name, secureContext }, () => resolve(socket));
    socket.once("error", reject);
    socket.on("error", () => undefined);
  });
}

/** A big screen in a contest that reads what it is sent; null: it was not let in. */
export async function enterAsScreen(
  door: Door,
  localAddress: string,
  code: string,
  manner: Manner = {},
): Promise<WebSocket | null> {
  const attacker = new Attacker(door.origin, localAddress, door);
  const seat = await attacker.replyOf("connectScreen", { code });
  attacker.close();
  return seat && enterRoom(door, localAddress, seat, manner);
}

interface Manner {
  readonly answersPings?: boolean;
}

/** Takes a place that was given out; null: the connection was refused. */
export async function enterRoom(
  door: Door,
  localAddress: string,
  seat: RoomSeat,
  { answersPings = true }: Manner = {},
): Promise<WebSocket | null> {
  const options: WebSocket.ClientOptions & ConnectionOptions = {
    localAddress,
    headers: { host: door.name },
    servername: door.name,
    secureContext: secureContextOf(door),
    perMessageDeflate: false,
    autoPong: answersPings,
  };
  const socket = new WebSocket(socketUrl(door.origin, seat), options);
  socket.binaryType = "nodebuffer";
  socket.on("error", () => undefined);
  const greeted = await new Promise<boolean>((resolve) =>
    socket.once("message", () => resolve(true)).once("close", () => resolve(false)),
  );
  if (!greeted) return null;
  socket.send(Uint8Array.of(frameCodes.joinRoom));
  return socket;
}

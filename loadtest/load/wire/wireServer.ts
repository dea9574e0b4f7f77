import { once } from "node:events";
import { type WebSocket, WebSocketServer } from "ws";
import { serveCalls } from "../processCalls.ts";
import { asKind, frameKinds } from "./wireFrame.ts";

// The physical limit: a server on bare `ws` that decides nothing, keeps nothing, and sends as much as the product does.

export interface WireServerCalls {
  /** Answers the port. Sizes are those of the product's frames. */
  readonly listen: (sizes: WireSizes) => Promise<number>;
}

export interface WireSizes {
  readonly replyBytes: number;
  readonly patchBytes: number;
}

serveCalls({
  listen: async ({ replyBytes, patchBytes }) => {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
    const rooms = new Map<string, Set<WebSocket>>();
    server.on("connection", (socket, { url = "" }) => {
      const room = rooms.get(url) ?? new Set();
      rooms.set(url, room.add(socket));
      socket.on("close", () => room.delete(socket));
      socket.on("message", (data) => {
        const command = data as Buffer; // the default binary type
        socket.send(asKind(command, frameKinds.reply, replyBytes));
        if (command[0] !== frameKinds.command) return;
        const patch = asKind(command, frameKinds.patch, patchBytes);
        for (const other of room) other.send(patch);
      });
    });
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the system gave no port");
    return address.port;
  },
} satisfies WireServerCalls);

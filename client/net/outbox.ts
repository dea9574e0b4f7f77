import type { CommandReply, RoomRequest } from "../../shared/protocol.ts";
import { RequestRefused, type RoomSocket } from "./roomSocket.ts";
import type { Timers } from "./timers.ts";

export type SentCommand = RoomRequest<"command">["command"];

/** Commands on their way. Each keeps its id until it is answered, over any number of connections: one effect. */
export interface Outbox {
  /** The reply, whenever it comes. Never rejects. */
  send(command: SentCommand): Promise<CommandReply>;
  /** A connection to send through from now on, all that is not answered included; null: none. */
  connect(socket: RoomSocket | null): void;
  /** There will be no more connections: whatever is not answered is refused. */
  close(): void;
}

interface Pending {
  readonly id: string;
  readonly command: SentCommand;
  readonly resolve: (reply: CommandReply) => void;
}

const retryMs = 1_000;

/** `onMoved`: this server no longer holds the contest; a new connection is needed. */
export function createOutbox(newId: () => string, onMoved: () => void, timers: Timers): Outbox {
  const pending = new Map<string, Pending>();
  let socket: RoomSocket | null = null;
  let closed = false;

  async function deliver(item: Pending, through: RoomSocket): Promise<void> {
    while (socket === through && pending.has(item.id)) {
      const reply = await ask(item, through);
      // Of a connection that was given up; the next one is asked under the same id, and knows what became of it. BAK2
      if (socket !== through) return;
      if (reply === "again") {
        await new Promise<void>((resolve) => timers.after(retryMs, resolve));
      } else if (!reply.ok && reply.rejection.code === "contest_moved") {
        onMoved();
        return;
      } else {
        pending.delete(item.id);
        item.resolve(reply);
      }
    }
  }

  return {
    send(command) {
      return new Promise((resolve) => {
        if (closed) return resolve(refused);
        const item: Pending = { id: newId(), command, resolve };
        pending.set(item.id, item);
        if (socket) void deliver(item, socket);
      });
    },
    connect(next) {
      socket = next;
      if (next) for (const item of pending.values()) void deliver(item, next);
    },
    close() {
      closed = true;
      socket = null;
      for (const item of pending.values()) item.resolve(refused);
      pending.clear();
    },
  };
}

const refused: CommandReply = { ok: false, rejection: { code: "not_allowed" } };

async function ask({ id, command }: Pending, socket: RoomSocket): Promise<CommandReply | "again"> {
  try {
    const reply: CommandReply | undefined = await socket.request("command", { id, command });
    // A room that failed in the middle of a command answers nothing; the same id asks again.
    return reply ?? "again";
  } catch (error) {
    return error instanceof RequestRefused ? { ok: false, rejection: { code: "invalid_message" } } : "again";
  }
}

import { RequestFailed, RequestRejected, RoomConnection } from "../../loadtest/bots/RoomConnection.ts";
import type { Random } from "../../loadtest/random.ts";
import type { RoomRequestType } from "../../shared/protocol.ts";
import { RequestRefused, type RoomEvents, type RoomSocket } from "../net/roomSocket.ts";

const patienceMs = 10_000;

/** How a bad network treats what is asked. */
export interface Weather {
  readonly random: Random;
  /** Counts what was sent twice. */
  readonly duplicated: () => void;
}

/** A connection as the pages have it, over a bare socket; requests are late by chance, and commands come twice. */
export async function joinThrough(
  origin: string,
  reservation: unknown,
  events: RoomEvents,
  { random, duplicated }: Weather,
): Promise<RoomSocket> {
  let isOpen = true;
  const connection = await RoomConnection.open({
    origin,
    reservation,
    localAddress: "127.0.0.1",
    joinTimeoutMs: patienceMs,
    events: {
      state: (state) => isOpen && events.state(state),
      message(type, payload) {
        if (!isOpen) return;
        // The payload's type follows from the message's; the compiler cannot see it through the generic.
        const tell = events[type as "private"] as (told: unknown) => void;
        tell(payload);
      },
      closed() {
        if (isOpen) events.left();
        isOpen = false;
      },
    },
  });
  /** What came too fast comes again under its id: one of two that were sent at once may be through already. */
  async function ask(type: RoomRequestType, payload: object): Promise<unknown> {
    for (;;) {
      const reply = await connection.requestAnything(type, payload, patienceMs);
      if (type !== "command" || !isTooFast(reply)) return reply;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  return {
    async request(type, payload) {
      await late(random);
      if (type === "command" && random.fraction() < 0.15) {
        duplicated();
        void ask(type, payload).catch(() => undefined);
      }
      try {
        // The reply's shape is the contract of shared/protocol.ts; a handler that failed answers nothing.
        return (await ask(type, payload)) as never;
      } catch (error) {
        throw error instanceof RequestRejected || error instanceof RequestFailed
          ? new RequestRefused(String(error))
          : error;
      }
    },
    drop() {
      isOpen = false;
      connection.terminate();
    },
  };
}

/** Requests overtake each other. */
function late(random: Random): Promise<void> {
  const forMs = random.fraction() < 0.5 ? 0 : random.below(25);
  return forMs === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, forMs));
}

function isTooFast(reply: unknown): boolean {
  return JSON.stringify(reply)?.includes('"too_fast"') ?? false;
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Draft } from "../../shared/protocol.ts";
import { RequestRefused, type RoomSocket } from "../net/roomSocket.ts";

/** What another laptop of the team has in its answer box. */
export interface MateDraft {
  readonly seatId: string;
  /** Empty: taken back. */
  readonly text: string;
  /** When it came, in ms of the local time that counts evenly. */
  readonly at: number;
}

/** The drafts of a team's laptops: those of the mates, and the way of the own ones to them. */
export interface SharedDrafts {
  /** By purchase. */
  readonly ofMates: ReadonlySignal<Readonly<Record<number, MateDraft>>>;
  localNow(): number;
  /** Tells the mates what is being written here: the newest words, not every key. */
  write(purchaseId: number, text: string): void;
  take(drafts: readonly Draft[]): void;
  connect(socket: RoomSocket | null): void;
}

/** Well below what the server takes from one client. */
const tellEveryMs = 400;

export function createSharedDrafts(localNow: () => number): SharedDrafts {
  const ofMates = signal<Readonly<Record<number, MateDraft>>>({});
  /** Not told yet. */
  const untold = new Map<number, string>();
  let socket: RoomSocket | null = null;
  let isResting = false;

  function tell(): void {
    if (!socket || isResting || untold.size === 0) return;
    for (const [purchaseId, text] of untold) void deliver(socket, purchaseId, text);
    untold.clear();
    isResting = true;
    setTimeout(() => {
      isResting = false;
      tell();
    }, tellEveryMs);
  }

  async function deliver(through: RoomSocket, purchaseId: number, text: string): Promise<void> {
    try {
      await through.request("draft", { purchaseId, text });
    } catch (error) {
      // The connection was lost: the next one tells it, unless there are newer words.
      if (!(error instanceof RequestRefused) && !untold.has(purchaseId)) untold.set(purchaseId, text);
    }
  }

  return {
    ofMates,
    localNow,
    write(purchaseId, text) {
      untold.set(purchaseId, text);
      tell();
    },
    take(drafts) {
      const at = localNow();
      const came = drafts.map(({ purchaseId, seatId, text }) => [purchaseId, { seatId, text, at }]);
      ofMates.value = { ...ofMates.peek(), ...Object.fromEntries(came) };
    },
    connect(next) {
      socket = next;
      // The next connection tells anew what stands; what stood before may be gone.
      if (next === null) ofMates.value = {};
      tell();
    },
  };
}

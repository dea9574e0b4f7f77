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
  /** What was written last, by purchase. */
  const own = new Map<number, string>();
  /** Purchases of which the mates have not been told that yet. */
  const untold = new Set<number>();
  let socket: RoomSocket | null = null;
  let isResting = false;

  function tell(): void {
    if (!socket || isResting || untold.size === 0) return;
    for (const purchaseId of untold) void deliver(socket, purchaseId);
    untold.clear();
    isResting = true;
    setTimeout(() => {
      isResting = false;
      tell();
    }, tellEveryMs);
  }

  async function deliver(through: RoomSocket, purchaseId: number): Promise<void> {
    try {
      await through.request("draft", { purchaseId, text: own.get(purchaseId) ?? "" });
    } catch (error) {
      // The connection was lost: the next one tells what stands there then. DRF3
      if (!(error instanceof RequestRefused)) untold.add(purchaseId);
    }
  }

  return {
    ofMates,
    localNow,
    write(purchaseId, text) {
      own.set(purchaseId, text);
      untold.add(purchaseId);
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

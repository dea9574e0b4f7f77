import { type ReadonlySignal, signal } from "@preact/signals";
import type { PrivateView } from "../../shared/contest/view.ts";
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
  /** What is written here ends with its purchase, and with the team that it was written at. DRF4 */
  follow(view: PrivateView): void;
  /** A room that has lost what stands is told it anew. DRF3 */
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
  /** Purchases of which they have been, and of which nobody has told anything else since. */
  const standing = new Set<number>();
  /** Of those, the ones of which a new connection has not told that the room has them. */
  let lacking = new Set<number>();
  let teamId: string | null = null;
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
    const text = own.get(purchaseId);
    if (text === undefined) return;
    try {
      const reply = await through.request("draft", { purchaseId, text });
      if (reply.ok && text !== "" && own.get(purchaseId) === text) standing.add(purchaseId);
    } catch (error) {
      // The connection was lost: the next one tells what stands there then. DRF3
      if (error instanceof RequestRefused) return;
      untold.add(purchaseId);
      if (socket !== through) tell();
    }
  }

  /** Another process may have the contest now, whose room knows of no draft. */
  async function tellAnew(through: RoomSocket): Promise<void> {
    lacking = new Set(standing);
    if (lacking.size === 0) return;
    try {
      // What the room has is told before this is answered.
      await through.request("time", {});
    } catch {
      return;
    }
    if (socket !== through) return;
    for (const purchaseId of lacking) if (standing.has(purchaseId)) untold.add(purchaseId);
    tell();
  }

  function forget(purchaseId: number): void {
    own.delete(purchaseId);
    untold.delete(purchaseId);
    standing.delete(purchaseId);
  }

  return {
    ofMates,
    localNow,
    write(purchaseId, text) {
      own.set(purchaseId, text);
      untold.add(purchaseId);
      standing.delete(purchaseId);
      tell();
    },
    take(drafts) {
      const at = localNow();
      for (const { purchaseId, text } of drafts) {
        lacking.delete(purchaseId);
        if (own.get(purchaseId) !== text) standing.delete(purchaseId);
      }
      const came = drafts.map(({ purchaseId, seatId, text }) => [purchaseId, { seatId, text, at }]);
      ofMates.value = { ...ofMates.peek(), ...Object.fromEntries(came) };
    },
    follow(view) {
      if (view.kind !== "team") return;
      const isSameTeam = teamId === null || view.teamId === teamId;
      teamId = view.teamId;
      for (const purchaseId of own.keys()) {
        const purchase = isSameTeam ? view.purchases[purchaseId] : undefined;
        if (purchase?.status !== "active") forget(purchaseId);
      }
    },
    connect(next) {
      socket = next;
      // The next connection tells anew what stands; what stood before may be gone.
      if (next === null) ofMates.value = {};
      else void tellAnew(next);
      tell();
    },
  };
}

import { isDeepStrictEqual } from "node:util";
import type { Random } from "../../loadtest/random.ts";
import type { RoomSeat } from "../../shared/api.ts";
import type { LedgerLine } from "../../shared/contest/view.ts";
import type { Audience } from "../../shared/contest/viewFor.ts";
import type { CommandReply, RoomRequest } from "../../shared/protocol.ts";
import { type Clock, delay } from "../contests/clock.ts";
import type { Tap } from "./Tap.ts";
import { Viewer } from "./Viewer.ts";

type Command = RoomRequest<"command">["command"];

export interface FuzzClientParts {
  readonly name: string;
  readonly audience: Audience;
  readonly tap: Tap;
  readonly random: Random;
  readonly clock: Clock;
  /** Asks for a seat in the room; rejects when none can be had now. */
  readonly reserve: () => Promise<RoomSeat>;
}

const retryLater: readonly string[] = ["too_fast", "overloaded", "contest_moved"];

/** Comes back after every drop and sends again what was not answered, as the product's pages do. */
export class FuzzClient {
  readonly name: string;
  readonly audience: Audience;
  readonly tap: Tap;
  /** The replies that this client may rely on, by command id. */
  readonly acknowledged = new Map<string, CommandReply>();
  /** What no server may ever do to a client. */
  readonly complaints: string[] = [];
  readonly sent = new Map<string, Command>();
  connections = 0;
  duplicates = 0;
  readonly #parts: FuzzClientParts;
  readonly #outbox = new Set<string>();
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #viewer: Viewer | null = null;
  #ledger: readonly LedgerLine[] = [];
  #epoch = 0;
  #lastError = "none";

  constructor(parts: FuzzClientParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.audience = parts.audience;
    this.tap = parts.tap;
    this.#running = this.#run();
  }

  /** Null while it is away. */
  get viewer(): Viewer | null {
    return this.#viewer?.isOpen ? this.#viewer : null;
  }

  /** Connected, and everything that it sent is answered. */
  get isQuiet(): boolean {
    return this.viewer !== null && this.#outbox.size === 0;
  }

  /** For whoever wonders why it is not quiet. */
  get trouble(): string {
    const { live } = this.viewer ?? {};
    const where = live ? `shown ${live.view.phase}, saving ${live.saving}` : `away: ${this.#lastError}`;
    return `${this.name}, ${where}, waits for ${this.#outbox.size}`;
  }

  /** Sends a command, sometimes twice at once, until it is answered. */
  submit(command: Command): void {
    const id = this.#parts.random.id();
    this.sent.set(id, command);
    this.#outbox.add(id);
    void this.#send(id);
    if (this.#parts.random.fraction() < 0.15) {
      this.duplicates += 1;
      void this.#send(id);
    }
  }

  /** Sends a command again that had its effect long ago. */
  repeat(): void {
    const accepted = [...this.acknowledged].filter(([, reply]) => reply.ok);
    if (accepted.length === 0) return;
    const [id] = this.#parts.random.pick(accepted);
    this.duplicates += 1;
    void this.#send(id);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#viewer?.terminate();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const viewer = await this.#connect().catch((error: unknown) => {
        this.#lastError = String(error);
        return null;
      });
      if (viewer) {
        this.#notice(viewer);
        for (const id of this.#outbox) void this.#send(id);
        await viewer.closed;
        this.#remember(viewer);
      }
      await this.#wait(10 + this.#parts.random.below(40));
    }
  }

  /** Shorter when it is closed meanwhile. */
  async #wait(forMs: number): Promise<void> {
    await delay(this.#parts.clock, forMs, this.#closing.signal).catch(() => undefined);
  }

  async #connect(): Promise<Viewer> {
    const seat = await this.#parts.reserve();
    return Viewer.open({ origin: this.tap.origin, reservation: seat.reservation, clock: this.#parts.clock });
  }

  #notice(viewer: Viewer): void {
    this.#viewer = viewer;
    this.connections += 1;
    if (this.#closing.signal.aborted) viewer.terminate();
    const { epoch } = viewer.live;
    if (epoch < this.#epoch) this.complaints.push(`epoch ${epoch} came after ${this.#epoch}`);
    this.#epoch = epoch;
    if (viewer.view?.kind !== "team") return;
    const kept = viewer.view.ledger.slice(0, this.#ledger.length);
    if (!isDeepStrictEqual(kept, this.#ledger)) this.complaints.push("what the ledger showed is gone");
  }

  #remember(viewer: Viewer): void {
    if (viewer.view?.kind === "team") this.#ledger = viewer.view.ledger;
  }

  async #send(id: string): Promise<void> {
    const { viewer } = this;
    const command = this.sent.get(id);
    if (!viewer || !command) return;
    // Unanswered: it is sent again on the next connection.
    const reply = await viewer.command(command, id).catch(() => null);
    if (!reply) return;
    if (!reply.ok && retryLater.includes(reply.rejection.code)) {
      await this.#wait(50 + this.#parts.random.below(200));
      if (this.#outbox.has(id)) await this.#send(id);
      return;
    }
    this.#settle(id, reply);
  }

  #settle(id: string, reply: CommandReply): void {
    this.#outbox.delete(id);
    if (!reply.ok && reply.rejection.code === "internal") this.complaints.push(`${id} met a fault`);
    const known = this.acknowledged.get(id);
    if (!known) this.acknowledged.set(id, reply);
    else if (!isDeepStrictEqual(known, reply)) {
      this.complaints.push(`${id} was answered ${JSON.stringify(known)}, then ${JSON.stringify(reply)}`);
    }
  }
}

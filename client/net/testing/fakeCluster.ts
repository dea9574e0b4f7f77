import type { ContestOwner } from "../../../shared/api.ts";
import type { Trouble } from "../http.ts";
import type { LinkParts } from "../linkParts.ts";
import type { RoomEvents, RoomSocket } from "../roomSocket.ts";
import { createSeen } from "../seen.ts";
import { startServerClock } from "../serverClock.ts";
import { wireState } from "./fakeServer.ts";
import type { VirtualTime } from "./virtualTime.ts";

/** One of several processes, as a page meets it. */
export interface FakeProcess {
  readonly slot: number;
  /** `frozen`: its sockets stay open, and nothing is answered. */
  state: "up" | "frozen" | "dead";
  /** The epoch under which it thinks it has the contest; null: it knows that it has not. */
  believes: number | null;
}

interface Connected {
  readonly process: FakeProcess;
  readonly events: RoomEvents;
  isOpen: boolean;
}

const hangsMs = 2_000;
const troubles: readonly Trouble["code"][] = ["unreachable", "contest_moved", "foreign_reply", "internal"];

/**
 * Several processes of which one has the contest, and what a page sees of them: a process that was frozen still believes
 * in its epoch when it wakes, and lets in whoever comes.
 */
export class FakeCluster {
  readonly processes: readonly FakeProcess[] = [1, 2, 3].map((slot) => ({
    slot,
    state: "up",
    believes: null,
  }));
  readonly parts: LinkParts;
  /** The highest epoch, and the process that has it; the truth. */
  epoch = 100;
  owner: FakeProcess;
  /** So many tries for a seat, or questions for the owner, fail from now on. */
  failures = 0;
  readonly #time: VirtualTime;
  readonly #chance: () => number;
  readonly #connected = new Set<Connected>();

  constructor(time: VirtualTime, chance: () => number) {
    this.#time = time;
    this.#chance = chance;
    const [first] = this.processes;
    if (!first) throw new Error("a cluster has processes");
    this.owner = first;
    first.believes = this.epoch;
    this.parts = {
      reserve: ({ path }) => this.#reserve(path),
      join: (_reservation, path, events) => this.#join(path, events),
      findOwner: () => this.#findOwner(),
      clock: startServerClock(time.now, () => 0),
      seen: createSeen("ABC234", { read: () => null, write: () => {} }, time.now),
      timers: time.timers,
      localNow: time.now,
      random: chance,
    };
  }

  /** Whether a connection is one to the present owner. */
  isOwners(socket: RoomSocket | null): boolean {
    return [...this.#connected].some(
      (connected) =>
        connected.isOpen && connected.process === this.owner && socket === this.#sockets.get(connected),
    );
  }

  readonly #sockets = new Map<Connected, RoomSocket>();

  freeze(process: FakeProcess): void {
    if (process.state === "up") process.state = "frozen";
  }

  /** What it believed before it sends to whoever is still there. */
  wake(process: FakeProcess): void {
    if (process.state !== "frozen") return;
    process.state = "up";
    this.#show(process);
  }

  /** It finds out that the contest is another's, and its room ends. */
  fence(process: FakeProcess): void {
    if (process === this.owner || process.state !== "up") return;
    process.believes = null;
    this.#cut(process);
  }

  kill(process: FakeProcess): void {
    process.state = "dead";
    process.believes = null;
    this.#cut(process);
  }

  restart(process: FakeProcess): void {
    if (process.state === "dead") process.state = "up";
  }

  /** Another process takes the contest; whoever had it is not asked. */
  takeOver(to: FakeProcess): void {
    if (to.state !== "up" || to === this.owner) return;
    this.epoch += 1 + Math.floor(this.#chance() * 1_000);
    this.owner = to;
    to.believes = this.epoch;
    this.#show(to);
  }

  /** The contest is handed over in order: its people are told. */
  handOver(to: FakeProcess): void {
    const from = this.owner;
    if (from.state !== "up" || to.state !== "up" || to === from) return;
    this.takeOver(to);
    from.believes = null;
    for (const { process, events, isOpen } of this.#connected)
      if (process === from && isOpen) events.moved({ path: `/p/${to.slot}` });
    this.#cut(from);
  }

  /** Something happens in the contest. */
  change(): void {
    if (this.owner.state === "up") this.#show(this.owner);
  }

  cutAll(): void {
    for (const process of this.processes) this.#cut(process);
  }

  #show(process: FakeProcess): void {
    const epoch = process.believes;
    if (epoch === null) return;
    for (const connected of this.#connected) {
      if (connected.process !== process || !connected.isOpen) continue;
      tellPrivate(connected.events, epoch);
      if (connected.isOpen) connected.events.state(wireState({ epoch, mark: `m${epoch}` }));
    }
  }

  #cut(process: FakeProcess): void {
    for (const connected of [...this.#connected]) {
      if (connected.process !== process || !connected.isOpen) continue;
      connected.isOpen = false;
      this.#connected.delete(connected);
      connected.events.left();
    }
  }

  #at(path: string): FakeProcess {
    const asked = this.processes.find(({ slot }) => path === `/p/${slot}`);
    const up = this.processes.filter(({ state }) => state !== "dead");
    return asked ?? up[Math.floor(this.#chance() * up.length)] ?? this.owner;
  }

  #fails(): boolean {
    if (this.failures === 0) return false;
    this.failures -= 1;
    return true;
  }

  async #reserve(path: string): ReturnType<LinkParts["reserve"]> {
    await this.#time.sleep(5 + this.#chance() * 20);
    if (this.#fails()) return refused(troubles[Math.floor(this.#chance() * troubles.length)] ?? "internal");
    const asked = this.#at(path);
    // Who believes in having it does not send anybody on.
    const there = asked.state === "up" && asked.believes === null ? this.owner : asked;
    if (asked.state === "frozen" || there.state === "frozen") await this.#time.sleep(hangsMs);
    if (asked.state !== "up" || there.state !== "up") return refused("unreachable");
    if (there.believes === null) return refused("contest_moved");
    return { ok: true, reply: { reservation: {}, path: `/p/${there.slot}` } };
  }

  async #findOwner(): Promise<ContestOwner | null> {
    await this.#time.sleep(5 + this.#chance() * 20);
    const asked = this.#at("");
    if (asked.state === "frozen") await this.#time.sleep(hangsMs);
    if (asked.state !== "up" || this.#fails()) return null;
    return { path: `/p/${this.owner.slot}`, epoch: this.epoch };
  }

  async #join(path: string, events: RoomEvents): Promise<RoomSocket> {
    await this.#time.sleep(5 + this.#chance() * 20);
    const process = this.#at(path);
    if (process.state === "frozen") await this.#time.sleep(4 * hangsMs);
    if (process.state !== "up" || process.believes === null) throw new Error("nobody lets in");
    const connected: Connected = { process, events, isOpen: true };
    this.#connected.add(connected);
    const socket: RoomSocket = {
      request: () => this.#answer(connected),
      drop: () => {
        connected.isOpen = false;
        this.#connected.delete(connected);
      },
    };
    this.#sockets.set(connected, socket);
    void this.#time.sleep(this.#chance() * 30).then(() => {
      const epoch = process.believes;
      if (!connected.isOpen || process.state !== "up" || epoch === null) return;
      tellPrivate(events, epoch);
      if (connected.isOpen) events.state(wireState({ epoch, mark: `m${epoch}` }));
    });
    return socket;
  }

  /** Every question is one for the time. */
  async #answer(connected: Connected): Promise<never> {
    await this.#time.sleep(5 + this.#chance() * 20);
    if (connected.process.state !== "up" || !connected.isOpen) return new Promise(() => {});
    return { now: this.#time.now() } as never;
  }
}

/** Which epoch it is of stands in it, for a test to read. */
function tellPrivate(events: RoomEvents, epoch: number): void {
  events.private({ revision: epoch, change: { kind: "team", name: `${epoch}` }, mark: `p${epoch}` });
}

function refused(code: Trouble["code"]) {
  return { ok: false, problem: { code } } as const;
}

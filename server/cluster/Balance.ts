import type { Phase } from "../../shared/contest/phases.ts";
import type { Clock } from "../contests/clock.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import type { ClusterOwners } from "./ClusterOwners.ts";
import { findLighter, isTurnOf, type Lighter } from "./findLighter.ts";
import { type HandOverDeps, handOver } from "./handOver.ts";
import type { OwnershipStore } from "./OwnershipStore.ts";
import { Rounds } from "./Rounds.ts";

export interface BalanceDeps extends HandOverDeps {
  readonly store: Pick<OwnershipStore, "processes">;
  readonly owners: Pick<ClusterOwners, "isSure" | "release" | "renew">;
  readonly live: { find(contestId: string): Promise<MovedRunner | null> };
  /** Of the contests that run here and may go elsewhere. */
  readonly contestIds: () => readonly string[];
  readonly rooms: HandOverDeps["rooms"] & {
    /** Connections in the contest's room. */
    clientsIn(contestId: string): Promise<number>;
  };
  /** Whether all is well with what is beneath: else nothing is moved that need not be. */
  readonly isCalm: () => boolean;
  /** The service's: by it processes take turns. */
  readonly time: Pick<Clock, "now">;
  /** The process's own. */
  readonly clock: Clock;
}

/** What is asked of a contest that runs here. */
interface MovedRunner {
  readonly saving: boolean;
  readonly state: { readonly phase: Phase };
}

const lookEveryMs = 1_000;
/** Clients that have just lost a process are on their way, and loads a second old. */
const unevenForMs = 5_000;
/** Of more than two classes nobody is made to come back for the sake of balance. */
const mostClients = 60;

/** A contest that might go to another process. */
interface Movable {
  readonly contestId: string;
  readonly clients: number;
  readonly isRunning: boolean;
}

/**
 * Hands contests to the process that has the least to do, one at a time, where this one has had much more for a while: after
 * a process was away the others have all there is, and each would lose more at a time when it dies. CLU13
 */
export class Balance {
  readonly #deps: BalanceDeps;
  readonly #rounds: Rounds;
  /** By `monotonicMs`; null: there is no difference to speak of. */
  #unevenSince: number | null = null;

  constructor(deps: BalanceDeps) {
    this.#deps = deps;
    const { clock, log, self } = deps;
    this.#rounds = new Rounds(clock, lookEveryMs, async () => {
      try {
        await this.#look();
      } catch (err) {
        this.#unevenSince = null;
        if (!isDatabaseAway(err)) log.error({ process: self.id, err }, "contests were not balanced");
      }
    });
  }

  start(): void {
    this.#rounds.start(lookEveryMs);
  }

  /** Resolves when nothing more is handed over. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  async #look(): Promise<void> {
    const { store, self, time, clock } = this.#deps;
    const processes = this.#mayMove ? await store.processes() : [];
    const lighter = findLighter(processes, self.id);
    if (!lighter) {
      this.#unevenSince = null;
      return;
    }
    const now = clock.monotonicMs();
    this.#unevenSince ??= now;
    if (now - this.#unevenSince < unevenForMs || !isTurnOf(processes, self.id, time.now())) return;
    const contestId = await this.#choose(lighter);
    if (contestId !== null) await this.#move(contestId, lighter);
  }

  /** With one contest there is nothing to share. */
  get #mayMove(): boolean {
    const { owners, isCalm, contestIds } = this.#deps;
    return !this.#rounds.isStopped && owners.isSure && isCalm() && contestIds().length > 1;
  }

  /** The one whose move is noticed least, of those that do not turn the difference around. */
  async #choose({ excess }: Lighter): Promise<string | null> {
    const found = await Promise.all(this.#deps.contestIds().map((contestId) => this.#weigh(contestId)));
    const [first] = found
      .filter((one) => one !== null)
      // A contest and each connection is one of the load.
      .filter(({ clients }) => clients <= mostClients && 2 * (clients + 1) <= excess)
      .toSorted((a, b) => disturbance(a) - disturbance(b) || a.clients - b.clients);
    return first?.contestId ?? null;
  }

  /** Null: it has just gone, or is not written at the moment. */
  async #weigh(contestId: string): Promise<Movable | null> {
    const { live, rooms } = this.#deps;
    const runner = await live.find(contestId);
    if (!runner?.saving) return null;
    const clients = await rooms.clientsIn(contestId);
    return { contestId, clients, isRunning: runner.state.phase === "running" };
  }

  async #move(contestId: string, { process: next }: Lighter): Promise<void> {
    const { peers, owners, log, self } = this.#deps;
    try {
      await peers.prepare(next.address, contestId);
      if (!this.#mayMove) return;
      await handOver(this.#deps, contestId, { next, why: "balance" });
    } catch (err) {
      this.#unevenSince = null;
      log.warn({ contestId, process: self.id, to: next.slot, err }, "a contest was not handed over");
    }
    await owners.renew();
  }
}

function disturbance({ clients, isRunning }: Movable): number {
  if (clients === 0) return 0;
  return isRunning ? 2 : 1;
}

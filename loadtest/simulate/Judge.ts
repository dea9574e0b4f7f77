import { commandKeyOf } from "../../server/contests/actorKey.ts";
import type { Actor } from "../../shared/contest/commands.ts";
import { canonical } from "../../shared/contest/testing/golden.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Data } from "./model/Data.ts";
import type { Shown } from "./model/ModelRooms.ts";
import type { World } from "./World.ts";

interface Answer {
  readonly reply: CommandReply;
  readonly askedAt: number;
}

interface SentReply {
  readonly id: string;
  readonly actor: Actor;
  readonly reply: CommandReply;
}

/** What the judge counts. */
export interface Tally {
  readonly answered: number;
  readonly accepted: number;
  readonly shown: number;
  /** The longest that anybody waited for an answer, ms. */
  readonly longestWaitMs: number;
}

/** Remembers all that clients were told, and compares it with the journal when all is calm again. */
export class Judge {
  readonly faults: string[] = [];
  readonly #world: World;
  /** By contest and key: what was acknowledged. */
  readonly #accepted = new Map<string, Set<string>>();
  /** By contest and number: the event that was shown there, and of which epoch. */
  readonly #shown = new Map<string, Map<number, { readonly epoch: number; readonly event: string }>>();
  /** By client: the highest epoch that it was shown. */
  readonly #epochs = new Map<string, number>();
  #answers = 0;
  #shows = 0;
  #longestWaitMs = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get tally(): Tally {
    let accepted = 0;
    for (const keys of this.#accepted.values()) accepted += keys.size;
    return {
      accepted,
      answered: this.#answers,
      shown: this.#shows,
      longestWaitMs: Math.round(this.#longestWaitMs),
    };
  }

  fault(sentence: string): void {
    this.faults.push(`at ${Math.round(this.#world.now)} ms: ${sentence}`);
  }

  /** A program is about to tell a client so: from now on it must be true for ever. */
  sent(_client: string, contestId: string, { id, actor, reply }: SentReply): void {
    if (!reply.ok) return;
    const keys = this.#accepted.get(contestId) ?? new Set();
    this.#accepted.set(contestId, keys.add(commandKeyOf(actor, id)));
  }

  answered(client: string, _contestId: string, { reply, askedAt }: Answer): void {
    this.#answers += 1;
    this.#longestWaitMs = Math.max(this.#longestWaitMs, this.#world.now - askedAt);
    this.#world.note(`${client} ${reply.ok ? "ok" : reply.rejection.code}`);
  }

  shown(client: string, contestId: string, { epoch, seq, last }: Shown): void {
    this.#shows += 1;
    this.#world.note(`${client} sees ${epoch} ${seq}`);
    const before = this.#epochs.get(client) ?? 0;
    if (epoch < before) this.fault(`${client} was shown epoch ${epoch} after ${before}`);
    this.#epochs.set(client, Math.max(before, epoch));
    if (!last) return;
    const event = canonical(last);
    const events = this.#shown.get(contestId) ?? new Map();
    this.#shown.set(contestId, events);
    const known = events.get(seq);
    if (known && known.event !== event && known.epoch === epoch)
      this.fault(`two events were shown at ${contestId} ${seq} in epoch ${epoch}`);
    if (!known || known.epoch <= epoch) events.set(seq, { epoch, event });
  }

  /**
   * Compares with what stands in the journal. What was shown and is gone is a fault, unless it is said: `ActsMissed` of that
   * epoch or a later one, which only a database that went back after its owner had died may need.
   */
  async verdict(data: Data, contestIds: readonly string[], mayMiss: boolean): Promise<void> {
    for (const contestId of contestIds) {
      const entries = await data.journal.read(contestId, 0, Number.POSITIVE_INFINITY);
      const missed = entries.flatMap(({ event }) => (event.type === "ActsMissed" ? [event] : []));
      const isSaid = (epoch: number) => mayMiss && missed.some((event) => event.epoch >= epoch);
      const keys = entries.flatMap(({ commandKey }) => (commandKey === null ? [] : [commandKey]));
      if (isScattered(entries.map(({ commandKey }) => commandKey)))
        this.fault(`${contestId}: a command had its effect twice`);
      const there = new Set(keys);
      let gone = 0;
      for (const [seq, { epoch, event }] of this.#shown.get(contestId) ?? []) {
        const entry = entries[seq - 1];
        if (entry && canonical(entry.event) === event) continue;
        if (isSaid(epoch)) gone += 1;
        else this.fault(`${contestId} ${seq} of epoch ${epoch} was shown and is gone`);
      }
      for (const key of this.#accepted.get(contestId) ?? [])
        if (!there.has(key) && gone === 0) this.fault(`${contestId}: ${key} was acknowledged and is lost`);
    }
  }
}

/** Whether a command's events stand in more than one place. */
function isScattered(keys: readonly (string | null)[]): boolean {
  const begun = new Set<string>();
  let last: string | null = null;
  for (const key of keys) {
    if (key !== null && key !== last) {
      if (begun.has(key)) return true;
      begun.add(key);
    }
    last = key;
  }
  return false;
}

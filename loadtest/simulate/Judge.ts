import { commandKeyOf } from "../../server/contests/actorKey.ts";
import type { Actor } from "../../shared/contest/commands.ts";
import { canonical } from "../../shared/contest/testing/golden.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Excuses } from "./Excuses.ts";
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

/** An event as somebody was shown it. */
interface Sight {
  readonly epoch: number;
  readonly event: string;
  readonly at: number;
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
  /** By contest and key: when it was acknowledged first. */
  readonly #accepted = new Map<string, Map<string, number>>();
  /** By contest and number: the events that were shown there; more than one where a database lost the first. */
  readonly #shown = new Map<string, Map<number, Sight[]>>();
  /** By contest: the highest epoch in which somebody was shown that acts are missing. */
  readonly #toldOfLoss = new Map<string, number>();
  /** By contest and epoch: which process had it. */
  readonly #owners = new Map<string, string>();
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

  /** A process has a contest under this epoch: no other one ever has. */
  took(processId: string, contestId: string, epoch: number): void {
    this.#world.note(`${processId} has ${contestId} ${epoch}`);
    const key = `${contestId} in epoch ${epoch}`;
    const other = this.#owners.get(key) ?? processId;
    if (other !== processId) this.fault(`two processes had ${key}`);
    this.#owners.set(key, processId);
  }

  /** A program is about to tell a client so: from now on it must be true for ever. */
  sent(contestId: string, { id, actor, reply }: SentReply): void {
    if (!reply.ok) return;
    const keys = this.#accepted.get(contestId) ?? new Map();
    this.#accepted.set(contestId, keys);
    const key = commandKeyOf(actor, id);
    if (!keys.has(key)) keys.set(key, this.#world.now);
  }

  answered(client: string, { reply, askedAt }: Answer): void {
    this.#answers += 1;
    this.#longestWaitMs = Math.max(this.#longestWaitMs, this.#world.now - askedAt);
    this.#world.note(`${client} ${reply.ok ? "ok" : reply.rejection.code}`);
  }

  shown(client: string, contestId: string, { epoch, seq, last, missingActs }: Shown): void {
    this.#shows += 1;
    this.#world.note(`${client} sees ${epoch} ${seq}`);
    const before = this.#epochs.get(client) ?? 0;
    if (epoch < before) this.fault(`${client} was shown epoch ${epoch} after ${before}`);
    this.#epochs.set(client, Math.max(before, epoch));
    if (missingActs > 0)
      this.#toldOfLoss.set(contestId, Math.max(epoch, this.#toldOfLoss.get(contestId) ?? 0));
    if (!last) return;
    const events = this.#shown.get(contestId) ?? new Map<number, Sight[]>();
    this.#shown.set(contestId, events);
    const sights = events.get(seq) ?? [];
    events.set(seq, sights);
    const event = canonical(last);
    if (sights.some((known) => known.event === event)) return;
    if (sights.some((known) => known.epoch === epoch))
      this.fault(`two events were shown at ${contestId} ${seq} in epoch ${epoch}`);
    sights.push({ epoch, event, at: this.#world.now });
  }

  /**
   * Compares with what stands in the journal. What was shown and is gone is a fault, unless it is excused and said:
   * `ActsMissed` of that epoch or a later one, in the journal or shown to somebody before that was lost, too.
   */
  async verdict(data: Data, contestIds: readonly string[], excuses: Excuses): Promise<void> {
    for (const contestId of contestIds) {
      const entries = await data.journal.read(contestId, 0, Number.POSITIVE_INFINITY);
      const missed = entries.flatMap(({ event }) => (event.type === "ActsMissed" ? [event.epoch] : []));
      const saidOf = Math.max(...missed, this.#toldOfLoss.get(contestId) ?? 0);
      const keys = entries.map(({ commandKey }) => commandKey);
      if (isScattered(keys)) this.fault(`${contestId}: a command had its effect twice`);
      const epochs = data.epochsOf(contestId);
      if (epochs.some((epoch, index) => epoch < (epochs[index - 1] ?? 0)))
        this.fault(`${contestId}: two owners wrote at one time, the earlier one after the later one`);
      for (const [seq, { epoch, event, at }] of this.#sightsOf(contestId)) {
        const entry = entries[seq - 1];
        if (entry && canonical(entry.event) === event) continue;
        const what = `${contestId} ${seq} of epoch ${epoch} was shown and is gone`;
        if (!excuses.isExcused(contestId, at)) this.fault(what);
        else if (epoch > saidOf) this.fault(`${what}, and nobody was told`);
      }
      const there = new Set(keys);
      for (const [key, at] of this.#accepted.get(contestId) ?? [])
        if (!there.has(key) && !excuses.isExcused(contestId, at))
          this.fault(`${contestId}: ${key} was acknowledged and is lost`);
    }
  }

  #sightsOf(contestId: string): readonly (readonly [number, Sight])[] {
    const shown = [...(this.#shown.get(contestId) ?? [])];
    return shown.flatMap(([seq, sights]) => sights.map((sight) => [seq, sight] as const));
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

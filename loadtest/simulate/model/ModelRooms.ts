import type { Mark } from "../../../server/cluster/marks.ts";
import { OwnedElsewhere, type Place } from "../../../server/cluster/Owners.ts";
import type { ShortMemory } from "../../../server/cluster/ShortMemory.ts";
import { slotPath } from "../../../server/cluster/slotPath.ts";
import type { ContestRunner } from "../../../server/contests/ContestRunner.ts";
import { RunnerEnded } from "../../../server/contests/runnerTypes.ts";
import type { Listing } from "../../../server/redis/ListingStore.ts";
import type { LiveContests } from "../../../server/supervision/LiveContests.ts";
import type { Actor, Command } from "../../../shared/contest/commands.ts";
import type { ContestEvent } from "../../../shared/contest/events.ts";
import type { CommandReply } from "../../../shared/protocol.ts";
import type { Host } from "../Host.ts";
import type { World } from "../World.ts";

/** What a room shows: how far the contest is, and by what last event. */
export interface Shown {
  readonly epoch: number;
  readonly seq: number;
  readonly last: ContestEvent | null;
  readonly missingActs: number;
}

/** A client of a room, as the room sees it; what it tells comes after a moment, in order. */
export interface Member {
  show(shown: Shown): void;
  moved(path: string): void;
  left(): void;
}

/** What comes of asking for a place. */
export type Entered =
  | { readonly at: "here"; readonly path: string }
  /** To be asked for at this path instead. */
  | { readonly at: "there"; readonly path: string }
  | { readonly at: "nowhere"; readonly why: "contest_moved" | "unreachable" };

export interface ModelRoomsParts {
  readonly world: World;
  readonly host: Host;
  readonly processId: string;
  readonly slot: number;
  readonly live: LiveContests;
  readonly whereabouts: ShortMemory<Place>;
}

export interface ListedHere extends Listing {
  readonly clients: number;
  readonly metadata: { readonly contestId: string };
  readonly openedAt: number;
}

interface Room {
  readonly id: string;
  readonly openedAt: number;
  readonly runner: ContestRunner;
  readonly members: Set<Member>;
  isHeldOut: boolean;
}

const moved = { at: "nowhere", why: "contest_moved" } as const;

/**
 * The rooms of a program without Colyseus, sockets and HTTP: who asks for a place is led to the contest's owner, is shown what
 * is committed as soon as it is, and sends commands.
 */
export class ModelRooms {
  readonly #parts: ModelRoomsParts;
  readonly #rooms = new Map<string, Room>();
  readonly #leaving = new Set<string>();
  #isLeaving = false;

  constructor(parts: ModelRoomsParts) {
    this.#parts = parts;
  }

  /** Clients, in all of them. */
  get size(): number {
    let size = 0;
    for (const { members } of this.#rooms.values()) size += members.size;
    return size;
  }

  /** As Colyseus lists them. */
  get listings(): readonly ListedHere[] {
    const { processId } = this.#parts;
    return [...this.#rooms].map(([contestId, { id, openedAt, members }]) => ({
      ...{ roomId: id, processId, name: "contest", clients: members.size, openedAt },
      metadata: { contestId },
    }));
  }

  /** The program stops: its contests are let go of on purpose. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** The contest is let go of on purpose. */
  isLettingGoOf(contestId: string): boolean {
    return this.#isLeaving || this.#leaving.has(contestId);
  }

  async clientsIn(contestId: string): Promise<number> {
    return this.#rooms.get(contestId)?.members.size ?? 0;
  }

  /** The program stops: nobody new comes in. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** `isOwnPath`: asked for under this program's own path, so that it may claim. */
  async enter(contestId: string, mark: Mark | null, isOwnPath: boolean): Promise<Entered> {
    const { live, whereabouts, slot } = this.#parts;
    if (this.#leaving.has(contestId)) return moved;
    try {
      if (!(await live.find(contestId))) {
        const place = await whereabouts.find(contestId);
        if (place.at === "there") return { at: "there", path: slotPath(place.slot) };
        if (place.at === "nobody" && !isOwnPath) return { at: "there", path: slotPath(place.slot ?? slot) };
      }
      if (this.#isLeaving) return moved;
      const runner = await live.get(contestId, mark);
      this.#open(contestId, runner);
      return { at: "here", path: slotPath(slot) };
    } catch (error) {
      if (error instanceof OwnedElsewhere) whereabouts.forget(contestId);
      if (error instanceof OwnedElsewhere || error instanceof RunnerEnded) return moved;
      return { at: "nowhere", why: "unreachable" };
    }
  }

  /** False: the room has ended meanwhile. */
  join(contestId: string, member: Member): boolean {
    const room = this.#rooms.get(contestId);
    if (!room || room.isHeldOut) return false;
    room.members.add(member);
    member.show(shownBy(room.runner, null));
    return true;
  }

  drop(contestId: string, member: Member): void {
    this.#rooms.get(contestId)?.members.delete(member);
  }

  /** Null: nobody is there to answer. */
  async execute(contestId: string, id: string, actor: Actor, command: Command): Promise<CommandReply | null> {
    const room = this.#rooms.get(contestId);
    if (!room || room.isHeldOut) return { ok: false, rejection: { code: "contest_moved" } };
    const { clock } = room.runner;
    try {
      return await room.runner.execute({ id, actor, command, receivedAt: clock.now() });
    } catch (error) {
      if (error instanceof RunnerEnded) return { ok: false, rejection: { code: "contest_moved" } };
      throw error;
    }
  }

  /** As `ContestRooms.handOver`. */
  async handOver(contestId: string, take: () => Promise<string>): Promise<void> {
    this.#leaving.add(contestId);
    const room = this.#rooms.get(contestId);
    if (room) room.isHeldOut = true;
    try {
      await this.#parts.live.close(contestId);
      const path = await take();
      for (const member of room?.members ?? []) member.moved(path);
    } catch (error) {
      for (const member of room?.members ?? []) member.left();
      throw error;
    } finally {
      this.#rooms.delete(contestId);
      this.#leaving.delete(contestId);
    }
  }

  /** The program was killed: its sockets close. */
  cut(): void {
    for (const { members } of this.#rooms.values()) for (const member of members) member.left();
    this.#rooms.clear();
  }

  #open(contestId: string, runner: ContestRunner): void {
    if (this.#rooms.get(contestId)?.runner === runner) return;
    const { world } = this.#parts;
    const room: Room = {
      ...{ id: world.random.id(), openedAt: world.now, runner },
      ...{ members: new Set<Member>(), isHeldOut: false },
    };
    this.#rooms.set(contestId, room);
    const show = (last: ContestEvent | null) => {
      for (const member of room.members) member.show(shownBy(runner, last));
    };
    runner.subscribe({
      published: (_before, _after, events) => show(events.at(-1) ?? null),
      savingChanged: () => undefined,
      epochChanged: () => show(null),
      ended: () => {
        if (room.isHeldOut) return;
        for (const member of room.members) member.left();
        if (this.#rooms.get(contestId) === room) this.#rooms.delete(contestId);
      },
    });
  }
}

function shownBy({ epoch, seq, state }: ContestRunner, last: ContestEvent | null): Shown {
  return { epoch, seq, last, missingActs: state.missed?.acts ?? 0 };
}

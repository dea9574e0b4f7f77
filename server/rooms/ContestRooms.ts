import { randomUUID } from "node:crypto";
import { type LocalDriver, LocalPresence, matchMaker } from "@colyseus/core";
import { setLogger } from "@colyseus/core/Logger";
import { type GoodbyeReason, roomName } from "../../shared/protocol.ts";
import { delay, every } from "../contests/clock.ts";
import { Busyness } from "./Busyness.ts";
import { ContestRoom, type ContestRoomDeps, contestRoomClass } from "./ContestRoom.ts";
import { Transport, type TransportParts } from "./Transport.ts";
import type { Visitor } from "./visitor.ts";

export type ContestRoomsDeps = Omit<ContestRoomDeps, "busyness"> &
  TransportParts & {
    /** Colyseus' list of this process's rooms. Closed by whoever made it. */
    readonly driver: LocalDriver;
  };

/** The room has no place left, or is just ending: try again in a moment. */
export class NoPlace extends Error {
  override readonly name = "NoPlace";
}

interface OpenRoom {
  readonly listing: Awaited<ReturnType<typeof matchMaker.createRoom>>;
  readonly room: ContestRoom;
}

/** The contest is just being handed to another process: ask again in a moment. */
export class ContestLeaving extends Error {
  override readonly name = "ContestLeaving";
}

/** Less than what the process as a whole is given to stop. */
const closePatienceMs = 2_000;
const idleMs = 2 * 60_000;
const lookForIdleEveryMs = 60_000;

/**
 * The rooms of this process: one for each contest that somebody looks at. Colyseus' own HTTP routes are not mounted;
 * seats are given out here only, to visitors who proved over HTTP who they are. AUT8 SCY8
 */
export class ContestRooms {
  readonly #deps: ContestRoomsDeps;
  readonly #transport: Transport;
  /** Colyseus' calls between processes: there are none, so that none can go wrong. RDS2 */
  readonly #presence = new LocalPresence();
  readonly #rooms = new Map<string, Promise<OpenRoom>>();
  /** When a contest was last asked for, ms since 1970. */
  readonly #askedAt = new Map<string, number>();
  readonly #endSweeps: () => void;
  /** Contests that are being handed over. */
  readonly #leaving = new Set<string>();
  #closing = false;

  /** Colyseus keeps its state in the process: one at a time. */
  static async open(deps: ContestRoomsDeps): Promise<ContestRooms> {
    // Were its routes ever mounted, nobody could make or find a room by them, nor from another origin.
    matchMaker.controller.exposedMethods = [];
    matchMaker.controller.getCorsHeaders = () => ({});
    setLogger(quietLogger(deps));
    const rooms = new ContestRooms(deps);
    // A room is where its contest is, and seats in it are given out nowhere else.
    const here = async () => matchMaker.processId;
    await matchMaker.setup(rooms.#presence, deps.driver, undefined, here);
    matchMaker.defineRoomType(roomName, contestRoomClass({ ...deps, busyness: new Busyness(deps.clock) }));
    await matchMaker.accept();
    return rooms;
  }

  private constructor(deps: ContestRoomsDeps) {
    this.#deps = deps;
    this.#transport = new Transport(deps);
    this.#endSweeps = every(deps.clock, lookForIdleEveryMs, () => this.#closeIdle());
  }

  /**
   * A place in the contest's room, as the SDK consumes it. Throws {@link NoPlace}, {@link ContestLeaving} and what opening a
   * contest throws.
   */
  async reserve(contestId: string, visitor: Visitor, address: string): Promise<unknown> {
    if (this.#leaving.has(contestId)) throw new ContestLeaving("the contest is being handed over");
    const { listing, room } = await this.#getUnlessClosing(contestId);
    const connectionId = randomUUID();
    if (!room.expect(connectionId, visitor, address)) throw new NoPlace("the room is full");
    try {
      // Colyseus takes the connection's id from here: longer and less guessable than its own.
      return await matchMaker.reserveSeatFor(listing, {}, { ...visitor, sessionId: connectionId });
    } catch (error) {
      throw new NoPlace("the room is ending", { cause: error });
    }
  }

  /** Notes that a contest is in use, so that it is not closed. */
  use(contestId: string): void {
    this.#askedAt.set(contestId, this.#deps.clock.now());
  }

  /** Connections in the contest's room. */
  async clientsIn(contestId: string): Promise<number> {
    const open = await this.#rooms.get(contestId)?.catch(() => undefined);
    return open?.room.clients.length ?? 0;
  }

  /** When the last client left the contest's room, ms since 1970; null while somebody is there; 0 without a room. */
  async emptySince(contestId: string): Promise<number | null> {
    const open = await this.#rooms.get(contestId)?.catch(() => undefined);
    return open ? open.room.emptySince : 0;
  }

  /** Ends a contest's runner and with it the room; its clients are told to ask again. */
  async closeContest(contestId: string): Promise<void> {
    this.#askedAt.delete(contestId);
    await this.#deps.live.close(contestId);
  }

  /** Ends a contest's room for good: its clients are told why, and do not come back. LIB5 */
  async dissolve(contestId: string, reason: GoodbyeReason): Promise<void> {
    const open = await this.#rooms.get(contestId)?.catch(() => undefined);
    open?.room.dismissAll(reason);
    await this.closeContest(contestId);
  }

  /** Whether the contest is just being handed over: then nobody may open it here. */
  isLeaving(contestId: string): boolean {
    return this.#leaving.has(contestId);
  }

  /**
   * Hands a contest to another process: its runner finishes what is queued and ends, `take` has the other one take it and
   * gives the path that leads there, and everybody in the room is told. Nobody new is let in meanwhile, and what is asked is
   * left unanswered. When anything of it fails everybody is told to come back in the usual way, and this throws it. WAY10
   */
  async handOver(contestId: string, take: () => Promise<string>): Promise<void> {
    if (this.#leaving.has(contestId)) throw new ContestLeaving("the contest is being handed over already");
    this.#leaving.add(contestId);
    try {
      const open = await this.#rooms.get(contestId)?.catch(() => undefined);
      open?.room.holdOut();
      try {
        await this.closeContest(contestId);
        // Also where nobody is to be told of it.
        const path = await take();
        open?.room.moveTo(path);
      } catch (error) {
        open?.room.sendBack();
        throw error;
      }
    } finally {
      this.#leaving.delete(contestId);
    }
  }

  /** Sends the clients of this sign-in away, wherever they are. */
  signOut(authSessionId: string): void {
    for (const opening of this.#rooms.values()) {
      opening.then(
        ({ room }) => room.signOut(authSessionId),
        () => undefined,
      );
    }
  }

  /** Everybody is told to come back, and nobody new is let in. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#endSweeps();
    // Everybody present is told at once; it waits for those who are just coming in.
    const told = new AbortController();
    const tooLong = delay(this.#deps.clock, closePatienceMs, told.signal).catch(() => undefined);
    await Promise.race([matchMaker.gracefullyShutdown(), tooLong]);
    told.abort();
    this.#transport.shutdown();
    this.#presence.shutdown();
  }

  /** Whoever was sent away from a room may ask again before the server stops listening. */
  async #getUnlessClosing(contestId: string): Promise<OpenRoom> {
    const stopping = "the server is stopping";
    if (this.#closing) throw new NoPlace(stopping);
    try {
      return await this.#get(contestId);
    } catch (error) {
      throw this.#closing ? new NoPlace(stopping, { cause: error }) : error;
    }
  }

  #get(contestId: string): Promise<OpenRoom> {
    this.use(contestId);
    const known = this.#rooms.get(contestId);
    if (known) return known;
    const opening = this.#create(contestId);
    this.#rooms.set(contestId, opening);
    const forget = () => {
      if (this.#rooms.get(contestId) === opening) this.#rooms.delete(contestId);
    };
    opening.then(({ room }) => room.onceEnded(forget), forget);
    return opening;
  }

  async #create(contestId: string): Promise<OpenRoom> {
    // What keeps it from opening is told as it is, and not as Colyseus tells a room's failure.
    await this.#deps.live.get(contestId);
    const listing = await matchMaker.createRoom(roomName, { contestId });
    const room = matchMaker.getLocalRoomById(listing.roomId);
    if (!(room instanceof ContestRoom)) throw new NoPlace("the room ended while it was being made");
    return { listing, room };
  }

  /** Contests that are not under way are closed when nobody has looked at them for a while. */
  #closeIdle(): void {
    for (const contestId of this.#askedAt.keys()) {
      this.#closeIfIdle(contestId).catch((error: unknown) => {
        this.#deps.log.warn({ contestId, err: error }, "an idle contest was not closed");
      });
    }
  }

  async #closeIfIdle(contestId: string): Promise<void> {
    const { clock, live } = this.#deps;
    const open = await this.#rooms.get(contestId)?.catch(() => undefined);
    const runner = await live.find(contestId);
    if (!runner) {
      this.#askedAt.delete(contestId);
      return;
    }
    const since = Math.max(
      this.#askedAt.get(contestId) ?? 0,
      open ? (open.room.emptySince ?? clock.now()) : 0,
    );
    const { phase } = runner.state;
    if (clock.now() - since < idleMs || (phase !== "draft" && phase !== "finished")) return;
    await this.closeContest(contestId);
  }
}

/** Colyseus logs what strangers send as errors: for us that is noise. Faults of rooms come by `onUncaughtException`. */
function quietLogger({ log }: ContestRoomsDeps) {
  const debug = (...parts: unknown[]) => log.debug({ colyseus: parts }, "colyseus");
  return { debug, error: debug, info: debug, trace: debug, warn: debug };
}

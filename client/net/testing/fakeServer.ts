import type { ContestOwner } from "../../../shared/api.ts";
import type {
  CommandReply,
  PrivateMessage,
  RoomReply,
  RoomRequest,
  RoomRequestType,
} from "../../../shared/protocol.ts";
import type { WireState } from "../../../shared/wireState.ts";
import type { Trouble } from "../http.ts";
import type { LinkParts, SeatWish } from "../linkParts.ts";
import type { RoomEvents, RoomSocket } from "../roomSocket.ts";
import { createSeen } from "../seen.ts";
import { startServerClock } from "../serverClock.ts";
import { browserTimers } from "../timers.ts";

/** The far end of a link, in memory: a network that can be cut and a server that answers as told. */
export interface FakeServer {
  readonly parts: LinkParts;
  /** Every connection that was made. */
  readonly rooms: FakeRoom[];
  /** Answers to the next tries for a seat; then seats are given. */
  readonly refusals: Trouble[];
  /** How commands are answered; "silence" loses them. */
  answer: (id: string) => CommandReply | "silence";
  /** When false, nothing is answered any more, and nobody is told. */
  isAnswering: boolean;
  readonly commandIds: string[];
  syncReply: PrivateMessage | null;
  /** Of the process that gives the next seats; empty: there is but one. */
  path: string;
  /** Who is said to have the contest. */
  owner: ContestOwner | null;
  /** How often that was asked. */
  ownerAsked: number;
  /** Every seat that was asked for. */
  readonly wishes: SeatWish[];
  last(): FakeRoom;
}

export interface FakeRoom {
  readonly events: RoomEvents;
  readonly path: string;
  isOpen: boolean;
  /** The server, or the network, ends the connection. */
  cut(): void;
}

const done: CommandReply = { ok: true, outcome: { type: "done" } };

export function startFakeServer(localNow: () => number): FakeServer {
  const server: FakeServer = {
    rooms: [],
    refusals: [],
    answer: () => done,
    isAnswering: true,
    commandIds: [],
    syncReply: null,
    path: "",
    owner: null,
    ownerAsked: 0,
    wishes: [],
    last() {
      const room = server.rooms.at(-1);
      if (!room) throw new Error("nobody has connected");
      return room;
    },
    parts: {
      clock: startServerClock(localNow, () => 0),
      seen: createSeen("ABC234", { read: () => null, write: () => {} }, localNow),
      timers: browserTimers,
      localNow,
      random: () => 1,
      async reserve(wish) {
        server.wishes.push(wish);
        const problem = server.refusals.shift();
        const path = wish.path === "" ? server.path : wish.path;
        return problem ? { ok: false, problem } : { ok: true, reply: { reservation: {}, path } };
      },
      join: async (_reservation, path, events) => openRoom(server, path, events),
      async findOwner() {
        server.ownerAsked += 1;
        return server.owner;
      },
    },
  };
  return server;
}

function openRoom(server: FakeServer, path: string, events: RoomEvents): RoomSocket {
  const room: FakeRoom = {
    events,
    path,
    isOpen: true,
    cut() {
      if (!room.isOpen) return;
      room.isOpen = false;
      events.left();
    },
  };
  server.rooms.push(room);
  return {
    request: (type, payload) => reply(server, type, payload),
    drop() {
      room.isOpen = false;
    },
  };
}

function reply<T extends RoomRequestType>(
  server: FakeServer,
  type: T,
  payload: RoomRequest<T>,
): Promise<RoomReply[T]> {
  return new Promise((resolve) => {
    if (!server.isAnswering) return;
    const value = replyTo(server, type, payload);
    // Each request type is answered with its own kind of reply just below.
    if (value !== "silence") resolve(value as RoomReply[T]);
  });
}

function replyTo(
  server: FakeServer,
  type: RoomRequestType,
  payload: object,
): RoomReply[RoomRequestType] | "silence" {
  if (type === "time") return { now: 1_000_000 + server.parts.localNow() };
  if (type === "sync") return server.syncReply ?? "silence";
  const id = "id" in payload ? String(payload.id) : "";
  server.commandIds.push(id);
  return server.answer(id);
}

export function wireState(changes: Partial<WireState> = {}): WireState {
  return {
    epoch: 1,
    mark: "",
    missingActs: 0,
    roomCode: "ABC234",
    title: "Spring",
    language: "en",
    theme: "",
    rules: "{}",
    board: '{"rows":1,"columns":1,"cards":[]}',
    phase: "running",
    entryOpen: true,
    saving: true,
    durationMs: 60_000,
    startsAt: 0,
    startedAt: 0,
    endsAt: 0,
    pausedAt: 0,
    finishedAt: 0,
    extraTimeTeams: 0,
    countdownAt: 0,
    cover: "",
    announcement: "",
    screens: "",
    entryByApproval: false,
    frozenAt: 0,
    shownPlaces: 0,
    revealed: "",
    lastReveal: "",
    finality: "",
    awards: "",
    review: "",
    teams: new Map(),
    ...changes,
  };
}

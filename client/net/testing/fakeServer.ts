import type {
  CommandReply,
  PrivateMessage,
  RoomReply,
  RoomRequest,
  RoomRequestType,
} from "../../../shared/protocol.ts";
import type { WireState } from "../../../shared/wireState.ts";
import type { Trouble } from "../http.ts";
import type { LinkParts } from "../roomLink.ts";
import type { RoomEvents, RoomSocket } from "../roomSocket.ts";
import { startServerClock } from "../serverClock.ts";

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
  last(): FakeRoom;
}

export interface FakeRoom {
  readonly events: RoomEvents;
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
    last() {
      const room = server.rooms.at(-1);
      if (!room) throw new Error("nobody has connected");
      return room;
    },
    parts: {
      clock: startServerClock(localNow, () => 0),
      localNow,
      random: () => 1,
      async reserve() {
        const problem = server.refusals.shift();
        return problem ? { ok: false, problem } : { ok: true, reply: { reservation: {} } };
      },
      join: async (_reservation, events) => openRoom(server, events),
    },
  };
  return server;
}

function openRoom(server: FakeServer, events: RoomEvents): RoomSocket {
  const room: FakeRoom = {
    events,
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
    missingActs: 0,
    cover: "",
    announcement: "",
    screens: "",
    entryByApproval: false,
    frozenAt: 0,
    shownPlaces: 0,
    revealed: "",
    finality: "",
    awards: "",
    review: "",
    teams: new Map(),
    ...changes,
  };
}

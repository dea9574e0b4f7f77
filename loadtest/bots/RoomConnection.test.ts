import type { AddressInfo } from "node:net";
import {
  type Client,
  defineRoom,
  defineServer,
  type MessageContext,
  matchMaker,
  Protocol,
  Room,
} from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { ContestSchema, TeamSchema } from "../../server/rooms/schema.ts";
import { classicRules } from "../../shared/contest/rules.ts";
import type { RoomMessages } from "../../shared/protocol.ts";
import { readWireState } from "../../shared/wireState.ts";
import {
  type ConnectionOptions,
  RequestFailed,
  RequestRejected,
  RequestUnanswered,
  RoomConnection,
} from "./RoomConnection.ts";
import { frameCodes } from "./wire.ts";

const secret = "a word that stands in a message";

/** As much of a room as a connection can meet. */
class TinyRoom extends Room<{ state: ContestSchema }> {
  override state = new ContestSchema();
  override messages = {
    time: () => ({ now: 12 }),
    sync: (_client: Client, _payload: unknown, context: MessageContext) => context.reject({ code: "no" }),
    command: () => new Promise(() => {}),
    buy: (_client: Client, { points }: { points: number }) => {
      const team = this.state.teams.get("t1");
      if (team) team.balance -= points;
      return team?.balance;
    },
    whoAmI: (client: Client) => client.auth,
    kick: (client: Client) => client.leave(4100),
  };

  override onCreate(): void {
    const board = { rows: 1, columns: 1, cards: [] };
    this.state.title = "Small contest";
    this.state.rules = JSON.stringify(classicRules);
    this.state.board = JSON.stringify(board);
    const team = new TeamSchema();
    Object.assign(team, { name: "Foxes", balance: 500 });
    team.cells.push(0, 1, 11, 300 % 256);
    this.state.teams.set("t1", team);
    this.patchRate = 5;
  }

  override onJoin(client: Client): void {
    client.send("goodbye", { reason: secret });
  }
}

const server = defineServer({
  greet: false,
  gracefullyShutdown: false,
  transport: new WebSocketTransport(),
  rooms: { tiny: defineRoom(TinyRoom) },
});
let origin = "";
const connections: RoomConnection[] = [];

beforeAll(async () => {
  await server.listen(0, "127.0.0.1");
  // Colyseus declares the transport's server as its own kind of one; it is Node's.
  const { port } = (server.transport.server as unknown as { address(): AddressInfo }).address();
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => {
  for (const connection of connections.splice(0)) connection.terminate();
});
afterAll(() => server.gracefullyShutdown(false));

it("takes a seat and reads the state and its patches", async () => {
  const { connection, shown } = await join();
  expect(connection.isOpen).toBe(true);
  // What the room was made with may come once more as a patch, before or after this moment.
  expect(new Set(shown.balances)).toEqual(new Set([500]));
  expect(shown.live?.view).toMatchObject({ title: "Small contest", rules: { slots: 3 } });
  expect(shown.live?.view.teams.t1).toMatchObject({ name: "Foxes", cells: [0, 1, 11, 44] });
  expect(await connection.requestAnything("buy", { points: 100 }, 1_000)).toBe(400);
  await until(() => shown.balances.at(-1) === 400);
});

it("connects from its own address", async () => {
  const addresses = new Set<string | undefined>();
  const note = (request: { socket: { remoteAddress?: string } }) => {
    addresses.add(request.socket.remoteAddress);
  };
  server.transport.server?.on("upgrade", note);
  await join({ localAddress: "127.9.8.7" });
  expect([...addresses].join()).toContain("127.9.8.7");
});

it("shows messages, and every byte of them", async () => {
  const frames: Uint8Array[] = [];
  const { shown } = await join({ onFrame: (frame) => frames.push(Uint8Array.from(frame)) });
  await until(() => shown.messages.length === 1);
  expect(shown.messages).toEqual([["goodbye", { reason: secret }]]);
  const bytes = Buffer.concat(frames).toString("latin1");
  expect(bytes).toContain(secret);
  expect(bytes).toContain("Small contest");
});

it("tells apart an answer, a no, a failure and no answer", async () => {
  const { connection } = await join();
  expect(await connection.request("time", {}, 1_000)).toEqual({ now: 12 });
  await expect(connection.request("sync", {}, 1_000)).rejects.toThrow(RequestRejected);
  await expect(connection.requestAnything("nonsense", {}, 1_000)).rejects.toThrow(RequestFailed);
  const silent = { id: "0123456789abcdef", command: { type: "BuyCard", cardId: 1 } } as const;
  await expect(connection.request("command", silent, 50)).rejects.toThrow(RequestUnanswered);
});

it("matches answers to requests when many are under way", async () => {
  const { connection } = await join();
  const asked = Array.from({ length: 300 }, () => connection.requestAnything("buy", { points: 1 }, 1_000));
  const balances = await Promise.all(asked);
  expect(new Set(balances).size).toBe(300);
});

it("leaves requests unanswered when it is cut off, and says so once", async () => {
  const { connection, shown } = await join();
  const silent = connection.requestAnything("command", {}, 10_000);
  connection.terminate();
  connection.terminate();
  await expect(silent).rejects.toThrow(RequestUnanswered);
  expect(shown.closed).toEqual([1006]);
  expect(connection.isOpen).toBe(false);
});

it("hears why the room closed it", async () => {
  const { connection, shown } = await join();
  connection.requestAnything("kick", {}, 1_000).catch(() => {});
  await until(() => shown.closed.length === 1);
  expect(shown.closed).toEqual([4100]);
});

it("rejects when there is no such seat, and when nobody answers", async () => {
  const { reservation } = await reserve();
  await expect(join({ reservation: { ...reservation, sessionId: "other" } })).rejects.toThrow(
    /expired|refused/,
  );
  await expect(join({ reservation, origin: "http://127.0.0.1:1" })).rejects.toThrow(/ECONNREFUSED/);
});

it("knows the server's codes", () => {
  expect(frameCodes).toEqual({
    joinRoom: Protocol.JOIN_ROOM,
    error: Protocol.ERROR,
    leaveRoom: Protocol.LEAVE_ROOM,
    roomData: Protocol.ROOM_DATA,
    roomState: Protocol.ROOM_STATE,
    roomStatePatch: Protocol.ROOM_STATE_PATCH,
    roomRequest: Protocol.ROOM_REQUEST,
    roomResponse: Protocol.ROOM_RESPONSE,
  });
});

async function reserve() {
  const reservation = await matchMaker.joinOrCreate("tiny", {});
  return { reservation };
}

async function join(change: Partial<ConnectionOptions> = {}) {
  const shown = {
    balances: [] as (number | undefined)[],
    live: null as ReturnType<typeof readWireState> | null,
    messages: [] as [string, RoomMessages[keyof RoomMessages]][],
    closed: [] as number[],
  };
  const connection = await RoomConnection.open({
    origin,
    localAddress: "127.1.0.1",
    ...(change.reservation === undefined ? await reserve() : { reservation: change.reservation }),
    events: {
      state: (state) => {
        shown.live = readWireState(state, shown.live);
        shown.balances.push(shown.live.view.teams.t1?.balancePoints);
      },
      message: (type, payload) => shown.messages.push([type, payload]),
      closed: (code) => shown.closed.push(code),
    },
    ...change,
  });
  connections.push(connection);
  return { connection, shown };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import WebSocket, { type Server, WebSocketServer } from "ws";
import { createMetrics } from "../ops/metrics.ts";
import { SocketFaults } from "../sockets/SocketFaults.ts";
import { eventually } from "../test/eventually.ts";
import { Connection, writeSent } from "./Connection.ts";

let server: Server<typeof Connection>;
const mostUnreadBytes = 1024 * 1024;
const { socketFaults } = createMetrics();
const faults = new SocketFaults(pino({ level: "silent" }), { socketFaults });

beforeEach(async () => {
  server = new WebSocketServer({
    host: "127.0.0.1",
    port: 0,
    perMessageDeflate: false,
    WebSocket: Connection,
  });
  await once(server, "listening");
});

afterEach(() => {
  for (const connection of server.clients) connection.terminate();
  server.close();
});

/** A client with all that it received, and the server's end of it. */
async function connect() {
  const arrived = once(server, "connection");
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  client.binaryType = "nodebuffer";
  const received: Buffer[] = [];
  client.on("message", (data) => received.push(data as Buffer)); // as binaryType says
  const [connection, request] = (await arrived) as [Connection, { socket: Socket }];
  const cuts: string[] = [];
  connection.attach(request.socket, { faults, mostUnreadBytes, cut: (reason) => cuts.push(reason) });
  if (client.readyState !== WebSocket.OPEN) await once(client, "open");
  return { client, connection, received, cuts, stream: request.socket };
}

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

describe("a connection", () => {
  it("sends messages of all lengths in their order", async () => {
    const { connection, received } = await connect();
    const sent = [0, 1, 125, 126, 65_535, 65_536, 200_000].map((length, index) => bytes(length, index));
    for (const data of sent) connection.send(data, { binary: true });
    await eventually(() => expect(received).toHaveLength(sent.length));
    expect(received.map((data) => new Uint8Array(data))).toEqual(sent);
  });

  it("writes once what one turn of the loop sent, also after what it waited for", async () => {
    const { connection, received, stream } = await connect();
    const write = vi.spyOn(stream, "write");
    connection.send(bytes(10, 1), { binary: true });
    await Promise.resolve();
    connection.send(bytes(10, 2), { binary: true });
    expect(write).not.toHaveBeenCalled();
    await nextTurn();
    expect(write).toHaveBeenCalledOnce();
    await eventually(() => expect(received).toEqual([bytes(10, 1), bytes(10, 2)].map(Buffer.from)));
  });

  it("writes at once when told to, and then nothing twice", async () => {
    const { connection, received, stream } = await connect();
    const write = vi.spyOn(stream, "write");
    connection.send(bytes(10, 1), { binary: true });
    writeSent();
    expect(write).toHaveBeenCalledOnce();
    await nextTurn();
    expect(write).toHaveBeenCalledOnce();
    connection.send(bytes(10, 2), { binary: true });
    await eventually(() => expect(received).toHaveLength(2));
  });

  it("keeps what a slow client has not read yet, although its memory is used again: SEE14", async () => {
    const { client, connection, received, stream } = await connect();
    client.pause();
    const memory = bytes(100_000, 0);
    let messages = 0;
    while (stream.writableLength < 3 * memory.length) {
      messages += 1;
      memory.fill(messages);
      connection.send(memory.subarray(0), { binary: true });
      await nextTurn();
    }
    client.resume();
    await eventually(() => expect(received).toHaveLength(messages));
    received.forEach((data, index) => {
      expect(data.equals(bytes(memory.length, index + 1))).toBe(true);
    });
  });

  it("sends the same array with other bytes in a later turn", async () => {
    const [one, other] = [await connect(), await connect()];
    const memory = bytes(5, 1);
    for (const { connection } of [one, other]) connection.send(memory, { binary: true });
    await nextTurn();
    memory.fill(2);
    for (const { connection } of [one, other]) connection.send(memory, { binary: true });
    for (const { received } of [one, other])
      await eventually(() => expect(received).toEqual([bytes(5, 1), bytes(5, 2)].map(Buffer.from)));
  });

  it("says what was sent before it closes, and takes nothing after that", async () => {
    const { client, connection, received } = await connect();
    connection.send(bytes(3, 1), { binary: true });
    connection.close(4_001, "enough");
    connection.send(bytes(3, 2), { binary: true });
    const [code] = await once(client, "close");
    expect(code).toBe(4_001);
    expect(received).toEqual([Buffer.from(bytes(3, 1))]);
  });

  it("keeps the order with what needs a callback, which is called", async () => {
    const { connection, received } = await connect();
    connection.send(bytes(3, 1), { binary: true });
    await new Promise<void>((resolve, reject) => {
      connection.send(bytes(3, 2), { binary: true }, (error?: Error) => (error ? reject(error) : resolve()));
    });
    connection.send(bytes(3, 3), { binary: true });
    await eventually(() =>
      expect(received).toEqual([bytes(3, 1), bytes(3, 2), bytes(3, 3)].map(Buffer.from)),
    );
  });

  it("bears that the client has gone", async () => {
    const { client, connection } = await connect();
    client.terminate();
    connection.send(bytes(3, 1), { binary: true });
    await once(connection, "close");
    connection.send(bytes(3, 2), { binary: true });
    await nextTurn();
    expect(connection.readyState).toBe(WebSocket.CLOSED);
  });

  it("NET1 is closed, and nothing else, when what it sent makes a listener throw", async () => {
    const { client, connection } = await connect();
    const other = await connect();
    connection.on("message", () => {
      throw new Error("a bug");
    });
    client.send("anything");
    await once(client, "close");
    other.client.send("anything");
    await once(other.connection, "message");
    expect((await socketFaults.get()).values[0]?.value).toBe(1);
  });

  it("NET3 is cut off when more waits to be read than a client may leave unread", async () => {
    const { client, connection, cuts, stream } = await connect();
    client.pause();
    let most = 0;
    while (connection.readyState === WebSocket.OPEN) {
      connection.send(bytes(100_000, 1), { binary: true });
      await nextTurn();
      most = Math.max(most, connection.unreadBytes);
    }
    expect(cuts).toEqual(["unread"]);
    expect(most).toBeLessThanOrEqual(mostUnreadBytes);
    expect(most).toBeGreaterThan(mostUnreadBytes / 2);
    expect(stream.destroyed).toBe(true);
    client.terminate();
  });

  it("NET3 gets one message of any size when it has read all before", async () => {
    const { connection, received, cuts } = await connect();
    connection.send(bytes(3 * mostUnreadBytes, 1), { binary: true });
    await eventually(() => expect(received).toHaveLength(1));
    expect(cuts).toEqual([]);
  });

  it("NET4 has answered only by the echo of what it was asked, after reading all before it", async () => {
    const { client, connection } = await connect();
    connection.ask();
    connection.ask();
    await eventually(() => expect(connection.unanswered).toBe(0));
    client.pause();
    connection.ask();
    for (const guess of ["", "1", Buffer.alloc(8)]) client.pong(guess);
    client.send("heard after the guesses");
    await once(connection, "message");
    expect(connection.unanswered).toBe(1);
    client.resume();
    await eventually(() => expect(connection.unanswered).toBe(0));
  });
});

import { once } from "node:events";
import net from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import { eventually } from "../../server/test/eventually.ts";
import { Forwarder } from "./Forwarder.ts";
import { ForwarderThread } from "./ForwarderThread.ts";

const slowMs = 120;

/** What either of them does; the one in a thread says when it is done. */
interface Forwarding {
  readonly port: number;
  slow(delayMs: number): unknown;
  silence(): unknown;
  thaw(): unknown;
  cut(): unknown;
  reset(): unknown;
  leadTo(port: number): unknown;
  close(): unknown;
}

interface Kind {
  readonly name: string;
  start(port: number): Promise<Forwarding>;
}

const kinds: readonly Kind[] = [
  { name: "the forwarder", start: (port) => Forwarder.start(port) },
  { name: "the forwarder in a thread of its own", start: (port) => ForwarderThread.start(port) },
];

/** Says its name to whoever comes, and then what it hears. */
class Echo {
  readonly #server: net.Server;
  /** Those that are open. */
  connections = 0;

  static async start(name: string): Promise<Echo> {
    const echo = new Echo(name);
    echo.#server.listen(0, "127.0.0.1");
    await once(echo.#server, "listening");
    return echo;
  }

  private constructor(name: string) {
    this.#server = net.createServer((socket) => {
      this.connections += 1;
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.connections -= 1;
      });
      socket.write(name);
      socket.pipe(socket);
    });
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the echo does not listen");
    return address.port;
  }

  close(): void {
    this.#server.close();
  }
}

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function echoOf(name: string): Promise<Echo> {
  const echo = await Echo.start(name);
  opened.push(echo);
  return echo;
}

function call(server: { readonly port: number }): Caller {
  const caller = new Caller(server);
  opened.push(caller);
  return caller;
}

/** Twenty times there and back beside the forwarder: what it had passed on would have been heard by then. */
async function aWhile(echo: Echo): Promise<void> {
  const beside = call(echo);
  let heard = "one ";
  for (let times = 0; times < 20; times += 1) {
    await beside.hears(heard);
    beside.socket.write(".");
    heard += ".";
  }
  await beside.hears(heard);
  const before = echo.connections;
  beside.close();
  await eventually(() => expect(echo.connections).toBe(before - 1));
}

describe.each(kinds)("$name", ({ start }) => {
  async function forwardedEcho() {
    const echo = await echoOf("one ");
    const forwarder = await start(echo.port);
    opened.push(forwarder);
    return { echo, forwarder };
  }

  it("passes on what is said, both ways and in order", async () => {
    const caller = call((await forwardedEcho()).forwarder);
    for (const word of ["two ", "three"]) caller.socket.write(word);
    await caller.hears("one two three");
  });

  it("passes on the end", async () => {
    const caller = call((await forwardedEcho()).forwarder);
    const ended = once(caller.socket, "close");
    caller.socket.end("goodbye");
    await caller.hears("one goodbye");
    await ended;
  });

  it("is slow each way when told to", async () => {
    const { forwarder } = await forwardedEcho();
    const caller = call(forwarder);
    await caller.hears("one ");
    await forwarder.slow(slowMs);
    const sentAt = performance.now();
    for (const word of ["two ", "three"]) caller.socket.write(word);
    await caller.hears("one two three");
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(2 * slowMs - 2);
  });

  it("lets nothing through while it is silent, no end either, and all of it afterwards", async () => {
    const { echo, forwarder } = await forwardedEcho();
    const [before, gone] = [call(forwarder), call(forwarder)];
    for (const caller of [before, gone]) await caller.hears("one ");
    await forwarder.silence();
    before.socket.write("two ");
    gone.close();
    const early = call(forwarder);
    early.socket.write("three ");
    await aWhile(echo);
    expect([echo.connections, before.heard, early.heard]).toEqual([2, "one ", ""]);
    expect([before, early].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
    await forwarder.thaw();
    await before.hears("one two ");
    await early.hears("one three ");
    await eventually(() => expect(echo.connections).toBe(2));
    early.socket.write("four");
    await early.hears("one three four");
  });

  it("ends what it silenced when it is cut", async () => {
    const { echo, forwarder } = await forwardedEcho();
    const before = call(forwarder);
    await before.hears("one ");
    await forwarder.silence();
    const early = call(forwarder);
    await once(early.socket, "connect");
    await forwarder.cut();
    for (const { socket } of [before, early]) if (!socket.closed) await once(socket, "close");
    await eventually(() => expect(echo.connections).toBe(0));
    await forwarder.thaw();
    await forwarder.leadTo(echo.port);
    await call(forwarder).hears("one ");
  });

  it("cuts what is connected, lets nobody in, and leads elsewhere", async () => {
    const { forwarder } = await forwardedEcho();
    const other = await echoOf("another");
    const before = call(forwarder);
    await before.hears("one ");
    const ended = once(before.socket, "close");
    await forwarder.cut();
    await ended;
    const refused = call(forwarder);
    await once(refused.socket, "close");
    await refused.hears("");
    await forwarder.leadTo(other.port);
    await call(forwarder).hears("another");
  });

  it("resets what is connected, and whoever comes, until it leads on", async () => {
    const { echo, forwarder } = await forwardedEcho();
    const before = call(forwarder);
    await before.hears("one ");
    await forwarder.reset();
    await before.fails("ECONNRESET");
    await call(forwarder).fails("ECONNRESET");
    await eventually(() => expect(echo.connections).toBe(0));
    await forwarder.leadTo(echo.port);
    await call(forwarder).hears("one ");
  });
});

test("the forwarder lets nothing more be heard after so many parts, and ends nothing", async () => {
  const forwarder = await Forwarder.start((await echoOf("one ")).port);
  opened.push(forwarder);
  forwarder.freezeAfter(2);
  const caller = call(forwarder);
  await caller.hears("one ");
  caller.socket.write("two");
  await caller.hears("one two");
  caller.socket.write("three");
  await call(forwarder).hears("");
  await caller.hears("one two");
  expect(caller.socket.destroyed).toBe(false);
  forwarder.thaw();
  await call(forwarder).hears("one ");
});

/** Connected to a port of the loopback; keeps all that it hears. */
class Caller {
  readonly socket: net.Socket;
  heard = "";
  #failure: string | undefined;

  constructor({ port }: { readonly port: number }) {
    this.socket = net.connect(port, "127.0.0.1");
    this.socket.on("error", ({ code }: NodeJS.ErrnoException) => {
      this.#failure = code;
    });
    this.socket.on("data", (part) => {
      this.heard += String(part);
    });
  }

  /** Resolves when this is all that was heard. */
  async hears(expected: string): Promise<void> {
    await eventually(() => expect(this.heard).toBe(expected));
  }

  /** Resolves when the connection has failed like this. */
  async fails(code: string): Promise<void> {
    await eventually(() => expect(this.#failure).toBe(code));
  }

  close(): void {
    this.socket.destroy();
  }
}

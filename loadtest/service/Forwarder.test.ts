import { once } from "node:events";
import net from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../server/test/eventually.ts";
import { Forwarder } from "./Forwarder.ts";

const slowMs = 120;

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

describe("the forwarder", () => {
  const opened: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });

  async function forwardedEcho() {
    const echo = await echoOf("one ");
    const forwarder = await Forwarder.start(echo.port);
    opened.push(forwarder);
    return { echo, forwarder };
  }

  async function echoOf(name: string): Promise<Echo> {
    const echo = await Echo.start(name);
    opened.push(echo);
    return echo;
  }

  function call(forwarder: { readonly port: number }): Caller {
    const caller = new Caller(forwarder);
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
    forwarder.slow(slowMs);
    const sentAt = performance.now();
    for (const word of ["two ", "three"]) caller.socket.write(word);
    await caller.hears("one two three");
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(2 * slowMs - 2);
  });

  it("lets nothing more be heard after so many parts, and ends nothing", async () => {
    const { forwarder } = await forwardedEcho();
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

  it("lets nothing through while it is silent, no end either, and all of it afterwards", async () => {
    const { echo, forwarder } = await forwardedEcho();
    const [before, gone] = [call(forwarder), call(forwarder)];
    for (const caller of [before, gone]) await caller.hears("one ");
    forwarder.silence();
    before.socket.write("two ");
    gone.close();
    const early = call(forwarder);
    early.socket.write("three ");
    await aWhile(echo);
    expect([echo.connections, before.heard, early.heard]).toEqual([2, "one ", ""]);
    expect([before, early].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
    forwarder.thaw();
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
    forwarder.silence();
    const early = call(forwarder);
    await once(early.socket, "connect");
    forwarder.cut();
    for (const { socket } of [before, early]) if (!socket.closed) await once(socket, "close");
    await eventually(() => expect(echo.connections).toBe(0));
    forwarder.thaw();
    forwarder.leadTo(echo.port);
    await call(forwarder).hears("one ");
  });

  it("cuts what is connected, lets nobody in, and leads elsewhere", async () => {
    const { forwarder } = await forwardedEcho();
    const other = await echoOf("another");
    const before = call(forwarder);
    await before.hears("one ");
    const ended = once(before.socket, "close");
    forwarder.cut();
    await ended;
    const refused = call(forwarder);
    await once(refused.socket, "close");
    await refused.hears("");
    forwarder.leadTo(other.port);
    await call(forwarder).hears("another");
  });

  it("resets what is connected, and whoever comes, until it leads on", async () => {
    const { echo, forwarder } = await forwardedEcho();
    const before = call(forwarder);
    await before.hears("one ");
    forwarder.reset();
    await before.fails("ECONNRESET");
    await call(forwarder).fails("ECONNRESET");
    await eventually(() => expect(echo.connections).toBe(0));
    forwarder.leadTo(echo.port);
    await call(forwarder).hears("one ");
  });
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

import { once } from "node:events";
import net from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../server/test/eventually.ts";
import { Forwarder } from "./Forwarder.ts";

const slowMs = 120;

/** Says its name to whoever comes, and then what it hears. */
class Echo {
  readonly #server: net.Server;

  static async start(name: string): Promise<Echo> {
    const echo = new Echo(name);
    echo.#server.listen(0, "127.0.0.1");
    await once(echo.#server, "listening");
    return echo;
  }

  private constructor(name: string) {
    this.#server = net.createServer((socket) => {
      socket.on("error", () => undefined);
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
    return forwarder;
  }

  async function echoOf(name: string): Promise<Echo> {
    const echo = await Echo.start(name);
    opened.push(echo);
    return echo;
  }

  function call(forwarder: Forwarder): Caller {
    const caller = new Caller(forwarder);
    opened.push(caller);
    return caller;
  }

  it("passes on what is said, both ways and in order", async () => {
    const caller = call(await forwardedEcho());
    for (const word of ["two ", "three"]) caller.socket.write(word);
    await caller.hears("one two three");
  });

  it("passes on the end", async () => {
    const caller = call(await forwardedEcho());
    const ended = once(caller.socket, "close");
    caller.socket.end("goodbye");
    await caller.hears("one goodbye");
    await ended;
  });

  it("is slow each way when told to", async () => {
    const forwarder = await forwardedEcho();
    const caller = call(forwarder);
    await caller.hears("one ");
    forwarder.slow(slowMs);
    const sentAt = performance.now();
    for (const word of ["two ", "three"]) caller.socket.write(word);
    await caller.hears("one two three");
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(2 * slowMs - 2);
  });

  it("lets nothing more be heard after so many parts, and ends nothing", async () => {
    const forwarder = await forwardedEcho();
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

  it("cuts what is connected, lets nobody in, and leads elsewhere", async () => {
    const forwarder = await forwardedEcho();
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
});

/** Connected to a forwarder; keeps all that it hears. */
class Caller {
  readonly socket: net.Socket;
  #heard = "";

  constructor({ port }: Forwarder) {
    this.socket = net.connect(port, "127.0.0.1");
    this.socket.on("error", () => undefined);
    this.socket.on("data", (part) => {
      this.#heard += String(part);
    });
  }

  /** Resolves when this is all that was heard. */
  async hears(expected: string): Promise<void> {
    await eventually(() => expect(this.#heard).toBe(expected));
  }

  close(): void {
    this.socket.destroy();
  }
}

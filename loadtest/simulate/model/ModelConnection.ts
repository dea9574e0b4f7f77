import { after } from "../../../server/contests/clock.ts";
import type { Host } from "../Host.ts";
import type { Link } from "./Link.ts";
import type { ModelPostgres, ModelSession, Operation } from "./ModelPostgres.ts";

/** As `pg` says that a connection broke: nobody knows what became of a statement that was under way. */
export class ConnectionBroken extends Error {
  override readonly name = "ConnectionBroken";
  readonly code: string;

  constructor(code = "08006") {
    super("Connection terminated");
    this.code = code;
  }
}

/** As in production: a statement without an answer for so long breaks its connection. */
const answerWithinMs = 5_000;

/** A program's connection to PostgreSQL. */
export class ModelConnection {
  readonly ended: Promise<void>;
  readonly session: ModelSession;
  readonly #server: ModelPostgres;
  readonly #host: Host;
  readonly #link: Link;
  readonly #pending = new Set<(error: Error) => void>();
  readonly #end: () => void;
  #isOpen = true;

  /** Throws `ConnectionBroken` where nobody answers. */
  static async open(server: ModelPostgres, host: Host, link: Link): Promise<ModelConnection> {
    const opening = Promise.withResolvers<ModelConnection>();
    const giveUp = after(host.clock, answerWithinMs, () => opening.reject(new ConnectionBroken("ETIMEDOUT")));
    link.there(() => {
      let connection: ModelConnection | null = null;
      const session = sessionOf(server, () => link.back(() => connection?.break()));
      link.back(() => {
        giveUp();
        if (session instanceof Error) return opening.reject(session);
        connection = new ModelConnection(server, host, { link, session });
        // It was ended while the answer was on its way.
        if (!server.isOpen(session)) connection.break();
        opening.resolve(connection);
      });
    });
    return opening.promise;
  }

  private constructor(
    server: ModelPostgres,
    host: Host,
    { link, session }: { readonly link: Link; readonly session: ModelSession },
  ) {
    this.#server = server;
    this.#host = host;
    this.#link = link;
    this.session = session;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#end = resolve;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  ask<T>(kind: "read" | "write", operation: Operation<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (!this.#isOpen) {
      reject(new ConnectionBroken());
      return promise;
    }
    const settle = () => {
      this.#pending.delete(reject);
      tooLate();
    };
    this.#pending.add(reject);
    const tooLate = after(this.#host.clock, answerWithinMs, () => this.break());
    this.#link.there(() => {
      this.#server.receive(this.session, kind, operation, (outcome) => {
        this.#link.back(() => {
          if (!this.#pending.has(reject)) return;
          settle();
          outcome.then(resolve, reject);
        });
      });
    });
    return promise;
  }

  /** It is over on this side; the server hears of it when it can. */
  break(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#end();
    const pending = [...this.#pending];
    this.#pending.clear();
    for (const reject of pending) reject(new ConnectionBroken());
    this.#link.there(() => this.#server.end(this.session));
  }
}

function sessionOf(server: ModelPostgres, end: () => void): ModelSession | Error {
  try {
    return server.connect(end);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

import type { ModelConnection } from "./ModelConnection.ts";
import type { Operation } from "./ModelPostgres.ts";

/** A program's other connections: a statement takes any, and one that broke is made anew by the next. */
export class ModelPool {
  readonly #connect: () => Promise<ModelConnection>;
  #opening: Promise<ModelConnection> | null = null;

  constructor(connect: () => Promise<ModelConnection>) {
    this.#connect = connect;
  }

  async ask<T>(kind: "read" | "write", operation: Operation<T>): Promise<T> {
    const connection = await this.#connection();
    return connection.ask(kind, operation);
  }

  async #connection(): Promise<ModelConnection> {
    const opened = await this.#opening?.catch(() => null);
    if (opened?.isOpen) return opened;
    this.#opening = this.#connect();
    return this.#opening;
  }
}

import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from "kysely";
import { NotConnected } from "../db/databaseAway.ts";

/** Stands before a database, as a plugin of Kysely: while it is down, every question ends as one that gets no connection. */
export class Barrier implements KyselyPlugin {
  isDown = false;
  #held: Promise<void> | null = null;

  /** From now on no question is answered, until what this returns is called. */
  holdBack(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return resolve;
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (this.isDown) throw new NotConnected("the database is away");
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    await this.#held;
    return result;
  }
}

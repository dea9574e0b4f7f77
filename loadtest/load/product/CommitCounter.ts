import pg from "pg";
import type { RunDatabase } from "../../runDatabase.ts";

/** Reads how many transactions a PostgreSQL database has committed, over a connection of its own. */
export class CommitCounter {
  readonly #client: pg.Client;

  /** Null for the embedded database, which nobody else can ask. */
  static async open({ databaseUrl }: RunDatabase): Promise<CommitCounter | null> {
    if (databaseUrl === null) return null;
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on("error", () => {}); // the next question tells
    await client.connect();
    return new CommitCounter(client);
  }

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  async read(): Promise<number> {
    const { rows } = await this.#client.query<{ commits: string }>(
      "select xact_commit as commits from pg_stat_database where datname = current_database()",
    );
    return Number(rows[0]?.commits);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

import { pino } from "pino";
import { startAccountantHere } from "../account/testing/accountantHere.ts";
import { type App, type AppDeps, createApp } from "../app.ts";
import { createFirstOrganizer } from "../auth/organizer.ts";
import type { Clock } from "../contests/clock.ts";
import type { Journal } from "../journal/journal.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { startReadinessThread } from "../readiness/startReadinessThread.ts";
import { organizer } from "./app.ts";
import { freshDatabase, type TestDatabase } from "./databases.ts";
import { passing } from "./eventually.ts";
import { MortalJournal } from "./MortalJournal.ts";
import { testSeal } from "./seal.ts";

/** One of several processes, or alone. */
type ClusterOn = (journal: Journal) => AppDeps["cluster"];

interface Life {
  readonly app: App;
  readonly journal: MortalJournal;
}

/** The real app, one life after the other on the same database, each on a port of its own. */
export class RestartableApp {
  readonly database: TestDatabase;
  readonly #clock: Clock;
  readonly #cluster: ClusterOn;
  #life: Life | null = null;

  static async start(clock: Clock, cluster: ClusterOn = () => null): Promise<RestartableApp> {
    const database = await freshDatabase();
    await createFirstOrganizer(database.db, organizer, clock.now());
    const app = new RestartableApp(database, clock, cluster);
    await app.start();
    return app;
  }

  private constructor(database: TestDatabase, clock: Clock, cluster: ClusterOn) {
    this.database = database;
    this.#clock = clock;
    this.#cluster = cluster;
  }

  /** Null between two lives. */
  get port(): number | null {
    return this.#life?.app.port ?? null;
  }

  get live(): App["live"] {
    return this.#current().app.live;
  }

  /** Of this life. */
  get journal(): MortalJournal {
    return this.#current().journal;
  }

  async start(): Promise<void> {
    const { db, kind } = this.database;
    const journal = new MortalJournal(new SqlJournal(db, testSeal));
    const app = await createApp({
      db,
      kind,
      journal,
      clock: this.#clock,
      log: pino({ level: "silent" }),
      startAccountant: startAccountantHere,
      startReadiness: startReadinessThread,
      port: 0,
      host: "127.0.0.1",
      limits: { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 },
      publicOrigin: null,
      trustProxy: false,
      tls: null,
      metricsToken: null,
      backupsDir: null,
      pages: "/nowhere",
      cluster: this.#cluster(journal),
      shared: null,
    });
    this.#life = { app, journal };
  }

  /** As an organizer stops it. */
  async stop(): Promise<void> {
    const { app } = this.#current();
    this.#life = null;
    await passing(this.#clock, app.close());
  }

  /**
   * As `kill -9` does: from this moment on nothing of this life is written, and the caller cuts the wires so that
   * nothing of it is heard either. What remains in the process is cleared away.
   */
  async kill(): Promise<void> {
    const { app, journal } = this.#current();
    this.#life = null;
    journal.die();
    await passing(this.#clock, app.close());
  }

  async close(): Promise<void> {
    if (this.#life) await this.stop();
    await this.database.close();
  }

  #current(): Life {
    if (!this.#life) throw new Error("the app is not running");
    return this.#life;
  }
}

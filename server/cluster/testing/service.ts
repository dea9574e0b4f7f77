import { sql } from "kysely";
import { closing } from "../../db/closing.ts";
import type { Journal } from "../../journal/journal.ts";
import { sampleAt, sampleAuthor, sampleDefinition } from "../../journal/samples.ts";
import { SqlJournal } from "../../journal/sqlJournal.ts";
import { createAccount } from "../../queries/accounts.ts";
import { createContest } from "../../queries/contests.ts";
import { LiveContests } from "../../supervision/LiveContests.ts";
import { freshPostgres, requireTestServer, type TestDatabase } from "../../test/databases.ts";
import { eventually, passing } from "../../test/eventually.ts";
import { FakeClock } from "../../test/fakeClock.ts";
import { testSeal } from "../../test/seal.ts";
import { uncounted } from "../../test/uncounted.ts";
import { ClusterOwners } from "../ClusterOwners.ts";
import { HeldJournal } from "../HeldJournal.ts";
import type { LockSession, ProcessSelf, Sight } from "../OwnershipStore.ts";
import { SqlOwnershipStore } from "../SqlOwnershipStore.ts";
import type { ReasonToClaim } from "../Whereabouts.ts";
import { Neighbours } from "./Neighbours.ts";

/** Of the processes, unless they are given another one. */
const version = 1;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A process of a service, as far as it owns contests. */
export interface TestProcess {
  readonly self: ProcessSelf;
  readonly store: SqlOwnershipStore;
  readonly owners: ClusterOwners;
  /** Its own: while it stands, the process is frozen. */
  readonly clock: FakeClock;
  readonly live: LiveContests;
  readonly claimed: ReasonToClaim[];
  readonly sights: Sight[];
  readonly logged: { readonly fields: object; readonly message: string }[];
  readonly pulse: { starting: boolean; draining: boolean; load: number };
  /** It opens no session any more until it is woken; its clock is the test's to stop. */
  freeze(): void;
  thaw(): void;
  /** Ends its session, as when PostgreSQL does. It is not back before anybody has looked: returns what lets it come back. */
  breakSession(): Promise<() => void>;
  /** As `kill -9` does, as the others see it. */
  kill(): Promise<void>;
}

/** Several processes in this one, with one real database. */
export interface Service {
  readonly database: TestDatabase;
  readonly neighbours: Neighbours;
  readonly journal: Journal;
  /** A contest in its lobby; its id. */
  makeContest(): Promise<string>;
  start(changes?: Partial<ProcessSelf>): Promise<TestProcess>;
  /** Writes of the contest what only a later version of the program can read. */
  writeLater(contestId: string): Promise<void>;
  /** As if the process had not renewed itself for so long. */
  unseen(process: TestProcess, forMs: number): Promise<void>;
  close(): Promise<void>;
}

/** What a process that stands still asks of PostgreSQL waits until it is woken: it does not come back at once as others do. */
class FreezingStore extends SqlOwnershipStore {
  #thawed = Promise.resolve();
  #wake: () => void = () => undefined;

  freeze(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#thawed = promise;
    this.#wake = resolve;
  }

  thaw(): void {
    this.#wake();
  }

  override async openSession(...given: Parameters<SqlOwnershipStore["openSession"]>): Promise<LockSession> {
    await this.#thawed;
    return super.openSession(...given);
  }
}

export async function openService(): Promise<Service> {
  const database = await freshPostgres(requireTestServer());
  const { db } = database;
  const journal = new SqlJournal(db, testSeal);
  await createAccount(db, { id: "a", login: "a", passwordHash: "", createdAt: sampleAt });
  const neighbours = new Neighbours();
  const running: Pick<TestProcess, "owners" | "live" | "clock" | "thaw">[] = [];
  let contests = 0;
  let processes = 0;

  return {
    database,
    neighbours,
    journal,
    async makeContest() {
      contests += 1;
      const definition = sampleDefinition(contests);
      const { contestId } = definition;
      await createContest(db, { ownerAccountId: "a", definition, at: sampleAt });
      // As made by a program of the version that the processes here are of.
      await db.updateTable("contest_owner").set({ version }).where("contest_id", "=", contestId).execute();
      const opened = { type: "LobbyOpened", at: sampleAt, by: sampleAuthor } as const;
      await journal.append({ contestId, epoch: 0, firstSeq: 2, commandKey: null, events: [opened] });
      return contestId;
    },
    async writeLater(contest_id) {
      const ofNoCommand = { epoch: 0, command_key: null, command_index: null, actor: "guest" };
      const later = { type: "LaterThingHappened", version: 1, data: "{}" };
      const at = new Date(sampleAt);
      await db
        .insertInto("event")
        .values({ contest_id, seq: 3, at, ...ofNoCommand, ...later })
        .execute();
    },
    async start(changes = {}) {
      processes += 1;
      const number = processes;
      const self = {
        id: `process ${number}`,
        slot: number,
        address: `http://10.0.0.${number}`,
        version,
        ...changes,
      };
      const store = new FreezingStore(db, { connectionString: database.databaseUrl ?? "" });
      const clock = new FakeClock(sampleAt);
      const [claimed, sights]: [ReasonToClaim[], Sight[]] = [[], []];
      const logged: TestProcess["logged"] = [];
      const note = (fields: object, message: string) => logged.push({ fields, message });
      const pulse = { starting: false, draining: false, load: 0 };
      const owners = await ClusterOwners.open({
        self,
        store,
        peers: neighbours,
        clock,
        log: { info: note, warn: note, error: note },
        pulse: () => ({ ...pulse }),
        onSight: (sight) => sights.push(sight),
        onClaimed: (why) => claimed.push(why),
      });
      const held = new HeldJournal(journal, { owners, store }, clock);
      const live = new LiveContests({
        journalOf: () => held,
        ownersOf: () => owners,
        clock,
        log: quiet,
        meter: uncounted,
      });
      // What a test claims without running it is the test's to claim anew.
      const isLive = (contestId: string) => live.contestIds().includes(contestId);
      owners.onRegained((contestIds) => live.reclaim(contestIds.filter(isLive)));
      const door = {
        answer: (contestId: string) => owners.answer(contestId),
        prepare: (contestId: string) => held.prepare(contestId),
        take: async (contestId: string) => {
          await live.get(contestId);
        },
      };
      neighbours.enter(self.address, door);
      running.push({ owners, live, clock, thaw: () => store.thaw() });
      const breakSession = async () => {
        store.freeze();
        const mine = (await store.processes()).find(({ id }) => id === self.id);
        if (mine) await store.endSession(mine.backend);
        await eventually(() => {
          if (owners.isSure) throw new Error("the session stands");
        });
        return () => store.thaw();
      };
      return {
        ...{ self, store, owners, clock, live, claimed, sights, logged, pulse, breakSession },
        freeze: () => store.freeze(),
        thaw: () => store.thaw(),
        async kill() {
          neighbours.leave(self.address);
          await breakSession();
        },
      };
    },
    async unseen({ self }, forMs) {
      const at = sql<Date>`clock_timestamp() - ${forMs} * interval '1 ms'`;
      await db.updateTable("process").set({ seen_at: at }).where("id", "=", self.id).execute();
    },
    close: closing(async () => {
      const stop = async ({ owners, live, thaw }: Pick<TestProcess, "owners" | "live" | "thaw">) => {
        thaw();
        await live.closeAll();
        await owners.close();
      };
      await Promise.all(running.map((process) => passing(process.clock, stop(process))));
    }, database.close),
  };
}

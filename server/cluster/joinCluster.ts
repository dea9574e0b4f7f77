import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { loadKeys } from "../auth/keys.ts";
import { type Clock, systemClock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { lockSessionConfig } from "../db/postgres.ts";
import type { Tables } from "../db/tables.ts";
import { BadEnvironment, type Env } from "../env.ts";
import type { Journal } from "../journal/journal.ts";
import { Cluster } from "./Cluster.ts";
import { ClusterOwners } from "./ClusterOwners.ts";
import { ContestTimes } from "./ContestTimes.ts";
import { DatabaseTime } from "./DatabaseTime.ts";
import { HeldJournal } from "./HeldJournal.ts";
import { HttpPeers } from "./HttpPeers.ts";
import type { ProcessSelf } from "./OwnershipStore.ts";
import { programVersion } from "./programVersion.ts";
import { SqlOwnershipStore } from "./SqlOwnershipStore.ts";
import type { ReasonToClaim } from "./Whereabouts.ts";

export interface JoinDeps extends Pick<Env, "cluster" | "databaseUrl" | "port"> {
  readonly db: Kysely<Tables>;
  readonly journal: Journal;
  readonly log: Log;
}

/** How often the database's clock is looked at before anything lives by it. */
const firstSights = 5;

/**
 * Makes this process one of several that share a database: takes its slot, and the database's time. Null when it is alone.
 * Throws `SlotTaken`, `PooledConnection`, `BadEnvironment`, and what a database that is away throws.
 */
export async function joinCluster({
  cluster: env,
  databaseUrl,
  port,
  db,
  journal,
  log,
}: JoinDeps): Promise<Cluster | null> {
  if (env === null || databaseUrl === undefined) return null;
  const keys = await loadKeys(db);
  const clock: Clock = systemClock;
  const self: ProcessSelf = {
    id: randomUUID(),
    slot: env.slot,
    address: env.internalAddress ?? loopbackAt(port),
    version: programVersion,
  };
  const store = new SqlOwnershipStore(db, lockSessionConfig(databaseUrl));
  const time: DatabaseTime = new DatabaseTime(clock, log, () => times.keep());
  const times = new ContestTimes({ time, store, processId: self.id, clock, log });
  const claims = new Map<ReasonToClaim, number>();
  const pulse = { starting: true, draining: false, load: () => 0 };
  const peers = new HttpPeers(keys.peers);
  const owners = await ClusterOwners.open({
    self,
    store,
    peers,
    clock,
    log,
    pulse: () => ({ ...pulse, load: pulse.load() }),
    onSight: (sight, askedAt, answeredAt) => time.see(sight, askedAt, answeredAt),
    onClaimed: (why) => claims.set(why, (claims.get(why) ?? 0) + 1),
  });
  for (let sights = 1; sights < firstSights; sights += 1) await owners.renew();
  return new Cluster({
    self,
    store,
    peers,
    peersKey: keys.peers,
    owners,
    journal: new HeldJournal(journal, { owners, store }, clock),
    time,
    times,
    claims,
    handovers: new Map(),
    pulse,
    clock,
    phase: Math.random(),
    log,
  });
}

function loopbackAt(port: number): string {
  if (port === 0)
    throw new BadEnvironment(
      "PORT must name a port where REDIS_URL is given: the other processes ask at it.",
    );
  return `http://127.0.0.1:${port}`;
}

import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { describeOwnershipStore } from "../../../server/cluster/ownershipStore.contract.ts";
import { describeJournal } from "../../../server/journal/journal.contract.ts";
import { sampleAt, sampleAuthor, sampleDefinition } from "../../../server/journal/samples.ts";
import { describeListingStore } from "../../../server/redis/listingStore.contract.ts";
import type { ContestEvent } from "../../../shared/contest/events.ts";
import { Host } from "../Host.ts";
import { World } from "../World.ts";
import { Link } from "./Link.ts";
import { ModelConnection } from "./ModelConnection.ts";
import { ModelJournal } from "./ModelJournal.ts";
import { ModelListings } from "./ModelListings.ts";
import { ModelOwnershipStore } from "./ModelOwnershipStore.ts";
import { ModelPool } from "./ModelPool.ts";
import { ModelPostgres } from "./ModelPostgres.ts";
import { ModelRedis } from "./ModelRedis.ts";

/** A world in which things go on happening by themselves, as long as a test lasts. */
function runningWorld() {
  const world = new World(1);
  const server = new ModelPostgres(world);
  const redis = new ModelRedis(world);
  let isOver = false;
  const run = (async () => {
    while (!isOver) {
      await world.step();
      await turn();
    }
  })();
  let programs = 0;
  return {
    server,
    program() {
      programs += 1;
      const host = new Host(world, `program ${programs}`);
      const link = new Link(world, { from: host, to: server.host });
      const connect = () => ModelConnection.open(server, host, link);
      const pool = new ModelPool(connect);
      return { pool, store: new ModelOwnershipStore(server, host, { connect, pool }) };
    },
    redis,
    /** Time passes, also while nobody waits for anything. */
    tick() {
      world.after(10, () => this.tick());
    },
    listings() {
      programs += 1;
      const host = new Host(world, `program ${programs}`);
      return new ModelListings(redis, host, new Link(world, { from: host, to: redis.host }));
    },
    now: () => world.now,
    async close() {
      isOver = true;
      await run;
    },
  };
}

describeJournal("model of PostgreSQL", async () => {
  const { server, program, close } = runningWorld();
  return {
    journal: new ModelJournal(program().pool),
    createContest: async (number) =>
      server.prepare(({ journal }) =>
        journal.createContest(sampleDefinition(number), sampleAt, sampleAuthor),
      ),
    close,
  };
});

describeOwnershipStore("ownership in the model of PostgreSQL", async () => {
  const { server, program, close } = runningWorld();
  let contests = 0;
  const append = (contestId: string, firstSeq: number, event: ContestEvent) =>
    server.prepare((data) => {
      const epoch = data.journal.epochOf(contestId) ?? 0;
      data.append({ contestId, epoch, firstSeq, commandKey: null, events: [event] }).catch(() => undefined);
    });
  return {
    store: () => program().store,
    async makeContest() {
      contests += 1;
      const definition = sampleDefinition(contests);
      server.prepare((data) => data.createContest(definition, sampleAt));
      append(definition.contestId, 2, { type: "LobbyOpened", at: sampleAt, by: sampleAuthor });
      return definition.contestId;
    },
    finish: async (contestId) =>
      append(contestId, 3, { type: "ContestFinished", at: sampleAt, by: sampleAuthor, expired: [] }),
    now: async () => server.now,
    close,
  };
});

describeListingStore("listings in the model of Redis", async () => {
  const world = runningWorld();
  const { redis, listings, now, close } = world;
  world.tick();
  return {
    store: listings,
    empty: async () => redis.empty(),
    freeze: () => redis.freeze(),
    thaw: () => redis.thaw(),
    kill: async () => redis.kill(),
    start: async () => redis.start(),
    monotonicMs: now,
    close,
  };
});

test("a world does the same again with the same seed", async () => {
  const play = async (seed: number) => {
    const world = new World(seed);
    const tick = (left: number) => {
      world.note(`${world.now}`);
      if (left > 0) world.after(world.between(0, 10), () => tick(left - 1));
    };
    tick(100);
    tick(100);
    while (await world.step());
    return world.hash;
  };
  expect(await play(1)).toBe(await play(1));
  expect(await play(1)).not.toBe(await play(2));
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { NotConnected } from "../db/databaseAway.ts";
import { sampleAt, sampleAuthor } from "../journal/samples.ts";
import { eventually } from "../test/eventually.ts";
import { openService, type Service, type TestProcess } from "./testing/service.ts";

const minute = 60_000;
const endsAt = sampleAt + 40 * minute;
const lastAliveAt = sampleAt + minute;

let service: Service;
beforeEach(async () => {
  service = await openService();
});
afterEach(() => service?.close());

async function startedContest(): Promise<string> {
  const contestId = await service.makeContest();
  const started = { type: "ContestStarted", at: sampleAt, by: sampleAuthor, endsAt } as const;
  await service.journal.append({ contestId, epoch: 0, firstSeq: 3, commandKey: null, events: [started] });
  return contestId;
}

/** As if the process had said then that it is there, and not since. */
async function wasSeen({ self }: TestProcess, at: number): Promise<void> {
  const { db } = service.database;
  await db
    .updateTable("process")
    .set({ seen_at: new Date(at) })
    .where("id", "=", self.id)
    .execute();
}

/** A contest that ran for a minute; then its process was killed. */
async function leftContest(): Promise<string> {
  const contestId = await startedContest();
  const killed = await service.start();
  const { epoch } = await killed.owners.claim(contestId, null);
  await killed.store.sayAlive(contestId, epoch);
  await killed.kill();
  await wasSeen(killed, lastAliveAt);
  return contestId;
}

/** A process that comes so long after the contest began. */
async function startLater(byMs = 2 * minute) {
  const process = await service.start();
  process.clock.freeze(byMs);
  return process;
}

/** Whoever reads the journal next, once, finds no database. How often that was. */
function readingFailsOnce(): () => number {
  let failures = 0;
  const { journal } = service;
  const read = journal.read.bind(journal);
  journal.read = async () => {
    failures += 1;
    journal.read = read;
    throw new NotConnected(new Error("the database is away"));
  };
  return () => failures;
}

const pausedInTime = { phase: "paused", clock: { pausedAt: lastAliveAt, endsAt } };

test("TIM6 OWN3 a contest is paused since the outage also when its first opening after it came to nothing", async () => {
  const contestId = await leftContest();
  const { live } = await startLater();
  const failures = readingFailsOnce();
  const runner = await eventually(() => live.get(contestId));
  expect(failures()).toBe(1);
  expect(runner.state).toMatchObject(pausedInTime);
});

test("TIM6 OWN3 a contest is paused since the outage also when whoever claimed it first after it was killed", async () => {
  const contestId = await leftContest();
  const killed = await service.start();
  await eventually(() => killed.owners.claim(contestId, null));
  await killed.kill();
  const { live } = await startLater();
  const runner = await eventually(() => live.get(contestId));
  expect(runner.state).toMatchObject(pausedInTime);
});

test("TIM6 OWN3 a contest that broke was last alive then, however long its process went on without it", async () => {
  const contestId = await startedContest();
  const process = await service.start();
  const runner = await process.live.get(contestId);
  await wasSeen(process, lastAliveAt);
  runner.fail(new Error("the room failed"));
  await eventually(async () =>
    expect((await process.store.find(contestId))?.epoch).toBeGreaterThan(runner.epoch),
  );
  // Its clock stands still: nothing is opened again.
  expect(process.live.broken.has(contestId)).toBe(true);
  await wasSeen(process, sampleAt + 30 * minute);
  await process.kill();
  const { live } = await startLater(31 * minute);
  expect((await eventually(() => live.get(contestId))).state).toMatchObject(pausedInTime);
});

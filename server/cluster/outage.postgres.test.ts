import { afterEach, beforeEach, expect, test } from "vitest";
import { NotConnected } from "../db/databaseAway.ts";
import { sampleAt, sampleAuthor } from "../journal/samples.ts";
import { eventually } from "../test/eventually.ts";
import { openService, type Service } from "./testing/service.ts";

const minute = 60_000;
const endsAt = sampleAt + 40 * minute;
const lastAliveAt = sampleAt + minute;

let service: Service;
beforeEach(async () => {
  service = await openService();
});
afterEach(() => service?.close());

/** A contest that ran for a minute; then its process was killed. */
async function leftContest(): Promise<string> {
  const contestId = await service.makeContest();
  const started = { type: "ContestStarted", at: sampleAt, by: sampleAuthor, endsAt } as const;
  await service.journal.append({ contestId, epoch: 0, firstSeq: 3, commandKey: null, events: [started] });
  const killed = await service.start();
  const { epoch } = await killed.owners.claim(contestId, null);
  await killed.store.sayAlive(contestId, epoch);
  await killed.kill();
  await service.database.db
    .updateTable("process")
    .set({ seen_at: new Date(lastAliveAt) })
    .where("id", "=", killed.self.id)
    .execute();
  return contestId;
}

/** A process that comes a minute later. */
async function startLater() {
  const process = await service.start();
  process.clock.freeze(2 * minute);
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

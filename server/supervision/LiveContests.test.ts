import { setImmediate as others } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { type Claim, OwnedElsewhere } from "../cluster/Owners.ts";
import { SoleOwners } from "../cluster/SoleOwners.ts";
import { ToldOwners } from "../cluster/testing/ToldOwners.ts";
import { loadContest } from "../contests/loadContest.ts";
import type { Journal } from "../journal/journal.ts";
import { MemoryJournal } from "../journal/memoryJournal.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { smallContest } from "../test/smallContest.ts";
import { uncounted } from "../test/uncounted.ts";
import { ContestBroken } from "./BrokenContests.ts";
import { LiveContests } from "./LiveContests.ts";

const start = 1_700_000_000_000;

/** Cannot be opened as often as it is told. */
class StubbornJournal extends MemoryJournal {
  failures = 0;
  failure = new Error("out of order");
  claims = 0;
  /** How often it could not be said that it lives; null: it can be said. */
  unsaid: number | null = null;

  override async renewLiveness(...given: Parameters<MemoryJournal["renewLiveness"]>): Promise<void> {
    if (this.unsaid === null) return super.renewLiveness(...given);
    this.unsaid += 1;
    throw new Error("the disk is full");
  }

  override async claim(contestId: string): Promise<number> {
    this.claims += 1;
    if (this.failures > 0) {
      this.failures -= 1;
      throw this.failure;
    }
    return super.claim(contestId);
  }
}

/** Says what became of its contest's lock as it is told. */
class WatchedOwners extends SoleOwners {
  released = 0;
  refused = 0;
  /** What a claim throws instead; null: it is made. */
  refusal: Error | null = null;

  override async claim(contestId: string): Promise<Claim> {
    if (this.refusal === null) return super.claim(contestId);
    this.refused += 1;
    throw this.refusal;
  }

  override async release(): Promise<void> {
    this.released += 1;
  }
}

let clock: FakeClock;
let stubborn: StubbornJournal;
let owners: WatchedOwners;
let live: LiveContests;
let logged: string[];

beforeEach(() => {
  clock = new FakeClock(start);
  stubborn = new StubbornJournal();
  const sound = new MemoryJournal();
  stubborn.createContest(smallContest({ contestId: "bad" }), start);
  sound.createContest(smallContest({ contestId: "good" }), start);
  logged = [];
  const log = {
    info: (_fields: object, message: string) => logged.push(message),
    warn: () => undefined,
    error: (fields: object, message: string) => {
      logged.push(message);
      expect(fields).toMatchObject({ contestId: "bad" });
    },
  };
  const journalOf = (contestId: string): Journal => (contestId === "bad" ? stubborn : sound);
  owners = new WatchedOwners(stubborn);
  const ownersOf = (contestId: string) => (contestId === "bad" ? owners : new SoleOwners(sound));
  live = new LiveContests({ journalOf, ownersOf, clock, log, meter: uncounted });
});
afterEach(() => live.closeAll());

test("RUN12 a full disk is no fault of a contest: it is opened as soon as there is room", async () => {
  stubborn.failures = 1;
  stubborn.failure = Object.assign(new Error("could not extend file"), { code: "53100" });
  await expect(live.get("bad")).rejects.toBe(stubborn.failure);
  expect((await live.get("bad")).state.contestId).toBe("bad");
});

test("RUN19 a database whose name is not found breaks no contest, however long it lasts", async () => {
  stubborn.failures = 20;
  stubborn.failure = Object.assign(new Error("getaddrinfo ENOTFOUND db"), { code: "ENOTFOUND" });
  for (let tries = 0; tries < 20; tries += 1) await expect(live.get("bad")).rejects.toBe(stubborn.failure);
  expect((await live.get("bad")).state.contestId).toBe("bad");
  expect([live.broken.size, logged]).toEqual([0, []]);
});

test("RUN19 a runner that ends by a database that is away is opened again at once", async () => {
  const runner = await live.get("bad");
  runner.fail(Object.assign(new Error("it only reads"), { code: "25006" }));
  expect(live.broken.has("bad")).toBe(false);
  expect(await live.get("bad")).not.toBe(runner);
});

test("HEA7 who has seen more than the journal holds is let in when that stands there", async () => {
  const { seq } = await live.get("good");
  const runner = await live.get("good", { epoch: 0, seq: seq + 2 });
  expect(runner.state.missed?.acts).toBe(2);
});

test("RUN8 a contest is opened from what was just read of it, and from what came until it was claimed", async () => {
  const read = await loadContest(stubborn, "bad");
  const by = { role: "moderator", accountId: "a1" } as const;
  const opened = { type: "LobbyOpened", at: start, by } as const;
  const epoch = await stubborn.claim("bad");
  await stubborn.append({ contestId: "bad", epoch, firstSeq: 2, commandKey: null, events: [opened] });
  const findSnapshot = vi.spyOn(stubborn, "findSnapshot");
  const reading = stubborn.read.bind(stubborn);
  const claims: number[] = [];
  stubborn.read = (...given) => {
    claims.push(stubborn.claims);
    return reading(...given);
  };
  expect((await live.get("bad", null, read)).state.phase).toBe("lobby");
  expect(findSnapshot).not.toHaveBeenCalled();
  // Once, and after it was claimed by who opens it.
  expect(claims).toEqual([2]);
});

test("RUN12 a contest that cannot be opened keeps no other shut", async () => {
  stubborn.failures = 1;
  await live.openAll(["bad", "good"]);
  expect(live.size).toBe(1);
  expect((await live.find("good"))?.state.contestId).toBe("good");
  await expect(live.get("bad")).rejects.toThrow(ContestBroken);
});

test("RUN15 a broken contest is opened again, later each time, logged once, and then left shut", async () => {
  stubborn.failures = 100;
  await expect(live.get("bad")).rejects.toThrow(ContestBroken);
  for (const [tries, delayMs] of [1_000, 5_000, 30_000, 120_000, 600_000].entries()) {
    clock.advance(delayMs - 1);
    await expect(live.get("bad")).rejects.toThrow(ContestBroken);
    expect(stubborn.claims).toBe(tries + 1);
    clock.advance(1);
    await expect(live.get("bad")).rejects.toThrow(ContestBroken);
    expect(stubborn.claims).toBe(tries + 2);
  }
  clock.advance(24 * 60 * 60_000);
  await expect(live.get("bad")).rejects.toThrow(ContestBroken);
  expect(stubborn.claims).toBe(6);
  expect(logged).toEqual(["a contest is broken"]);
});

test("RUN15 a contest that could be opened again goes on", async () => {
  stubborn.failures = 1;
  await expect(live.get("bad")).rejects.toThrow(ContestBroken);
  clock.advance(1_000);
  expect((await live.get("bad")).state.phase).toBe("draft");
  expect(live.broken.size).toBe(0);
  expect(logged).toEqual(["a contest is broken", "a broken contest goes on"]);
});

test("RUN14 a contest that fails while it runs is opened again from its journal", async () => {
  const runner = await live.get("bad");
  runner.fail(new Error("the room failed"));
  expect(live.broken.has("bad")).toBe(true);
  await expect(live.get("bad")).rejects.toThrow(ContestBroken);
  clock.advance(1_000);
  const again = await live.get("bad");
  expect(again).not.toBe(runner);
  expect(again.state).toEqual(runner.state);
});

/** "bad" is broken since now, and held. */
async function broken(): Promise<void> {
  const runner = await live.get("bad");
  runner.fail(new Error("the room failed"));
  expect(live.broken.has("bad")).toBe(true);
}

const away = Object.assign(new Error("there is no connection"), { code: "08003" });

test("RUN15 a broken contest whose lock was lost is held again where it failed, as soon as there is a database", async () => {
  await broken();
  live.reclaim(["bad"]);
  await others();
  expect([stubborn.claims, owners.released]).toEqual([2, 0]);
  owners.refusal = away;
  live.reclaim(["bad"]);
  await others();
  clock.advance(250);
  await others();
  expect(owners.refused).toBe(2);
  owners.refusal = null;
  clock.advance(250);
  await others();
  expect([stubborn.claims, owners.released]).toEqual([3, 0]);
  expect(live.broken.has("bad")).toBe(true);
});

test("RUN15 a broken contest whose lock another process has by now is broken here no longer", async () => {
  await broken();
  owners.refusal = new OwnedElsewhere();
  live.reclaim(["bad"]);
  await others();
  expect(live.broken.size).toBe(0);
  clock.advance(24 * 60 * 60_000);
  await others();
  expect(owners.refused).toBe(1);
});

test("RUN15 a broken contest is no longer broken here when its next opening finds it at another process", async () => {
  await broken();
  owners.refusal = new OwnedElsewhere();
  clock.advance(1_000);
  await others();
  expect(owners.refused).toBe(1);
  expect([live.broken.size, logged]).toEqual([0, ["a contest is broken"]]);
});

test("RUN15 a broken contest whose next opening finds no database is held, and opened when there is one", async () => {
  await broken();
  owners.refusal = away;
  for (let tries = 1; tries <= 3; tries += 1) {
    clock.advance(1_000);
    await others();
    expect([owners.refused, owners.released]).toEqual([tries, 0]);
  }
  owners.refusal = null;
  clock.advance(1_000);
  await eventually(() => expect(live.size).toBe(1));
  expect(live.broken.size).toBe(0);
});

test("CLU9 a contest that is being opened and cannot be written holds up nobody who closes it", async () => {
  const by = { role: "moderator", accountId: "a1" } as const;
  const opened = { type: "LobbyOpened", at: start, by } as const;
  const epoch = await stubborn.claim("bad");
  await stubborn.append({ contestId: "bad", epoch, firstSeq: 2, commandKey: null, events: [opened] });
  stubborn.unsaid = 0;
  const opening = live.get("bad").catch((error: unknown) => error);
  await eventually(() => expect(stubborn.unsaid).toBeGreaterThan(0));
  await live.closeAll();
  expect(await opening).toMatchObject({ ending: { by: "closed" } });
  expect(live.broken.size).toBe(0);
  stubborn.unsaid = null;
  expect((await live.get("bad")).state.phase).toBe("lobby");
});

test("RUN12 closing all closes the others when one could not be opened", async () => {
  stubborn.failures = 1;
  const opening = live.get("bad").catch((error: unknown) => error);
  const good = await live.get("good");
  const ended: string[] = [];
  good.subscribe({
    published: () => undefined,
    savingChanged: () => undefined,
    ended: ({ by }) => ended.push(by),
  });
  await live.closeAll();
  expect(ended).toEqual(["closed"]);
  expect(await opening).toBeInstanceOf(ContestBroken);
  clock.advance(60_000);
  expect(stubborn.claims).toBe(1);
});

test("RUN15 a contest that fails while all are closed is let go of, and neither claimed nor opened again", async () => {
  const journal = new MemoryJournal();
  journal.createContest(smallContest({ contestId: "failing" }), start);
  const owners = new ToldOwners(() => journal);
  owners.isShared = true;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const [journalOf, ownersOf] = [() => journal, () => owners];
  const several = new LiveContests({ journalOf, ownersOf, clock, log, meter: uncounted });
  const runner = await several.get("failing");
  runner.subscribe({
    published: () => {
      throw new Error("the room failed");
    },
    savingChanged: () => undefined,
    ended: () => undefined,
  });
  const { promise: written, resolve: write } = Promise.withResolvers<void>();
  const append = journal.append.bind(journal);
  journal.append = async (batch) => {
    await written;
    return append(batch);
  };
  const opens = { type: "OpenLobby" } as const;
  const actor = { role: "moderator", accountId: "a1" } as const;
  const reply = runner
    .execute({ id: null, command: opens, actor, receivedAt: clock.now() })
    .catch((error: unknown) => error);
  const closed = several.closeAll();
  await others();
  write();
  await closed;
  expect(await reply).toMatchObject({ ending: { by: "failed" } });
  clock.advance(60_000);
  await others();
  expect([owners.marks, owners.released]).toEqual([[null], ["failing"]]);
  // Whoever wants it afterwards opens it, as after any failure.
  expect((await several.get("failing")).state.phase).toBe("lobby");
  await several.closeAll();
});

test("RUN20 what a later version wrote is let go of where there are several processes, and breaks no contest", async () => {
  const journal = new MemoryJournal();
  journal.createContest(smallContest({ contestId: "later" }), start);
  const owners = new ToldOwners(() => journal);
  owners.isShared = true;
  const read = journal.read.bind(journal);
  journal.read = async () => {
    throw new UnreadableEvent({ type: "LaterThingHappened", version: 1 }, "no such event");
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const [journalOf, ownersOf] = [() => journal, () => owners];
  const several = new LiveContests({ journalOf, ownersOf, clock, log, meter: uncounted });
  await expect(several.get("later")).rejects.toThrow(OwnedElsewhere);
  expect([several.broken.size, owners.released]).toEqual([0, ["later"]]);
  journal.read = read;
  expect((await several.get("later")).state.contestId).toBe("later");
  await several.closeAll();
});

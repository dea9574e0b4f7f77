import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../test/eventually.ts";
import { OrphanWatch } from "./OrphanWatch.ts";
import type { Place } from "./Owners.ts";
import { ShortMemory } from "./ShortMemory.ts";
import { openService, type Service, type TestProcess } from "./testing/service.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe("the watch for contests without an owner", () => {
  let service: Service;
  const watches: OrphanWatch[] = [];
  beforeEach(async () => {
    service = await openService();
  });
  afterEach(async () => {
    await Promise.all(watches.splice(0).map((watch) => watch.stop()));
    await service.close();
  });

  function watch(process: TestProcess, phase = 0): OrphanWatch {
    const { owners, store, live, clock } = process;
    const whereabouts = new ShortMemory<Place>({
      clock,
      keptMs: 75,
      read: (contestId) => owners.locate(contestId),
    });
    const watching = new OrphanWatch({ owners, store, whereabouts, live, clock, log, phase });
    watches.push(watching);
    watching.start();
    return watching;
  }

  const makeContests = (count: number) =>
    Promise.all(Array.from({ length: count }, () => service.makeContest()));
  const idsAt = (processes: readonly TestProcess[]) =>
    processes.flatMap(({ live }) => live.contestIds()).sort();
  /** Time passes for these until `check` holds. */
  const pass = (processes: readonly TestProcess[], check: () => unknown) =>
    eventually(async () => {
      for (const { clock } of processes) clock.advance(50);
      await check();
    });

  test("CLU7 contests that nobody has are taken without a client, each by one process, and spread", async () => {
    const processes = [await service.start(), await service.start()];
    const contestIds = await makeContests(12);
    for (const [index, process] of processes.entries()) watch(process, index / 2);
    await pass(processes, () => expect(idsAt(processes)).toEqual(contestIds.toSorted()));
    for (const { live, claimed } of processes) {
      expect(live.size).toBeGreaterThan(1);
      expect(claimed).toEqual(Array.from({ length: live.size }, () => "free"));
    }
  });

  test("CLU7 the contests of a killed process go to the others", async () => {
    const [killed, ...others] = [await service.start(), await service.start(), await service.start()];
    if (!killed) throw new Error("no process");
    const contestIds = await makeContests(6);
    for (const contestId of contestIds) await killed.live.get(contestId);
    for (const process of others) watch(process);
    await killed.kill();
    await pass(others, () => expect(idsAt(others)).toEqual(contestIds.toSorted()));
    expect(new Set(others.flatMap(({ claimed }) => claimed))).toEqual(new Set(["gone"]));
  });

  test("CLU7 who finds a process gone, asked about one of its contests, takes its others at once", async () => {
    const [killed, other] = [await service.start(), await service.start()];
    const contestIds = await makeContests(6);
    for (const contestId of contestIds) await killed.live.get(contestId);
    const watching = watch(other, 0.9);
    other.owners.onGone(() => watching.hurry());
    await killed.kill();
    const [first = ""] = contestIds;
    await eventually(async () => expect(await other.owners.locate(first)).toMatchObject({ at: "nobody" }));
    await eventually(() => expect(idsAt([other])).toEqual(contestIds.toSorted()));
    // Its own second has not come.
    expect(other.clock.monotonicMs()).toBe(0);
  });

  test("CLU7 the contests of a frozen process are taken from it", async () => {
    const [frozen, other] = [await service.start(), await service.start()];
    const contestIds = await makeContests(2);
    for (const contestId of contestIds) await frozen.live.get(contestId);
    watch(other);
    // Other than a moment ago nobody is taken for frozen.
    await pass([other, frozen], () => expect(other.sights.length).toBeGreaterThan(6));
    expect(other.live.size).toBe(0);
    service.neighbours.silence(frozen.self.address);
    await service.unseen(frozen, 4_000);
    await pass([other], () => expect(idsAt([other])).toEqual(contestIds.toSorted()));
  });

  test("CLU7 what the process that had best take it does not take is taken by another after three seconds", async () => {
    const [idle, watching] = [await service.start(), await service.start({ version: 1 })];
    watching.pulse.load = 1_000;
    await watching.owners.renew();
    const contestId = await service.makeContest();
    expect(await watching.owners.locate(contestId)).toEqual({ at: "nobody", slot: idle.self.slot });
    watch(watching);
    const since = watching.clock.now();
    await pass([watching, idle], () => expect(watching.live.contestIds()).toEqual([contestId]));
    expect(watching.clock.now() - since).toBeGreaterThan(3_000);
  });

  test("CLU7 CLU16 a contest that this version cannot read is left to a later one, and is not broken", async () => {
    const [killed, earlier] = [await service.start({ version: 2 }), await service.start()];
    const [unread, read] = [await service.makeContest(), await service.makeContest()];
    for (const contestId of [unread, read]) await killed.owners.claim(contestId, null);
    await service.writeLater(unread);
    await killed.kill();
    watch(earlier);
    await pass([earlier], () => {
      expect(earlier.live.contestIds()).toEqual([read]);
      expect(earlier.logged.map(({ message }) => message)).toContain(
        "a contest needs a later version of the program",
      );
    });
    expect(earlier.live.broken.size).toBe(0);
    expect(await earlier.store.find(unread)).toMatchObject({ holder: null });
    const later = await service.start({ version: 2 });
    // Which processes there are is known for a tenth of a second.
    earlier.clock.advance(100);
    expect(await earlier.owners.locate(unread)).toEqual({ at: "nobody", slot: later.self.slot });
  });

  test("CLU7 a process whose session is broken takes nothing", async () => {
    const process = await service.start();
    await service.makeContest();
    watch(process);
    const comeBack = await process.breakSession();
    const { clock, live, owners } = process;
    clock.advance(49);
    expect(live.size).toBe(0);
    comeBack();
    await pass([process], () => expect(live.size).toBe(1));
    expect(owners.isSure).toBe(true);
  });
});

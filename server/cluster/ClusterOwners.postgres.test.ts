import { setImmediate as others } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../contests/clock.ts";
import { EpochFenced, UnknownContest } from "../journal/journal.ts";
import { teamJoins } from "../journal/samples.ts";
import { eventually, passing } from "../test/eventually.ts";
import { HeldJournal } from "./HeldJournal.ts";
import { LockSessionAway } from "./LockSessionAway.ts";
import { OwnedElsewhere, type Place } from "./Owners.ts";
import { openService, type Service, type TestProcess } from "./testing/service.ts";

describe("several processes that own contests", () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService();
  });
  afterAll(() => service?.close());

  /** Lets the process live until `check` holds. */
  const until = (process: TestProcess, check: () => unknown) => eventually(check, process.clock);
  /** Whoever only just came calls nobody stale. */
  const settled = async (process: TestProcess) => {
    for (let second = 0; second < 5; second += 1) {
      const before = process.sights.length;
      process.clock.advance(1_000);
      await eventually(() => expect(process.sights.length).toBeGreaterThan(before));
    }
    return process;
  };
  /** Frozen: its session is there, and its renewals are long ago. */
  const freeze = async (process: TestProcess) => {
    service.neighbours.silence(process.self.address);
    process.freeze();
    await service.unseen(process, 4_000);
  };

  /**
   * A session that is ended frees its locks a moment later, and they are looked for by the clock: it goes on slowly, so that
   * a busy PostgreSQL is not given up.
   */
  const slowly = async <T>({ clock }: TestProcess, work: Promise<T>): Promise<T> => {
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    work.then(settle, settle);
    await eventually(() => {
      clock.advance(1);
      if (!isSettled) throw new Error("it has not come to its end");
    });
    return work;
  };

  test("CLU1 nobody claims by looking", async () => {
    const [one, two] = [await service.start(), await service.start()];
    const contestId = await service.makeContest();
    const before = await one.store.find(contestId);
    for (const { owners } of [one, two]) {
      expect(await owners.locate(contestId)).toMatchObject({ at: "nobody" });
      expect(owners.answer(contestId)).toMatchObject({ runs: false, holds: true, reaches: true });
    }
    expect(await one.store.find(contestId)).toEqual(before);
    await expect(one.owners.locate("nowhere")).rejects.toThrow(UnknownContest);
  });

  test("CLU1 of two that claim at once one has the contest, and the other is told so", async () => {
    const [one, two] = [await service.start(), await service.start()];
    const contestId = await service.makeContest();
    const claims = await Promise.allSettled([
      one.owners.claim(contestId, null),
      two.owners.claim(contestId, null),
    ]);
    const [won, lost] = claims[0].status === "fulfilled" ? [one, two] : [two, one];
    expect(claims.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(claims.find(({ status }) => status === "rejected")).toMatchObject({
      reason: expect.any(OwnedElsewhere),
    });
    expect(await won.owners.locate(contestId)).toEqual({ at: "here" });
    expect(await lost.owners.locate(contestId)).toEqual({ at: "there", slot: won.self.slot });
    expect(won.claimed).toEqual(["free"]);
  });

  test("CLU1 claims of one process at one time are one claim, told with contest, epoch and process", async () => {
    const { owners, self, logged } = await service.start();
    const contestId = await service.makeContest();
    const claims = await Promise.all([1, 2, 3].map(() => owners.claim(contestId, null)));
    expect(new Set(claims).size).toBe(1);
    const told = logged.filter(({ fields }) => "epoch" in fields);
    expect(told.map(({ fields }) => fields)).toEqual([
      { contestId, epoch: claims[0]?.epoch, process: self.id, why: "free" },
    ]);
  });

  test("CLU1 what is let go of is anybody's at once", async () => {
    const [one, two] = [await service.start(), await service.start()];
    const contestId = await service.makeContest();
    const { epoch } = await one.owners.claim(contestId, null);
    await Promise.all([one.owners.release(contestId), one.owners.release(contestId)]);
    await expect(one.owners.held(contestId)).rejects.toThrow(EpochFenced);
    expect((await two.owners.claim(contestId, null)).epoch).toBeGreaterThan(epoch);
    expect(two.claimed).toEqual(["free"]);
  });

  test("OWN11 while somebody holds the row of a contest that is let go of, the process is sure of all others", async () => {
    const process = await service.start();
    const { owners, store, sights } = process;
    const contestId = await service.makeContest();
    await owners.claim(contestId, null);
    const { db } = service.database;
    const { releasing } = await db.transaction().execute(async (trx) => {
      await sql`select from contest_owner where contest_id = ${contestId} for update`.execute(trx);
      const pending = owners.release(contestId);
      await eventually(async () => {
        const { rows } = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
        expect(rows).toHaveLength(1);
      });
      const before = sights.length;
      await owners.renew();
      expect(sights).toHaveLength(before + 1);
      return { releasing: pending };
    });
    await releasing;
    expect(await store.find(contestId)).toMatchObject({ holder: null, former: null });
  });

  test("HEA5 nothing is written while a claim of its own is under way, which would fence it", async () => {
    const { owners } = await service.start();
    const contestId = await service.makeContest();
    const { epoch } = await owners.claim(contestId, null);
    let isClaimed = false;
    const claiming = owners.claim(contestId, { epoch, seq: 1 }).then(() => {
      isClaimed = true;
    });
    await owners.held(contestId);
    await others(); // As whoever was fenced waits for it.
    expect(isClaimed).toBe(true);
    await claiming;
    await owners.held(contestId);
  });

  test("CLU2 a broken session acknowledges nothing until its locks are taken again", async () => {
    const process = await service.start();
    const { owners, clock } = process;
    const contestId = await service.makeContest();
    const { epoch } = await owners.claim(contestId, null);
    const journal = new HeldJournal(service.journal, process, clock);
    const regained: (readonly string[])[] = [];
    owners.onRegained((contestIds) => regained.push(contestIds));
    await owners.held(contestId);

    const comeBack = await process.breakSession();
    expect(owners.answer(contestId)).toMatchObject({ runs: true, holds: false, reaches: true });
    let written = false;
    const writing = journal
      .append({ contestId, epoch, firstSeq: 3, commandKey: null, events: teamJoins(3) })
      .finally(() => {
        written = true;
      });
    writing.catch(() => undefined);
    comeBack();
    // The locks are there again, but nobody has looked yet at what was committed.
    await until(process, () => expect(regained).toEqual([[contestId]]));
    expect(written).toBe(false);
    const claim = await owners.claim(contestId, null);
    expect(claim.epoch).toBeGreaterThan(epoch);
    expect(process.claimed).toEqual(["free", "regained"]);
    // What waited was decided before: by its epoch it is refused.
    await expect(writing).rejects.toThrow(EpochFenced);
    await journal.append({
      contestId,
      epoch: claim.epoch,
      firstSeq: 3,
      commandKey: null,
      events: teamJoins(3),
    });
  });

  test("CLU1 what is let go of while its lock is taken again is held by nobody", async () => {
    const one = await service.start();
    const contestId = await service.makeContest();
    await one.owners.claim(contestId, null);
    const comeBack = await one.breakSession();
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    let isAsked = false;
    let isRegained = false;
    const find = one.store.find.bind(one.store);
    one.store.find = async (id) => {
      const found = await find(id);
      isAsked = true;
      await goOn;
      return found;
    };
    one.owners.onRegained(() => {
      isRegained = true;
    });
    comeBack();
    await until(one, () => expect(isAsked).toBe(true));
    await one.owners.release(contestId);
    resolve();
    await until(one, () => expect(isRegained).toBe(true));
    one.store.find = find;
    await until(one, async () => expect(await one.store.find(contestId)).toMatchObject({ holder: null }));
  });

  test("CLU1 what is let go of while it is claimed anew is held by nobody, and is not said to be here", async () => {
    const [one, two] = [await service.start(), await service.start()];
    const { owners, store } = one;
    const contestId = await service.makeContest();
    await owners.claim(contestId, null);
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    let isLocked = false;
    const claim = store.claim.bind(store);
    store.claim = async (...asked) => {
      isLocked = true;
      await goOn;
      return claim(...asked);
    };
    const claiming = owners.claim(contestId, null);
    await eventually(() => expect(isLocked).toBe(true));
    const releasing = owners.release(contestId);
    resolve();
    await Promise.all([claiming, releasing]);
    await expect(owners.held(contestId)).rejects.toThrow(EpochFenced);
    expect(owners.answer(contestId)).toMatchObject({ runs: false });
    expect(await owners.locate(contestId)).toMatchObject({ at: "nobody" });
    expect(await store.find(contestId)).toMatchObject({ holder: null, former: null });
    await two.owners.claim(contestId, null);
  });

  test("CLU2 a contest whose session broke goes on under a higher epoch, with what was asked meanwhile", async () => {
    const process = await service.start();
    const { live, clock } = process;
    const contestId = await service.makeContest();
    const runner = await live.get(contestId);
    const before = runner.epoch;
    const comeBack = await process.breakSession();
    const reply = runner.execute({
      id: "0123456789abcdef",
      command: { type: "JoinContest", name: "Foxes", pin: "123456", seatId: "seat000001" },
      actor: { role: "guest" },
      receivedAt: runner.clock.now(),
    });
    comeBack();
    expect(await passing(clock, reply)).toMatchObject({ ok: true });
    expect(runner.epoch).toBeGreaterThan(before);
    expect(await live.find(contestId)).toBe(runner);
  });

  test("CLU2 a write that waits for too long is given back", async () => {
    const process = await service.start();
    const contestId = await service.makeContest();
    await process.owners.claim(contestId, null);
    await process.breakSession();
    const held = process.owners.held(contestId).catch((error: unknown) => error);
    process.clock.advance(2_000);
    expect(await held).toBeInstanceOf(LockSessionAway);
  });

  test("CLU2 a woken process is sure of nothing before it has asked, and ends what it has lost", async () => {
    const [frozen, other] = [await service.start(), await settled(await service.start())];
    const contestId = await service.makeContest();
    const lost = await frozen.live.get(contestId);
    const endings: string[] = [];
    lost.subscribe({
      published: () => undefined,
      savingChanged: () => undefined,
      ended: ({ by }) => endings.push(by),
    });
    await freeze(frozen);
    const taken = await slowly(other, other.live.get(contestId));
    expect(taken.epoch).toBeGreaterThan(lost.epoch);
    frozen.thaw();
    frozen.clock.freeze(10_000);
    expect(frozen.owners.isSure).toBe(false);
    await until(frozen, () => expect(endings).toEqual(["fenced"]));
    expect(frozen.live.size).toBe(0);
    await expect(frozen.owners.held(contestId)).rejects.toThrow(EpochFenced);
    await expect(frozen.live.get(contestId)).rejects.toThrow(OwnedElsewhere);
    expect(await other.live.find(contestId)).toBe(taken);
  });

  test("CLU3 no epoch comes again, also when the stored one went back", async () => {
    const { owners } = await service.start();
    const contestId = await service.makeContest();
    const far = systemClock.now() + 3_600_000;
    const first = await owners.claim(contestId, { epoch: far, seq: 7 });
    expect(first.epoch).toBeGreaterThan(far);
    await owners.release(contestId);
    const { db } = service.database;
    await db.updateTable("contest_owner").set({ epoch: 1 }).where("contest_id", "=", contestId).execute();
    expect((await owners.claim(contestId, null)).epoch).toBeGreaterThan(first.epoch);
  });

  test("CLU3 who waits for a claim that began without it gets one above its mark", async () => {
    const { owners } = await service.start();
    const contestId = await service.makeContest();
    const far = systemClock.now() + 3_600_000;
    const [, second] = await Promise.all([
      owners.claim(contestId, null),
      owners.claim(contestId, { epoch: far, seq: 7 }),
    ]);
    expect(second.epoch).toBeGreaterThan(far);
  });

  test("CLU3 HEA7 an owner that nobody told of an epoch claims above it as soon as a client shows it", async () => {
    const { live } = await service.start();
    const contestId = await service.makeContest();
    const runner = await live.get(contestId);
    // Of an owner that the database forgot, of which clients have seen three acts more.
    const mark = { epoch: runner.epoch + 1_000_000, seq: runner.seq + 3 };
    expect(await live.get(contestId, mark)).toBe(runner);
    await eventually(() => expect(runner.epoch).toBeGreaterThan(mark.epoch));
    await eventually(() => expect(runner.state.missed?.acts).toBe(3));
    expect(await live.find(contestId)).toBe(runner);
  });

  test("CLU2 who comes back does not take what another process has claimed since, though nobody holds it", async () => {
    const [former, owner] = [await service.start(), await service.start()];
    const contestId = await service.makeContest();
    const { epoch } = await former.live.get(contestId);
    // Claimed while the former one was frozen; then a promotion freed all locks, and the owner is not back yet.
    const { db } = service.database;
    await db
      .updateTable("contest_owner")
      .set({ epoch: epoch + 2_000, process_id: owner.self.id })
      .where("contest_id", "=", contestId)
      .execute();
    // It says nothing, and has been seen lately, however long this takes.
    service.neighbours.silence(owner.self.address);
    await service.unseen(owner, -60_000);
    const comeBack = await former.breakSession();
    comeBack();
    await until(former, () => expect(former.live.contestIds()).toEqual([]));
    expect(await former.store.find(contestId)).toMatchObject({
      ...{ holder: null, former: { id: owner.self.id }, epoch: epoch + 2_000 },
    });
  });

  test("CLU7 what is claimed anew for a runner that ends meanwhile is held by nobody", async () => {
    const { live, store } = await service.start();
    const contestId = await service.makeContest();
    const runner = await live.get(contestId);
    live.reclaim([contestId]);
    runner.fence();
    await eventually(async () => {
      const found = await store.find(contestId);
      expect(found?.epoch).toBeGreaterThan(runner.epoch);
      expect(found?.holder).toBeNull();
    });
  });

  test("CLU5 the session of a frozen holder ends, and then its contest is taken", async () => {
    const [frozen, other] = [await service.start(), await settled(await service.start())];
    const contestId = await service.makeContest();
    await frozen.owners.claim(contestId, null);
    expect(await other.owners.locate(contestId)).toEqual({ at: "there", slot: frozen.self.slot });
    await service.unseen(frozen, 4_000);
    // It answers that all is well: it is only slow.
    expect(await other.owners.locate(contestId)).toEqual({ at: "there", slot: frozen.self.slot });
    await freeze(frozen);
    expect(await other.owners.locate(contestId)).toMatchObject({ at: "nobody" });
    await slowly(other, other.owners.claim(contestId, null));
    expect(other.claimed).toEqual(["stale"]);
    expect(await other.store.find(contestId)).toMatchObject({ holder: { id: other.self.id } });
  });

  test("CLU5 whoever only just came, or came back, ends nobody's session", async () => {
    const [frozen, other] = [await service.start(), await settled(await service.start())];
    const contestId = await service.makeContest();
    await frozen.owners.claim(contestId, null);
    await freeze(frozen);
    const comeBack = await other.breakSession();
    comeBack();
    await until(other, () => expect(other.owners.isSure).toBe(true));
    await expect(other.owners.claim(contestId, null)).rejects.toThrow(OwnedElsewhere);
    await other.owners.endStale();
    expect(await other.store.find(contestId)).toMatchObject({ holder: { id: frozen.self.id } });
    await settled(other);
    await other.owners.endStale();
    await eventually(async () => expect(await other.store.find(contestId)).toMatchObject({ holder: null }));
  });

  test("CLU6 a contest whose former owner was killed is taken at once", async () => {
    const [killed, other] = [await service.start(), await service.start()];
    const contestId = await service.makeContest();
    await killed.owners.claim(contestId, null);
    await killed.kill();
    await eventually(() => other.owners.claim(contestId, null));
    expect(other.claimed).toEqual(["gone"]);
  });

  test("CLU6 a former owner that may heal its contest is waited for, for ten seconds", async () => {
    const [healing, other] = [await service.start(), await settled(await service.start())];
    const contestId = await service.makeContest();
    await healing.owners.claim(contestId, null);
    // It does not come back, and while its clock stands still it hopes to; it has been seen lately, however long this takes.
    await healing.breakSession();
    await service.unseen(healing, -60_000);
    const there = { at: "there", slot: healing.self.slot };
    const seconds = async (count: number) => {
      for (let second = 0; second < count; second += 1) {
        other.clock.advance(1_000);
        expect(await other.owners.locate(contestId)).toEqual(there);
      }
    };
    expect(await other.owners.locate(contestId)).toEqual(there);
    await expect(other.owners.claim(contestId, null)).rejects.toThrow(OwnedElsewhere);
    await seconds(9);
    other.clock.advance(1_000);
    await until(other, () => expect(other.owners.isSure).toBe(true));
    await other.owners.claim(contestId, null);
    expect(other.claimed).toEqual(["late"]);
  });

  test("CLU6 a former owner that comes back has its contest as before", async () => {
    const [healing, other] = [await service.start(), await settled(await service.start())];
    const contestId = await service.makeContest();
    const { epoch } = await healing.owners.claim(contestId, null);
    const comeBack = await healing.breakSession();
    await service.unseen(healing, -60_000);
    await expect(other.owners.claim(contestId, null)).rejects.toThrow(OwnedElsewhere);
    comeBack();
    await until(healing, () => expect(healing.owners.isSure).toBe(true));
    expect((await healing.owners.claim(contestId, null)).epoch).toBeGreaterThan(epoch);
    expect(await other.owners.locate(contestId)).toEqual({ at: "there", slot: healing.self.slot });
  });

  test("CLU6 a silent former owner without its lock is taken for gone only when the database has not seen it for long", async () => {
    const [silent, other] = [await service.start(), await settled(await service.start())];
    const contestId = await service.makeContest();
    await silent.owners.claim(contestId, null);
    await silent.breakSession();
    service.neighbours.silence(silent.self.address);
    await eventually(async () => expect((await other.store.find(contestId))?.holder).toBeNull());
    expect(await other.owners.locate(contestId)).toEqual({ at: "there", slot: silent.self.slot });
    await service.unseen(silent, 4_000);
    await other.owners.claim(contestId, null);
    expect(other.claimed).toEqual(["silent"]);
  });

  test("CLU6 a former owner that is unseen and in doubt is not waited for by who was connected all the time", async () => {
    const [doubtful, other] = [await service.start(), await settled(await settled(await service.start()))];
    const contestId = await service.makeContest();
    await doubtful.owners.claim(contestId, null);
    await doubtful.breakSession();
    await eventually(async () => expect((await other.store.find(contestId))?.holder).toBeNull());
    await service.unseen(doubtful, 3_100);
    await other.owners.claim(contestId, null);
    expect(other.claimed).toEqual(["cut_off"]);
  });

  test("CLU16 what a later version had an earlier one takes where it can read all of it, and else leaves alone", async () => {
    const [later, earlier] = [await service.start({ version: 2 }), await service.start()];
    const [read, unread] = [await service.makeContest(), await service.makeContest()];
    for (const contestId of [read, unread]) await later.owners.claim(contestId, null);
    await service.writeLater(unread);
    await later.kill();
    await eventually(() => earlier.owners.claim(read, null));
    expect(earlier.claimed).toEqual(["gone"]);
    const before = await earlier.store.find(unread);
    for (let time = 0; time < 2; time += 1)
      await expect(earlier.live.get(unread)).rejects.toThrow(OwnedElsewhere);
    const after = await earlier.store.find(unread);
    expect(after).toMatchObject({ holder: null, epoch: before?.epoch, version: 2 });
    expect(earlier.live.broken.size).toBe(0);
    const told = earlier.logged.filter(({ message }) => message.includes("needs a later version"));
    expect(told.map(({ fields }) => fields)).toMatchObject([{ contestId: unread, process: earlier.self.id }]);
    const again = await service.start({ version: 2 });
    expect((await again.owners.claim(unread, null)).epoch).toBeGreaterThan(before?.epoch ?? 0);
  });

  test("CLU16 what this version cannot read is looked through once, and again after the database may have gone back", async () => {
    const [later, earlier] = [await service.start({ version: 2 }), await service.start()];
    const contestId = await service.makeContest();
    await later.owners.claim(contestId, null);
    await service.writeLater(contestId);
    await later.kill();
    let scans = 0;
    const formsIn = earlier.store.formsIn.bind(earlier.store);
    earlier.store.formsIn = async (id) => {
      scans += 1;
      return formsIn(id);
    };
    const beRefused = () => expect(earlier.owners.claim(contestId, null)).rejects.toThrow(OwnedElsewhere);
    await eventually(async () => {
      await beRefused();
      expect(scans).toBeGreaterThan(0);
    });
    for (let time = 0; time < 3; time += 1) await beRefused();
    expect(scans).toBe(1);
    const comeBack = await earlier.breakSession();
    comeBack();
    await until(earlier, () => expect(earlier.owners.isSure).toBe(true));
    for (let time = 0; time < 3; time += 1) await beRefused();
    expect(scans).toBe(2);
    const told = () => earlier.logged.filter(({ message }) => message.includes("needs a later version"));
    expect(told()).toHaveLength(1);
    const comeBackFurtherBehind = await earlier.breakSession();
    const { db } = service.database;
    await db.deleteFrom("event").where("contest_id", "=", contestId).where("seq", ">", 2).execute();
    comeBackFurtherBehind();
    await until(earlier, () => expect(earlier.owners.isSure).toBe(true));
    await eventually(() => earlier.owners.claim(contestId, null));
    expect(await earlier.owners.locate(contestId)).toEqual({ at: "here" });
    // It was read since: what it cannot read anew is told anew.
    await earlier.owners.release(contestId);
    const laterAgain = await service.start({ version: 2 });
    await laterAgain.owners.claim(contestId, null);
    await service.writeLater(contestId);
    await laterAgain.kill();
    await eventually(async () => {
      await beRefused();
      expect(told()).toHaveLength(2);
    });
  });

  test("CLU16 what a later version had goes to one of that version while there is one that takes contests", async () => {
    const [later, earlier] = [await service.start({ version: 3 }), await service.start()];
    const contestId = await service.makeContest();
    await later.owners.claim(contestId, null);
    await later.owners.release(contestId);
    const place = async () => {
      const found = await earlier.owners.locate(contestId);
      return found.at === "nobody" ? (found.slot ?? earlier.self.slot) : found.at;
    };
    later.pulse.load = 1_000_000;
    await later.owners.renew();
    expect(await place()).toBe(later.self.slot);
    later.pulse.draining = true;
    await later.owners.renew();
    // Which processes there are is known for a tenth of a second.
    earlier.clock.advance(100);
    expect(await place()).not.toBe(later.self.slot);
  });

  test("CLU4 who could take contests is asked for once in a tenth of a second, and anew to find who is stale", async () => {
    const own = await openService();
    onTestFinished(own.close);
    const [one, two] = [await own.start(), await own.start()];
    one.pulse.load = 1_000;
    await one.owners.renew();
    // It was seen lately, however long this takes.
    await own.unseen(two, -60_000);
    let asked = 0;
    const processes = one.store.processes.bind(one.store);
    one.store.processes = () => {
      asked += 1;
      return processes();
    };
    const contestIds = [await own.makeContest(), await own.makeContest()];
    const locate = async () => {
      const places: Place[] = [];
      for (const contestId of contestIds) places.push(await one.owners.locate(contestId));
      return places;
    };
    const atTwo = contestIds.map(() => ({ at: "nobody", slot: two.self.slot }));
    expect(await locate()).toEqual(atTwo);
    expect(asked).toBe(1);
    one.clock.advance(100);
    expect(await locate()).toEqual(atTwo);
    expect(asked).toBe(2);
    await one.owners.endStale();
    expect(asked).toBe(3);
    expect(await locate()).toEqual(atTwo);
    expect(asked).toBe(3);
  });

  test("CLU4 nobody is led to a process that had the contest and is away, though it was there a moment ago", async () => {
    const own = await openService();
    onTestFinished(own.close);
    const [one, two] = [await own.start(), await own.start()];
    one.pulse.load = 1_000;
    await one.owners.renew();
    // It was seen lately, however long this takes.
    await own.unseen(two, -60_000);
    const [lost, other] = [await own.makeContest(), await own.makeContest()];
    await two.owners.claim(lost, null);
    expect(await one.owners.locate(other)).toEqual({ at: "nobody", slot: two.self.slot });
    await two.kill();
    // The clock stands still: it is that very moment.
    await eventually(async () => expect(await one.owners.locate(lost)).toEqual({ at: "nobody", slot: null }));
  });

  test("CLU9 a process that drains claims nothing", async () => {
    const { owners, pulse } = await service.start();
    const contestId = await service.makeContest();
    pulse.draining = true;
    await expect(owners.claim(contestId, null)).rejects.toThrow(OwnedElsewhere);
  });

  test("CLU11 a contest was last alive by its own time, which may be ahead of the database's", async () => {
    const [one, two] = [await service.start(), await service.start()];
    const contestId = await service.makeContest();
    const { epoch } = await one.owners.claim(contestId, null);
    await one.store.sayAlive(contestId, epoch);
    await one.store.setAhead(contestId, one.self.id, 60_000);
    await one.owners.release(contestId);
    const now = two.sights[0]?.now ?? 0;
    const { lastAliveAt, aheadMs } = await two.owners.claim(contestId, null);
    expect(aheadMs).toBe(60_000);
    expect((lastAliveAt ?? 0) - now).toBeGreaterThan(59_000);
  });

  test("CLU10 each second the database says what time it is there", async () => {
    const process = await service.start();
    const [first] = process.sights;
    await settled(process);
    expect(process.sights).toHaveLength(6);
    expect(process.sights.at(-1)?.timeline).toBe(first?.timeline);
    expect(Math.abs((first?.now ?? 0) - systemClock.now())).toBeLessThan(60_000);
  });
});

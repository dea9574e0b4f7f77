import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentVersion, upcasts } from "../../shared/contest/stored/upcasts.ts";
import { EpochFenced, UnknownContest } from "../journal/journal.ts";
import { eventually } from "../test/eventually.ts";
import {
  type LockSession,
  mostEpochsSkipped,
  type OwnershipStore,
  type ProcessSelf,
  SlotTaken,
} from "./OwnershipStore.ts";
import { programVersion } from "./programVersion.ts";

/** A service's database for the suite: the stores that its processes see it by, and what befalls it. */
export interface StoreUnderTest {
  /** As one process sees it. */
  store(): OwnershipStore;
  /** Makes a contest in its lobby; its id. */
  makeContest(): Promise<string>;
  /** Ends the contest for good, by its journal. */
  finish(contestId: string): Promise<void>;
  /** The clock of the database, ms since 1970. */
  now(): Promise<number>;
  close(): Promise<void>;
}

const calm = { starting: false, draining: false, load: 0 };
/** Of a process that is being stopped. */
const leaving = { ...calm, draining: true };

/** What every store of ownership does: run against PostgreSQL, and against the model of it, so that the model is true. */
export function describeOwnershipStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let under: StoreUnderTest;
    let processes = 0;
    const sessions: LockSession[] = [];
    beforeAll(async () => {
      under = await open();
    });
    afterAll(async () => {
      for (const session of sessions) await session.close().catch(() => undefined);
      await under?.close();
    });

    /** Another process, with a slot of its own. */
    async function process(changes: Partial<ProcessSelf> = {}) {
      processes += 1;
      const number = processes;
      const self = {
        id: `p${number}`,
        slot: number,
        address: `http://127.0.0.1:${number}`,
        version: 1,
        ...changes,
      };
      const store = under.store();
      const session = await store.openSession(self, calm, null);
      sessions.push(session);
      return { self, store, session };
    }

    async function owned() {
      const contestId = await under.makeContest();
      const owner = await process();
      expect(await owner.session.tryLock(contestId)).toBe(true);
      const claim = await owner.store.claim(contestId, owner.self.id, 0);
      return { contestId, ...owner, claim };
    }

    async function end(session: LockSession) {
      await under.store().endSession(session.backend);
      await session.ended;
    }

    /** Another process takes the contest, as soon as nobody holds it. */
    async function takenOver(contestId: string) {
      const next = await process();
      await eventually(async () => expect(await next.session.tryLock(contestId)).toBe(true));
      return { ...next, claim: await next.store.claim(contestId, next.self.id, 0) };
    }

    /** The process goes on until this moment, of the database's clock, is past: what it said last, and when. */
    const renewUntil = (session: LockSession, moment: number) =>
      eventually(async () => {
        const { now } = await session.renew(calm);
        expect(now).toBeGreaterThan(moment);
        return now;
      });

    const isAt = (lastAliveAt: number | null, moment: number) =>
      expect(Math.abs((lastAliveAt ?? 0) - moment)).toBeLessThan(2);

    test("OWN1 a contest that nobody has claimed has neither holder nor former owner; an unknown one is null", async () => {
      const contestId = await under.makeContest();
      expect(await under.store().find(contestId)).toMatchObject({ holder: null, former: null });
      expect(await under.store().find("nowhere")).toBeNull();
    });

    test("OWN1 one session holds the lock of a contest, as often as it asks, and one unlock frees it", async () => {
      const { contestId, session, self } = await owned();
      const other = await process();
      expect(await session.tryLock(contestId)).toBe(true);
      expect(await other.session.tryLock(contestId)).toBe(false);
      expect(await under.store().find(contestId)).toMatchObject({ holder: { id: self.id, slot: self.slot } });
      await session.unlock(contestId);
      expect(await under.store().find(contestId)).toMatchObject({ holder: null, former: null });
      expect(await other.session.tryLock(contestId)).toBe(true);
    });

    test("OWN1 looking changes nothing", async () => {
      const { contestId, store } = await owned();
      const before = await store.find(contestId);
      await store.processes();
      await store.orphans("all");
      expect((await store.find(contestId))?.epoch).toBe(before?.epoch);
    });

    test("OWN1 of many who ask at once one gets the lock", async () => {
      const contestId = await under.makeContest();
      const many = [];
      for (let index = 0; index < 4; index += 1) many.push(await process());
      const locked = await Promise.all(many.map(({ session }) => session.tryLock(contestId)));
      expect(locked.filter(Boolean)).toHaveLength(1);
    });

    test("OWN2 an epoch is above the stored one, above what the claimer knows, and above the database's clock", async () => {
      const { contestId, store, self, claim } = await owned();
      expect(claim.epoch).toBeGreaterThan((await under.now()) - 60_000);
      const far = claim.epoch + 1_000_000_000;
      const above = await store.claim(contestId, self.id, far);
      expect(above.epoch).toBeGreaterThan(far);
      const next = await store.claim(contestId, self.id, 0);
      expect(next.epoch).toBeGreaterThan(above.epoch);
      expect((await store.find(contestId))?.epoch).toBe(next.epoch);
    });

    test("OWN2 the next epoch is no certain one: a database that went back, with its clock, gives another", async () => {
      const { contestId, store, self, claim } = await owned();
      const steps = new Set<number>();
      let epoch = claim.epoch + 1_000_000_000;
      for (let claims = 0; claims < 20; claims += 1) {
        const next = await store.claim(contestId, self.id, epoch);
        steps.add(next.epoch - epoch);
        epoch = next.epoch;
      }
      expect(Math.min(...steps)).toBeGreaterThan(0);
      expect(Math.max(...steps)).toBeLessThanOrEqual(mostEpochsSkipped);
      expect(steps.size).toBeGreaterThan(5);
    });

    test("OWN2 nobody claims a contest that there is not", async () => {
      const { store, self } = await process();
      await expect(store.claim("nowhere", self.id, 0)).rejects.toThrow(UnknownContest);
    });

    test("OWN3 a contest was last alive when its former owner last said that it is there", async () => {
      const { contestId, session, self, store, claim } = await owned();
      expect(claim.lastAliveAt).toBeNull();
      await store.sayAlive(contestId, claim.epoch);
      const { now } = await session.renew(calm);
      const next = await process();
      await end(session);
      expect(await under.store().find(contestId)).toMatchObject({ holder: null, former: { id: self.id } });
      await eventually(async () => expect(await next.session.tryLock(contestId)).toBe(true));
      const taken = await next.store.claim(contestId, next.self.id, claim.epoch);
      isAt(taken.lastAliveAt, now);
      expect(await under.store().find(contestId)).toMatchObject({ former: { id: next.self.id } });
    });

    test("OWN3 a contest that was let go of was alive until then, and is nobody's", async () => {
      const { contestId, session, store, claim } = await owned();
      await store.sayAlive(contestId, claim.epoch);
      const before = await under.now();
      await session.unlock(contestId);
      const next = await process();
      await next.session.tryLock(contestId);
      const { lastAliveAt } = await next.store.claim(contestId, next.self.id, 0);
      expect(lastAliveAt).toBeGreaterThanOrEqual(before - 1);
    });

    test("OWN3 a claim under which nobody said that the contest is alive leaves when it last was", async () => {
      const { contestId, session, store, claim } = await owned();
      await store.sayAlive(contestId, claim.epoch);
      const { now } = await session.renew(calm);
      await end(session);
      const killed = await takenOver(contestId);
      isAt(killed.claim.lastAliveAt, now);
      await renewUntil(killed.session, now + 20);
      // The same process tries once more.
      isAt((await killed.store.claim(contestId, killed.self.id, 0)).lastAliveAt, now);
      await end(killed.session);
      const gaveUp = await takenOver(contestId);
      isAt(gaveUp.claim.lastAliveAt, now);
      await gaveUp.session.unlock(contestId);
      const opened = await takenOver(contestId);
      isAt(opened.claim.lastAliveAt, now);
      await opened.store.sayAlive(contestId, opened.claim.epoch);
      const later = await renewUntil(opened.session, now + 20);
      await end(opened.session);
      isAt((await takenOver(contestId)).claim.lastAliveAt, later);
    });

    test("OWN3 a contest that was never said to be alive never was, whoever claimed it and let it go", async () => {
      const { contestId, session } = await owned();
      await session.unlock(contestId);
      const { claim, session: killed } = await takenOver(contestId);
      expect(claim.lastAliveAt).toBeNull();
      await end(killed);
      expect((await takenOver(contestId)).claim.lastAliveAt).toBeNull();
    });

    test("OWN3 only under the claim of now a contest is said to be alive", async () => {
      const { contestId, store, self, claim } = await owned();
      const next = await store.claim(contestId, self.id, 0);
      const refusal = await store.sayAlive(contestId, claim.epoch).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(EpochFenced);
      expect(refusal).toMatchObject({ stored: next.epoch });
      expect((await store.claim(contestId, self.id, 0)).lastAliveAt).toBeNull();
      await expect(store.sayAlive("nowhere", 1)).rejects.toThrow(EpochFenced);
    });

    test("OWN4 a broken session frees its locks, and says that it ended", async () => {
      const { contestId, session, self } = await owned();
      await under.store().endSession(session.backend);
      await session.ended;
      await expect(session.renew(calm)).rejects.toThrow();
      await expect(session.tryLock(contestId)).rejects.toThrow();
      const again = await under.store().openSession(self, calm, session.backend);
      sessions.push(again);
      expect(again.backend).not.toEqual(session.backend);
      expect(await again.tryLock(contestId)).toBe(true);
    });

    test("OWN4 whoever comes back ends its own session of before", async () => {
      const { contestId, session, self, store } = await owned();
      const again = await store.openSession(self, calm, session.backend);
      sessions.push(again);
      await session.ended;
      expect(await again.tryLock(contestId)).toBe(true);
    });

    test("OWN4 the end of a session that is over ends no other one", async () => {
      const { session } = await process();
      await under.store().endSession({ ...session.backend, startedAt: "2000-01-01 00:00:00+00" });
      await session.renew(calm);
    });

    test("OWN5 a slot belongs to one live process", async () => {
      const { self, session } = await process();
      const second = { ...self, id: "second" };
      await expect(under.store().openSession(second, calm, null)).rejects.toThrow(SlotTaken);
      await session.close();
      sessions.push(await under.store().openSession(second, calm, null));
    });

    test("OWN5 processes are those with a session, with what they said of themselves", async () => {
      const { self, session, store } = await process();
      const mine = async () => (await store.processes()).find(({ id }) => id === self.id);
      const { backend } = session;
      for (const pulse of [{ ...calm, starting: true }, calm, { ...leaving, load: 2.5 }]) {
        await session.renew(pulse);
        expect(await mine()).toMatchObject({ ...self, ...pulse, backend });
      }
      expect((await mine())?.unseenMs).toBeLessThan(5_000);
      await session.close();
      expect(await mine()).toBeUndefined();
    });

    test("OWN12 a slot whose process ended without a word is told of, and whether anybody has it", async () => {
      const killed = await owned();
      const [failed, stopped, live] = [await process(), await process(), await process()];
      const known = [killed, failed, stopped, live].map(({ self }) => self.slot);
      const told = async () =>
        (await live.store.slots())
          .filter(({ slot }) => known.includes(slot))
          .map(({ id, lives }) => [id, lives]);
      expect(await told()).toEqual([killed, failed, stopped, live].map(({ self }) => [self.id, true]));
      await under.store().endSession(killed.session.backend);
      await killed.session.ended;
      // By what kept it from listening.
      await failed.session.renew({ ...calm, starting: true });
      await failed.session.close();
      await stopped.session.renew(leaving);
      await stopped.session.close();
      await eventually(async () =>
        expect(await told()).toEqual([
          [killed.self.id, false],
          [failed.self.id, false],
          [live.self.id, true],
        ]),
      );
      const before = (await live.store.slots()).find(({ id }) => id === killed.self.id);
      expect(before).toMatchObject({ ...killed.self, backend: killed.session.backend });

      const again = { ...killed.self, id: "again" };
      const session = await under.store().openSession(again, calm, null);
      sessions.push(session);
      expect((await told())[0]).toEqual(["again", true]);
      await session.renew(leaving);
      await session.close();
      // A contest still names the one that was killed, which was followed by one that was stopped.
      expect(await live.store.find(killed.contestId)).toMatchObject({ former: { id: killed.self.id } });
      await eventually(async () =>
        expect(await told()).toEqual([
          [failed.self.id, false],
          [live.self.id, true],
        ]),
      );
    });

    test("OWN6 orphans are contests under way of which nobody holds the lock", async () => {
      const { contestId, session, store } = await owned();
      expect(await store.orphans("all")).not.toContain(contestId);
      await under.store().endSession(session.backend);
      await session.ended;
      await eventually(async () => expect(await store.orphans("left")).toContain(contestId));
      expect(await store.orphans("all")).toContain(contestId);
    });

    test("OWN6 one that was let go of is left by nobody; one that is over is no orphan", async () => {
      const { contestId, session, store } = await owned();
      await session.unlock(contestId);
      expect(await store.orphans("left")).not.toContain(contestId);
      expect(await store.orphans("all")).toContain(contestId);
      await under.finish(contestId);
      expect(await store.orphans("all")).not.toContain(contestId);
    });

    test("OWN10 of the programs that made or had a contest the highest version is kept", async () => {
      const contestId = await under.makeContest();
      expect(await under.store().find(contestId)).toMatchObject({ version: programVersion });
      const [later, less] = [programVersion + 2, programVersion + 1];
      for (const version of [later, less]) {
        const { self, store, session } = await process({ version });
        await session.tryLock(contestId);
        await store.claim(contestId, self.id, 0);
        expect(await store.find(contestId)).toMatchObject({ former: { version }, version: later });
        await session.unlock(contestId);
      }
      expect(await under.store().find(contestId)).toMatchObject({ former: null, version: later });
    });

    test("OWN10 of what was written of a contest each type is told, with its version", async () => {
      const contestId = await under.makeContest();
      await under.finish(contestId);
      const forms = await under.store().formsIn(contestId);
      const types = ["ContestCreated", "ContestFinished", "LobbyOpened"] as const;
      expect(forms.toSorted((a, b) => (a.type < b.type ? -1 : 1))).toEqual(
        types.map((type) => ({ type, version: currentVersion(upcasts, type) })),
      );
      expect(await under.store().formsIn("nowhere")).toEqual([]);
    });

    test("OWN7 how far a contest's time is ahead is kept for the next claim, and only its owner says so", async () => {
      const { contestId, self, store, claim } = await owned();
      expect(claim.aheadMs).toBe(0);
      await store.setAhead(contestId, "somebody", 5);
      await store.setAhead(contestId, self.id, -3_600_000.4);
      expect((await store.claim(contestId, self.id, 0)).aheadMs).toBe(-3_600_000);
    });

    test("OWN7 a renewal says what time it is there, and by which line of time", async () => {
      const { session } = await process();
      const sight = await session.renew(calm);
      expect(Math.abs(sight.now - (await under.now()))).toBeLessThan(1_000);
      expect(sight.timeline).toMatch(/^[0-9A-F]{8}$/);
    });
  });
}

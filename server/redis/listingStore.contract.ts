import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../test/eventually.ts";
import type { ListingStore } from "./ListingStore.ts";

/** A store of listings for the suite, and what befalls it. */
export interface ListingStoreUnderTest {
  /** As one process sees it. */
  store(): ListingStore;
  /** Nothing is in it any more. */
  empty(): Promise<void>;
  /** It is there, and says nothing. */
  freeze(): void;
  thaw(): void;
  /** It is gone with all that it held, and refuses. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** By the clock of those who wait for it. */
  monotonicMs(): number;
  close(): Promise<void>;
}

const listing = (roomId: string, clients = 1) => ({ roomId, clients, metadata: { contestId: roomId } });

/** What every store of listings does: run against Redis, and against the model of it, so that the model is true. */
export function describeListingStore(name: string, open: () => Promise<ListingStoreUnderTest>): void {
  describe(name, () => {
    let under: ListingStoreUnderTest;
    let one: ListingStore;
    let other: ListingStore;
    beforeAll(async () => {
      under = await open();
      one = under.store();
      other = under.store();
    });
    afterAll(async () => {
      one?.close();
      other?.close();
      await under?.close();
    });
    const listed = async () => Object.fromEntries((await other.look())?.listings ?? []);
    const answers = () =>
      eventually(async () => {
        expect(await one.look()).not.toBeNull();
        expect(await other.look()).not.toBeNull();
        await one.remove("nothing");
      });
    beforeEach(async () => {
      await answers();
      await under.empty();
    });

    test("RDS2 what one writes all read, as it was written last", async () => {
      await one.write(listing("a"));
      await one.write(listing("b"));
      await one.write(listing("a", 2));
      expect(await listed()).toEqual({ a: listing("a", 2), b: listing("b") });
    });

    test("RDS2 what anybody takes away is gone; what is not there may be taken away", async () => {
      await one.write(listing("a"));
      await other.remove("a");
      await other.remove("a");
      expect(await listed()).toEqual({});
    });

    test("RDS2 its clock goes on", async () => {
      const before = (await one.look())?.now ?? 0;
      await eventually(async () => expect((await other.look())?.now).toBeGreaterThan(before + 20));
    });

    test("RDS2 an emptied one answers, and takes what is written again", async () => {
      await one.write(listing("a"));
      await under.empty();
      expect(await listed()).toEqual({});
      await one.write(listing("a"));
      expect(await listed()).toEqual({ a: listing("a") });
    });

    test("RDS1 RDS2 a frozen one holds nobody up; what was asked of it may come true later", async () => {
      await one.write(listing("a"));
      under.freeze();
      const from = under.monotonicMs();
      expect(await one.look()).toBeNull();
      expect(under.monotonicMs() - from).toBeLessThan(2_000);
      await expect(one.write(listing("b"))).rejects.toThrow();
      expect(under.monotonicMs() - from).toBeLessThan(2_000);
      under.thaw();
      await answers();
      expect(await listed()).toMatchObject({ a: listing("a") });
    });

    test("RDS1 RDS2 one that is gone refuses, and is found again by itself, empty", async () => {
      await one.write(listing("a"));
      await under.kill();
      expect(await one.look()).toBeNull();
      await expect(one.write(listing("b"))).rejects.toThrow();
      await expect(one.remove("a")).rejects.toThrow();
      await under.start();
      await answers();
      expect(await listed()).toEqual({});
    });
  });
}

import { beforeEach, expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { ListingMirror } from "./ListingMirror.ts";
import type { Listing, ListingStore } from "./ListingStore.ts";

const noon = 1_800_000_000_000;
const room = (roomId: string) => ({ roomId, clients: 3, metadata: { contestId: `contest of ${roomId}` } });

/** Keeps what it is told, by a clock of its own. */
class PlainStore implements ListingStore {
  now = noon;
  isAway = false;
  writes = 0;
  readonly listings = new Map<string, Listing>();

  async look() {
    return this.isAway ? null : { now: this.now, listings: new Map(this.listings) };
  }

  async write(listing: Listing): Promise<void> {
    this.writes += 1;
    this.listings.set(listing.roomId, listing);
  }

  async remove(roomId: string): Promise<void> {
    this.listings.delete(roomId);
  }

  close(): void {
    this.isAway = true;
  }
}

let clock: FakeClock;
let store: PlainStore;
let own: Listing[];
let mirror: ListingMirror;

beforeEach(() => {
  clock = new FakeClock(noon - 7_200_000); // two hours behind the store
  store = new PlainStore();
  own = [room("a")];
  mirror = new ListingMirror({ store, clock, own: () => own });
});

async function pass(durationMs: number): Promise<void> {
  clock.advance(durationMs);
  await new Promise(setImmediate);
}

test("RDS2 what is here is there within two seconds, again when it was lost, and not when it is here no more", async () => {
  await pass(2_000);
  expect([...store.listings.keys()]).toEqual(["a"]);
  store.listings.clear();
  await pass(2_000);
  expect([...store.listings.keys()]).toEqual(["a"]);
  own = [room("b")];
  await pass(2_000);
  expect([...store.listings.keys()]).toEqual(["b"]);
});

test("RDS2 what is there as it is here is written again after ten seconds only, what differs at once", async () => {
  const looks = async (count: number) => {
    const before = store.writes;
    for (let look = 0; look < count; look += 1) {
      store.now += 2_000;
      await pass(2_000);
    }
    return store.writes - before;
  };
  expect(await looks(1)).toBe(1);
  expect(await looks(4)).toBe(0);
  expect(await looks(1)).toBe(1);
  expect(store.listings.get("a")?.metadata).toMatchObject({ writtenAt: store.now });
  own = [{ ...room("a"), metadata: { contestId: "another" } }];
  expect(await looks(1)).toBe(1);
  expect(store.listings.get("a")?.metadata).toMatchObject({ contestId: "another" });
  store.listings.set("a", {
    ...room("a"),
    metadata: { contestId: "from before", writtenAt: store.now - 1_000 },
  });
  expect(await looks(1)).toBe(1);
  expect(store.listings.get("a")?.metadata).toMatchObject({ contestId: "another" });
  store.now -= 3_600_000;
  expect(await looks(1)).toBe(1);
});

test("RDS2 what was not written for a minute, by the store's clock, is of no process that lives", async () => {
  await store.write({ ...room("young"), metadata: { contestId: "young", writtenAt: noon - 59_000 } });
  await store.write({ ...room("old"), metadata: { contestId: "old", writtenAt: noon - 61_000 } });
  await store.write(room("nobody's"));
  expect(await mirror.listEverywhere()).toEqual([{ contestId: "young", clients: 3 }]);
  await pass(2_000);
  expect([...store.listings.keys()].toSorted()).toEqual(["a", "young"]);
});

test("RDS2 a process takes away nothing of its own because the store slept for long", async () => {
  await pass(2_000);
  store.isAway = true;
  await pass(2_000);
  store.isAway = false;
  store.now += 90_000;
  await pass(2_000);
  expect(await mirror.listEverywhere()).toEqual([{ contestId: "contest of a", clients: 3 }]);
});

test("RDS2 what is closed takes its listings away, once", async () => {
  await pass(2_000);
  await store.write({ ...room("other"), metadata: { contestId: "other", writtenAt: noon } });
  await Promise.all([mirror.close(), mirror.close()]);
  expect([...store.listings.keys()]).toEqual(["other"]);
  expect(await mirror.listEverywhere()).toBeNull();
});

test("RDS2 RDS12 of a contest's rooms the one that was written last is told: of a killed process there is one for a minute", async () => {
  const listed = (roomId: string, clients: number, writtenAt: number): Listing => ({
    ...{ roomId, clients },
    metadata: { contestId: "c", writtenAt },
  });
  for (const rooms of [
    [listed("killed", 30, noon - 20_000), listed("now", 28, noon)],
    [listed("now", 28, noon), listed("killed", 30, noon - 20_000)],
  ]) {
    store.listings.clear();
    for (const one of rooms) store.listings.set(one.roomId, one);
    expect(await mirror.listEverywhere()).toEqual([{ contestId: "c", clients: 28 }]);
  }
});

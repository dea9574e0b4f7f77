import { beforeEach, expect, test } from "vitest";
import { UnknownContest } from "../journal/journal.ts";
import { FakeClock } from "../test/fakeClock.ts";
import type { Ownership, ProcessRecord } from "./OwnershipStore.ts";
import { type PeerAnswer, PeerGone, PeerSilent } from "./Peers.ts";
import { processRecord } from "./testing/processRecord.ts";
import { Whereabouts } from "./Whereabouts.ts";

const well: PeerAnswer = { processId: null, runs: true, holds: true, reaches: true };
const record = (slot: number, unseenMs = 0) => processRecord(slot, { unseenMs });
const self = record(1);
const other = record(2);

let clock: FakeClock;
/** What the database says; null: there is no such contest. */
let ownership: Ownership | null;
/** What the other process says. */
let answer: PeerAnswer | Error;
let sight: { isSure: boolean; isNew: boolean; isOnNewLine: boolean; connectedForMs: number };
let asked: number;
let epochs: number[];
/** How often it was told that a process is gone. */
let gone: number;
let whereabouts: Whereabouts;

beforeEach(() => {
  clock = new FakeClock(0);
  [ownership, answer, sight, asked, epochs] = [
    null,
    well,
    { isSure: true, isNew: false, isOnNewLine: false, connectedForMs: 0 },
    0,
    [],
  ];
  gone = 0;
  whereabouts = new Whereabouts({
    self,
    store: { find: async () => ownership },
    peers: {
      async ask() {
        asked += 1;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    clock,
    sight,
    lately: () => [self, other],
    onEpoch: (_contestId, epoch) => epochs.push(epoch),
    onGone: () => {
      gone += 1;
    },
  });
});

const look = async () => {
  const found = await whereabouts.look("one");
  return found.at === "there" ? "there" : found.why;
};
const heldBy = (holder: ProcessRecord) => ({ holder, former: holder, epoch: 5, version: 1 });
const leftBy = (former: ProcessRecord | null) => ({ holder: null, former, epoch: 5, version: 1 });

test("CLU1 a contest that nobody has or had is free, and so is this process's own; a lively holder is not asked", async () => {
  await expect(look()).rejects.toThrow(UnknownContest);
  for (const mine of [leftBy(null), leftBy(self), heldBy(self)]) {
    ownership = mine;
    expect(await look()).toBe("free");
  }
  ownership = heldBy(other);
  expect(await look()).toBe("there");
  expect(asked).toBe(0);
});

test("CLU3 every look notes the contest's epoch", async () => {
  ownership = heldBy(other);
  await look();
  expect(epochs).toEqual([5]);
});

test("CLU16 of a contest that nobody has it is told how high a version of the program had it", async () => {
  for (const [found, said] of [
    [leftBy(null), well],
    [leftBy(other), new PeerGone()],
    [heldBy(record(2, 3_000)), new PeerGone()],
  ] as const) {
    [ownership, answer] = [{ ...found, version: 7 }, said];
    expect(await whereabouts.look("one")).toMatchObject({ at: "nobody", version: 7 });
  }
});

test("CLU4 of a contest that nobody has it is told who had it and is away, and not who let it go", async () => {
  for (const [found, said, away] of [
    [leftBy(null), well, null],
    [leftBy(other), { ...well, runs: false }, null],
    [leftBy(other), { ...well, reaches: false }, other],
    [leftBy(record(2, 3_000)), new PeerSilent(), record(2, 3_000)],
    [heldBy(record(2, 3_000)), { ...well, holds: false }, record(2, 3_000)],
    [leftBy(other), new PeerGone(), other],
  ] as const) {
    [ownership, answer] = [found, said];
    clock.advance(10_000);
    expect(await whereabouts.look("one")).toMatchObject({ at: "nobody", away });
  }
});

test("CLU5 a holder is stale when it is unseen, and silent, gone or itself in doubt", async () => {
  ownership = heldBy(record(2, 3_000));
  expect(await look()).toBe("there");
  for (const said of [new PeerSilent(), new PeerGone(), { ...well, holds: false }]) {
    answer = said;
    ownership = heldBy(record(2, 3_000));
    expect(await look()).toBe("stale");
    expect(await whereabouts.look("one")).toMatchObject({ stale: { id: "process 2" } });
    ownership = heldBy(record(2, 2_999));
    expect(await look()).toBe("there");
  }
});

test("CLU5 whoever is in doubt itself, or only just came back, calls nobody stale", async () => {
  ownership = heldBy(record(2, 60_000));
  answer = new PeerSilent();
  for (const [isSure, isNew] of [
    [false, false],
    [true, true],
  ] as const) {
    Object.assign(sight, { isSure, isNew });
    expect(await look()).toBe("there");
  }
});

test("CLU6 a former owner that refuses, is cut off, does not run the contest, or was this process before, is not waited for", async () => {
  ownership = leftBy(other);
  answer = { ...well, runs: false };
  expect(await look()).toBe("free");
  answer = { ...well, runs: true, holds: false, reaches: false };
  expect(await look()).toBe("cut_off");
  answer = new PeerGone();
  expect(await look()).toBe("gone");
  answer = well;
  ownership = leftBy({ ...record(3), address: self.address });
  expect(await look()).toBe("gone");
});

test("CLU14 another process at a former owner's address says that it is gone, one that does not say who it is does not", async () => {
  ownership = leftBy(other);
  answer = { ...well, processId: "another" };
  expect(await look()).toBe("gone");
  expect(gone).toBe(1);
  clock.advance(5_000);
  answer = { ...well, processId: other.id };
  expect(await look()).toBe("there");
  answer = well;
  expect(await look()).toBe("there");
});

test("CLU14 a holder at whose address another process answers is stale as soon as it is unseen", async () => {
  answer = { ...well, processId: "another" };
  ownership = heldBy(record(2, 2_999));
  expect(await look()).toBe("there");
  ownership = heldBy(record(2, 3_000));
  expect(await look()).toBe("stale");
});

test("CLU15 a database that went back may have forgotten the owner: whoever says that it runs the contest has it", async () => {
  for (const forgotten of [leftBy(null), leftBy(self), leftBy(record(3))]) {
    ownership = forgotten;
    sight.isOnNewLine = true;
    answer = { ...well, processId: other.id, holds: false };
    expect(await whereabouts.look("one")).toMatchObject({ at: "there", process: { id: other.id } });
    answer = { ...well, processId: other.id, runs: false };
    expect(await look()).toBe(forgotten.former?.slot === 3 ? "gone" : "free");
    sight.isOnNewLine = false;
  }
  ownership = leftBy(null);
  answer = { ...well, processId: other.id };
  expect(await look()).toBe("free");
});

test("CLU6 after a break of all, those who come back first do not take the others for cut off", async () => {
  ownership = leftBy(other);
  answer = { ...well, runs: true, holds: false, reaches: false };
  sight.isNew = true;
  expect(await look()).toBe("there");
});

test("CLU6 a former owner in doubt is not waited for by who was connected when it was seen last", async () => {
  answer = { ...well, holds: false };
  sight.connectedForMs = 60_000;
  ownership = leftBy(record(2, 2_999));
  expect(await look()).toBe("there");
  ownership = leftBy(record(2, 3_000));
  expect(await look()).toBe("cut_off");
  answer = well;
  expect(await look()).toBe("there");
});

test("CLU6 it is waited for where the database may have gone back since it was seen last", async () => {
  answer = { ...well, holds: false };
  ownership = leftBy(record(2, 3_000));
  sight.connectedForMs = 3_000;
  expect(await look()).toBe("there");
  // The clock of another server may be behind.
  Object.assign(sight, { connectedForMs: 60_000, isOnNewLine: true });
  expect(await look()).toBe("there");
});

test("CLU6 a silent former owner is waited for while the database has seen it lately", async () => {
  answer = new PeerSilent();
  ownership = leftBy(record(2, 2_999));
  expect(await look()).toBe("there");
  ownership = leftBy(record(2, 3_000));
  expect(await look()).toBe("silent");
});

test("CLU6 a former owner that was silent about one contest is not asked about the others for a second", async () => {
  answer = new PeerSilent();
  ownership = leftBy(record(2, 3_000));
  for (const contestId of ["one", "two", "three"])
    expect(await whereabouts.look(contestId)).toMatchObject({ why: "silent" });
  expect(asked).toBe(1);
  clock.advance(1_000);
  answer = { ...well, holds: false };
  expect(await look()).toBe("there");
  expect(asked).toBe(2);
});

test("CLU6 a former owner that is gone is asked once about all its contests, and a process in its place is another one", async () => {
  answer = new PeerGone();
  ownership = leftBy(other);
  const looks = ["one", "two", "three"].map((contestId) => whereabouts.look(contestId));
  expect(await Promise.all(looks)).toMatchObject(looks.map(() => ({ why: "gone" })));
  clock.advance(4_999);
  expect(await look()).toBe("gone");
  expect([asked, gone]).toEqual([1, 1]);
  answer = { ...well, holds: false };
  ownership = leftBy({ ...other, id: "started again" });
  expect(await look()).toBe("there");
  expect(asked).toBe(2);
  ownership = leftBy(other);
  expect(await look()).toBe("gone");
  clock.advance(1);
  expect(await look()).toBe("there");
  expect(asked).toBe(3);
});

test("CLU6 of those who ask at once about contests of a process that answers, each hears of its own", async () => {
  answer = { ...well, runs: false };
  ownership = leftBy(other);
  const looks = ["one", "two", "three"].map((contestId) => whereabouts.look(contestId));
  expect(await Promise.all(looks)).toMatchObject(looks.map(() => ({ why: "free" })));
  expect(asked).toBe(3);
});

test("CLU6 the ten seconds begin anew when it had the contest again, or nobody looked", async () => {
  const lookFor = async (ms: number) => {
    const found = [];
    for (let passed = 0; passed < ms; passed += 1_000) {
      found.push(await look());
      clock.advance(1_000);
    }
    return new Set(found);
  };
  answer = { ...well, holds: false };
  ownership = leftBy(other);
  expect(await lookFor(9_000)).toEqual(new Set(["there"]));
  ownership = heldBy(other);
  expect(await look()).toBe("there");
  ownership = leftBy(other);
  expect(await lookFor(10_000)).toEqual(new Set(["there"]));
  clock.advance(5_000);
  expect(await lookFor(10_000)).toEqual(new Set(["there"]));
  expect(await look()).toBe("late");
});

import { beforeEach, expect, test, vi } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { deepFreeze } from "../../shared/contest/testing.ts";
import { MemoryJournal } from "../journal/memoryJournal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";
import { smallContest } from "../test/smallContest.ts";
import { follow, loadContest } from "./loadContest.ts";

let journal: MemoryJournal;
let epoch: number;
beforeEach(async () => {
  journal = new MemoryJournal();
  journal.createContest(smallContest(), 1);
  epoch = await journal.claim("c1");
});

const opened: ContestEvent = { type: "LobbyOpened", at: 2, by: { role: "moderator", accountId: "a1" } };
const joined = (name: string): ContestEvent => ({
  type: "TeamJoined",
  at: 3,
  by: { role: "guest" },
  teamId: "t1",
  name,
  pin: "123456",
  startPoints: 500,
});
const append = (firstSeq: number, ...events: ContestEvent[]) =>
  journal.append({ contestId: "c1", epoch, firstSeq, commandKey: null, events });

test("HEA6 a snapshot of more than the journal holds is not believed", async () => {
  await append(2, opened, joined("Foxes"));
  const whole = await loadContest(journal, "c1");
  journal.goBack("c1", 2);
  await journal.saveSnapshot("c1", epoch, whole, snapshotVersion);
  const loaded = await loadContest(journal, "c1");
  expect([loaded.seq, loaded.snapshotSeq, loaded.state.teams]).toEqual([2, 0, {}]);
});

test("HEA6 what was read before the journal went back is forgotten, also when it grew again", async () => {
  await append(2, opened, joined("Foxes"));
  const known = await follow(journal, "c1", null);
  expect(await follow(journal, "c1", known)).toEqual(known);
  journal.goBack("c1", 2);
  expect((await follow(journal, "c1", known))?.state.teams).toEqual({});
  await append(3, joined("Owls"));
  await append(4, { ...joined("Bears"), teamId: "t2" } as ContestEvent);
  const now = await follow(journal, "c1", known);
  expect([now?.seq, now?.state.teams.t1?.name, now?.last.seq]).toEqual([4, "Owls", 4]);
});

test("HEA6 nothing is read twice of a journal that only grew, however long its pages are", async () => {
  const many = Array.from({ length: 1_000 }, (_, index) => ({ ...opened, at: index + 2 }));
  await append(2, ...many.slice(0, 499));
  const known = await follow(journal, "c1", null);
  await append(501, ...many.slice(499));
  const now = await follow(journal, "c1", known);
  expect([known?.seq, known?.last.seq, now?.seq, now?.last.seq]).toEqual([500, 500, 1_001, 1_001]);
  expect(await follow(journal, "nowhere", null)).toBe(null);
});

test("HEA1 with a contest comes what was read of its journal last, in order, and no more than 500 entries", async () => {
  const recent = async () => (await loadContest(journal, "c1")).recent.map(({ seq }) => seq);
  await append(2, opened);
  expect(await recent()).toEqual([1, 2]);
  await append(3, ...Array.from({ length: 698 }, () => opened));
  expect(await recent()).toEqual(Array.from({ length: 500 }, (_, index) => 201 + index));
  await journal.saveSnapshot("c1", epoch, await loadContest(journal, "c1"), snapshotVersion);
  await append(701, opened);
  expect(await recent()).toEqual([700, 701]);
});

test("HEA6 what was read before is read on from where it stands, and stays as it was", async () => {
  await append(2, opened);
  await journal.saveSnapshot("c1", epoch, await loadContest(journal, "c1"), snapshotVersion);
  await append(3, joined("Foxes"));
  const before = deepFreeze(await loadContest(journal, "c1"));
  await append(4, { ...joined("Bears"), teamId: "t2" } as ContestEvent);
  const read = vi.spyOn(journal, "read");
  const findSnapshot = vi.spyOn(journal, "findSnapshot");
  const loaded = await loadContest(journal, "c1", before);
  expect(findSnapshot).not.toHaveBeenCalled();
  expect(read.mock.calls).toEqual([["c1", 2, 500]]);
  expect(Object.keys(before.state.teams)).toEqual(["t1"]);
  expect(Object.keys(loaded.state.teams)).toEqual(["t1", "t2"]);
  expect(loaded).toEqual(await loadContest(journal, "c1"));
});

test("HEA6 what was read before and does not stand is forgotten, and the snapshot with it", async () => {
  await append(2, opened);
  await journal.saveSnapshot("c1", epoch, await loadContest(journal, "c1"), snapshotVersion);
  await append(3, joined("Foxes"));
  const before = await loadContest(journal, "c1");
  journal.goBack("c1", 2);
  await append(3, joined("Owls"));
  const loaded = await loadContest(journal, "c1", before);
  expect([loaded.seq, loaded.state.teams.t1?.name, loaded.snapshotSeq]).toEqual([3, "Owls", 0]);
  expect(loaded.recent.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

import { expect, test } from "vitest";
import type { ContestRow } from "../queries/contestRows.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { KnownRows } from "./KnownRows.ts";

const row: ContestRow = {
  id: "c1",
  ownerAccountId: "a1",
  title: "A contest",
  roomCode: "ABC234",
  language: "en",
  createdAt: 0,
};
const { roomCode } = row;

function known(freshMs: number | null) {
  const clock = new FakeClock(0);
  const rows = new KnownRows({ clock, freshMs });
  const database = { looks: 0, answer: async (): Promise<ContestRow | undefined> => row };
  const look = () => {
    database.looks += 1;
    return database.answer();
  };
  const find = () => rows.find(roomCode, look);
  return { clock, rows, database, look, find };
}

const away = () => Promise.reject(Object.assign(new Error("away"), { code: "ENOTFOUND" }));

test("WAY6 a row is looked at again when it is no longer fresh: what lies in the bin is served no longer", async () => {
  const { clock, rows, database, look, find } = known(5_000);
  expect(await find()).toBeUndefined();
  expect(await rows.learn(roomCode, look)).toBe(row);
  clock.advance(4_999);
  expect(await find()).toBe(row);
  expect(database.looks).toBe(1);
  database.answer = async () => undefined;
  clock.advance(1);
  expect(await find()).toBeUndefined();
  expect(database.looks).toBe(2);
  expect(await find()).toBeUndefined();
});

test("WAY6 a thousand who come back look once", async () => {
  const { clock, rows, database, look, find } = known(5_000);
  await rows.learn(roomCode, look);
  clock.advance(5_000);
  expect(new Set(await Promise.all(Array.from({ length: 1_000 }, find)))).toEqual(new Set([row]));
  expect(database.looks).toBe(2);
});

test("WAY6 while the database is away, what is known is served, and it is asked seldom", async () => {
  const { clock, rows, database, look, find } = known(5_000);
  await rows.learn(roomCode, look);
  database.answer = away;
  clock.advance(5_000);
  expect(await find()).toBe(row);
  expect(await find()).toBe(row);
  expect(database.looks).toBe(2);
  clock.advance(1_000);
  expect(await find()).toBe(row);
  expect(database.looks).toBe(3);
});

test("WAY6 nobody waits long for a database that does not answer", async () => {
  const { clock, rows, database, look, find } = known(5_000);
  await rows.learn(roomCode, look);
  const hanging = Promise.withResolvers<ContestRow | undefined>();
  database.answer = () => hanging.promise;
  clock.advance(5_000);
  const found = find();
  clock.advance(300);
  expect(await found).toBe(row);
  expect(await find()).toBe(row);
  // What it answers in the end counts.
  hanging.resolve(undefined);
  await hanging.promise;
  await new Promise((resolve) => setImmediate(resolve));
  database.answer = async () => undefined;
  expect(await find()).toBeUndefined();
});

test("WAY6 what is wrong with the look itself is no reason to serve what was known", async () => {
  const { clock, rows, database, look, find } = known(5_000);
  await rows.learn(roomCode, look);
  database.answer = () => Promise.reject(new Error("a bug"));
  clock.advance(5_000);
  await expect(find()).rejects.toThrow("a bug");
});

test("LIB5 what was forgotten is not remembered by a look that began before", async () => {
  const { rows, database, look, find } = known(null);
  const slow = Promise.withResolvers<ContestRow | undefined>();
  database.answer = () => slow.promise;
  const learning = rows.learn(roomCode, look);
  rows.forget(roomCode);
  slow.resolve(row);
  expect(await learning).toBe(row);
  expect(await find()).toBeUndefined();
});

test("WAY6 alone, a row is known for ever", async () => {
  const { clock, rows, database, look, find } = known(null);
  await rows.learn(roomCode, look);
  clock.advance(24 * 60 * 60_000);
  expect(await find()).toBe(row);
  expect(database.looks).toBe(1);
});

test("AUT10 WAY6 of those who ask for what is not known at one time one looks, and finds it for all", async () => {
  const { rows, database, look, find } = known(5_000);
  const slow = Promise.withResolvers<ContestRow | undefined>();
  database.answer = () => slow.promise;
  const asked = Array.from({ length: 30 }, () => rows.learnTogether(roomCode, look));
  slow.resolve(row);
  expect(new Set(await Promise.all(asked))).toEqual(new Set([row]));
  expect(database.looks).toBe(1);
  expect(await find()).toBe(row);
  expect(database.looks).toBe(1);
});

test("AUT10 where the one who looked finds nothing each looks by itself, and misses nothing that was made since", async () => {
  const { rows, database, look } = known(5_000);
  const slow = Promise.withResolvers<ContestRow | undefined>();
  database.answer = () => slow.promise;
  const asked = Array.from({ length: 3 }, () => rows.learnTogether(roomCode, look));
  database.answer = async () => row;
  slow.resolve(undefined);
  expect(await Promise.all(asked)).toEqual([undefined, row, row]);
  expect(database.looks).toBe(3);
});

test("AUT10 nobody waits for one who has to wait for its turn", async () => {
  const { rows, database, look } = known(5_000);
  const spent = Promise.withResolvers<null>();
  const waiting = rows.learnTogether(roomCode, () => spent.promise);
  const other = rows.learnTogether(roomCode, look);
  spent.resolve(null);
  expect(await waiting).toBeNull();
  expect(await other).toBe(row);
  expect(database.looks).toBe(1);
});

test("AUT10 what keeps one from looking is told to all who wait for it, and to nobody after them", async () => {
  const { rows, database, look } = known(5_000);
  database.answer = away;
  const both = [rows.learnTogether(roomCode, look), rows.learnTogether(roomCode, look)];
  for (const { status } of await Promise.allSettled(both)) expect(status).toBe("rejected");
  expect(database.looks).toBe(1);
  database.answer = async () => row;
  expect(await rows.learnTogether(roomCode, look)).toBe(row);
});

test("LIB5 whoever asks for what was just put into the bin waits for no look of before", async () => {
  const { rows, database, look, find } = known(null);
  const slow = Promise.withResolvers<ContestRow | undefined>();
  database.answer = () => slow.promise;
  const before = rows.learnTogether(roomCode, look);
  rows.forget(roomCode);
  database.answer = async () => undefined;
  expect(await rows.learnTogether(roomCode, look)).toBeUndefined();
  slow.resolve(row);
  expect(await before).toBe(row);
  expect(await find()).toBeUndefined();
});

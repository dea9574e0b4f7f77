import { expect, test } from "vitest";
import { createSeen } from "./seen.ts";

function tab() {
  const kept = new Map<string, string>();
  let writes = 0;
  return {
    storage: {
      read: (key: string) => kept.get(key) ?? null,
      write(key: string, text: string) {
        writes += 1;
        kept.set(key, text);
      },
    },
    kept,
    get writes() {
      return writes;
    },
  };
}

test("BAK2 an epoch that is over is known by any higher one", () => {
  const seen = createSeen("ABC234", tab().storage, () => 0);
  expect([3, 5, 4, 5, 6].map((epoch) => seen.take(epoch))).toEqual([true, true, false, true, true]);
});

test("BAK5 the mark is the newest of the highest epoch; none is no news", () => {
  const seen = createSeen("ABC234", tab().storage, () => 0);
  seen.take(5);
  seen.note(5, "a");
  seen.note(5, "");
  seen.note(4, "old");
  expect(seen.mark).toBe("a");
});

test("BAK2 BAK5 a reload forgets neither, but for the marks of the last second; each contest has its own", () => {
  const place = tab();
  let now = 0;
  const before = createSeen("ABC234", place.storage, () => now);
  before.take(5);
  before.note(5, "a");
  for (now = 1; now < 900; now += 100) before.note(5, `b${now}`);
  now = 2_000;
  before.note(5, "c");
  before.take(7);
  expect(place.writes).toBe(3);
  const after = createSeen("ABC234", place.storage, () => 0);
  expect([after.epoch, after.mark, after.take(6)]).toEqual([7, "c", false]);
  expect(createSeen("XYZ789", place.storage, () => 0).take(1)).toBe(true);
});

test("BAK5 of one process alone nothing is kept, and what cannot be read is nothing", () => {
  const place = tab();
  createSeen("ABC234", place.storage, () => 0).take(5);
  expect(place.kept.size).toBe(0);
  for (const text of ["", "{", "null", "[]", '{"epoch":"9","mark":1}']) {
    const read = { read: () => text, write: () => {} };
    expect(createSeen("ABC234", read, () => 0).epoch).toBe(0);
  }
});

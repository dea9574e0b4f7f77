import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createDrafts } from "./drafts.ts";

test("drafts survive a reload, each seat and purchase its own", () => {
  const storage = createMemoryStorage();
  const before = createDrafts(storage);
  before.write("seataaaaaa", 1, "3/4");
  before.write("seataaaaaa", 2, "7");
  before.write("seatbbbbbb", 1, "9");
  const after = createDrafts(storage);
  const read = (seatId: string, purchaseId: number) => after.follow(seatId, purchaseId).value;
  expect([read("seataaaaaa", 1), read("seataaaaaa", 2), read("seatbbbbbb", 1)]).toEqual(["3/4", "7", "9"]);
  expect(read("seatbbbbbb", 2)).toBe("");
});

test("an emptied draft leaves nothing behind", () => {
  const storage = createMemoryStorage();
  const drafts = createDrafts(storage);
  drafts.write("seataaaaaa", 1, "3");
  drafts.write("seataaaaaa", 1, "");
  expect(storage.keys()).toEqual([]);
});

test("every box of a purchase shows what is written to any of them", () => {
  const drafts = createDrafts(createMemoryStorage());
  const first = drafts.follow("seataaaaaa", 1);
  drafts.write("seataaaaaa", 1, "3");
  const second = drafts.follow("seataaaaaa", 1);
  expect([first.value, second.value]).toEqual(["3", "3"]);
  drafts.write("seataaaaaa", 1, "");
  expect([first.value, second.value]).toEqual(["", ""]);
});

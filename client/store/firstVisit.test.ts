import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createFirstVisit } from "./firstVisit.ts";

test("who was told how to play is not told again, also after a reload", () => {
  const storage = createMemoryStorage();
  const visit = createFirstVisit(storage);
  expect(visit.isFirst.value).toBe(true);
  visit.end();
  expect(visit.isFirst.value).toBe(false);
  expect(createFirstVisit(storage).isFirst.value).toBe(false);
});

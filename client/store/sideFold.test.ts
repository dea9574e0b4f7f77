import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createSideFold } from "./sideFold.ts";

test("TSK1 what was chosen outlives a reload of the page; who has chosen nothing is not taken for somebody who has", () => {
  const storage = createMemoryStorage();
  const fold = createSideFold(storage);
  expect(fold.chosen.value).toBeNull();
  fold.choose(true);
  expect(fold.chosen.value).toBe(true);
  expect(createSideFold(storage).chosen.value).toBe(true);
  fold.choose(false);
  expect(createSideFold(storage).chosen.value).toBe(false);
});

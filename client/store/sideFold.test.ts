import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createSideFold } from "./sideFold.ts";

test("TSK1 closed until somebody asks, and what was asked for outlives a reload of the page", () => {
  const storage = createMemoryStorage();
  const fold = createSideFold(storage);
  expect(fold.isOpen.value).toBe(false);
  fold.setOpen(true);
  expect(fold.isOpen.value).toBe(true);
  expect(createSideFold(storage).isOpen.value).toBe(true);
  fold.setOpen(false);
  expect(createSideFold(storage).isOpen.value).toBe(false);
});

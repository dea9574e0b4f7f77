import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { openedIn } from "./opened.ts";

test("PAG31 what was opened first closes itself, and nothing that was opened since", () => {
  const place = signal<{ readonly card: number } | null>({ card: 1 });
  const first = openedIn(place);
  expect(first.isShown()).toBe(true);
  first.close();
  expect([place.value, first.isShown()]).toEqual([null, false]);
  // Equal, but another.
  place.value = { card: 1 };
  const second = openedIn(place);
  first.close();
  expect([place.value, first.isShown(), second.isShown()]).toEqual([{ card: 1 }, false, true]);
  second.close();
  expect(place.value).toBeNull();
});

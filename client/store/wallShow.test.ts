import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createWallShow, wallViews } from "./wallShow.ts";

test("a big screen begins with everything; the key goes through all views and round", () => {
  const show = createWallShow(createMemoryStorage());
  const view = show.of("K7MPXW");
  const seen = wallViews.map(() => {
    const shown = view.value;
    show.chooseNext("K7MPXW");
    return shown;
  });
  expect(seen).toEqual(wallViews);
  expect(view.value).toBe("all");
});

test("the browser remembers the view of its contest, and shows the next contest whole", () => {
  const storage = createMemoryStorage();
  createWallShow(storage).choose("K7MPXW", "standings");
  const reopened = createWallShow(storage);
  expect(reopened.of("K7MPXW").value).toBe("standings");
  expect(reopened.of("ABC234").value).toBe("all");
});

test("a view that this version does not know shows everything", () => {
  const storage = createMemoryStorage();
  storage.write("regatta.screen", "K7MPXW cinema");
  expect(createWallShow(storage).of("K7MPXW").value).toBe("all");
});

import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createScreenShow, screenViews } from "./screenShow.ts";

test("a big screen begins with everything; the key goes through all views and round", () => {
  const show = createScreenShow(createMemoryStorage());
  const view = show.of("K7MPXW");
  const seen = screenViews.map(() => {
    const shown = view.value;
    show.chooseNext("K7MPXW");
    return shown;
  });
  expect(seen).toEqual(screenViews);
  expect(view.value).toBe("all");
});

test("the browser remembers the view of its contest, and shows the next contest whole", () => {
  const storage = createMemoryStorage();
  createScreenShow(storage).choose("K7MPXW", "standings");
  const reopened = createScreenShow(storage);
  expect(reopened.of("K7MPXW").value).toBe("standings");
  expect(reopened.of("ABC234").value).toBe("all");
});

test("a view that this version does not know shows everything", () => {
  const storage = createMemoryStorage();
  storage.write("regatta.screen", "K7MPXW cinema");
  expect(createScreenShow(storage).of("K7MPXW").value).toBe("all");
});

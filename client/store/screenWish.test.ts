import { expect, test } from "vitest";
import { screenShows } from "../../shared/contest/screenActs.ts";
import { screenViews } from "./screenShow.ts";
import { screenNameIn, shownAt, type Wish, wishFor } from "./screenWish.ts";

const wish: Wish = { show: "board", zoomPercent: 100, marginPercent: 0, sound: "own" };

test("SCR1 a screen goes by the name in its address", () => {
  expect(["?name=Hall", "?renderer=canvas&name=%20Hall", "", "?name="].map(screenNameIn)).toEqual([
    "Hall",
    "Hall",
    "",
    "",
  ]);
  const screens = [
    { name: "", wish },
    { name: "Hall", wish: { ...wish, show: "join" as const } },
  ];
  expect(wishFor(screens, "Hall")?.show).toBe("join");
  expect(wishFor(screens, "")?.show).toBe("board");
  expect(wishFor(screens, "Yard")).toBeNull();
});

test("SCR1 what may be chosen at a screen may be asked of it", () => {
  expect(screenShows).toEqual(expect.arrayContaining([...screenViews]));
  for (const show of screenViews) expect(shownAt({ ...wish, show }, "join", 0)).toBe(show);
});

test("SCR2 what is asked of it goes before what was chosen; by turns every screen shows the same", () => {
  expect(shownAt(null, "join", 0)).toBe("join");
  expect(shownAt({ ...wish, show: "own" }, "join", 0)).toBe("join");
  expect(shownAt({ ...wish, show: "standin" }, "join", 0)).toBe("join");
  expect(shownAt(wish, "join", 0)).toBe("board");
  const turns = [0, 19_999, 20_000, 40_000].map((now) => shownAt({ ...wish, show: "rotate" }, "all", now));
  expect(turns).toEqual(["board", "board", "standings", "board"]);
});

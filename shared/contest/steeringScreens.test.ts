import { expect, test } from "vitest";
import { mostScreens, type ScreenWish } from "./screenActs.ts";
import type { ContestState } from "./state.ts";
import { byModerator, carryOut, created, given, happened, opens } from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const wish: ScreenWish = { show: "board", zoomPercent: 120, marginPercent: 2, sound: "off" };
const steers = (at: number, screen: string, to: ScreenWish | null = wish) =>
  byModerator(at, { type: "SteerScreen", screen, wish: to });
const screensOf = (state: ContestState) => viewFor(state, { kind: "public" }).screens;

test("SCR1 a screen is steered by its name, and everybody who shows it learns how", () => {
  const after = given(happened(created(), opens(), steers(1, " Hall ")))
    .when(steers(2, "", { ...wish, show: "standin" }))
    .gives({ type: "ScreenSteered", screen: "" });
  expect(screensOf(after)).toEqual([
    { name: "Hall", wish },
    { name: "", wish: { ...wish, show: "standin" } },
  ]);
  const { state } = carryOut(after, [steers(3, "Hall", { ...wish, sound: "on" })]);
  expect(screensOf(state)[0]).toEqual({ name: "Hall", wish: { ...wish, sound: "on" } });
  expect(screensOf(state)[1]).toBe(screensOf(after)[1]);
});

test("SCR3 a screen is let go of; no more are steered than the list holds", () => {
  const hall = happened(created(), opens(), steers(1, "Hall"));
  expect(
    screensOf(
      given(hall)
        .when(steers(2, "Hall", null))
        .gives({ type: "ScreenSteered", wish: null }),
    ),
  ).toEqual([]);
  given(hall)
    .when(steers(2, "Yard", null))
    .isRefused("unknown_screen");
  const all = Array.from({ length: mostScreens }, (_, index) => steers(index, `Screen ${index}`));
  const full = happened(created(), opens(), ...all);
  given(full).when(steers(99, "One more")).isRefused("too_many_screens");
  given(full).when(steers(99, "Screen 3")).gives({ type: "ScreenSteered" });
});

// @vitest-environment jsdom
import { signal } from "@preact/signals";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { PublicView } from "../../../shared/contest/view.ts";
import { plainView } from "../../store/testing/plainView.ts";
import { clear, settle, show, stageApp } from "../testing/stage.tsx";
import { clockCelebration } from "./celebrations.ts";
import { soundOf } from "./screenSounds.ts";
import { tensionAt } from "./tension.ts";
import { musicOf } from "./useMusic.ts";
import { useTension } from "./useTension.ts";

const endsAt = 10_000_000;
const view: PublicView = plainView({ clock: { ...plainView().clock, endsAt } });
const at = (leftMs: number, told: Partial<PublicView> = {}) =>
  tensionAt({ ...view, ...told }, endsAt - leftMs, false).value;

afterEach(() => clear());

test("STG2 the last ten minutes, two minutes and ten seconds each tighten the screen", () => {
  expect([600_001, 600_000, 120_001, 120_000, 10_001, 10_000, 1, 0].map((left) => at(left))).toEqual([
    0, 1, 1, 2, 2, 3, 3, 3,
  ]);
});

test("STG2 a pause, a cover, the lobby and the bell let go, and so do teams with extra time", () => {
  expect(at(5_000, { phase: "paused" })).toBe(0);
  expect(tensionAt(view, endsAt - 5_000, true).value).toBe(0);
  expect(at(5_000, { phase: "finished" })).toBe(0);
  expect(at(5_000, { phase: "lobby", clock: { ...view.clock, endsAt: null } })).toBe(0);
  expect(at(0, { extraTimeTeams: 2 })).toBe(0);
});

test("STG2 SCR4 the pulse is heard while the light is low, and only then", () => {
  const anyTime = fc.integer({ min: 1, max: 700_000 });
  const anyPhase = fc.constantFrom("running" as const, "paused" as const, "finished" as const);
  fc.assert(
    fc.property(anyTime, anyPhase, fc.boolean(), (left, phase, isQuiet) => {
      const told = { ...view, phase };
      const isLow = tensionAt(told, endsAt - left, isQuiet).value >= 2;
      expect(musicOf(told, endsAt - left, isQuiet) === "lastMinutes").toBe(isLow);
    }),
  );
});

test("STG2 it is known when it tightens next: not before, and then at once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (left) => {
      const { value, until } = tensionAt(view, endsAt - left, false);
      if (until === null) throw new Error("the clock runs");
      expect(until).toBeGreaterThan(endsAt - left);
      expect(tensionAt(view, until - 1, false).value).toBe(value);
      expect(tensionAt(view, until, false).value).toBe(Math.min(3, value + 1));
    }),
  );
});

test("STG2 the last ten minutes are told once, as the last two are", () => {
  expect(clockCelebration(600_100, 599_900)).toEqual({ kind: "ten_minutes" });
  expect(clockCelebration(600_000, 599_800)).toBeNull();
  expect(clockCelebration(900_000, 60_000)).toEqual({ kind: "last_minutes" });
  expect(soundOf([], [{ kind: "ten_minutes" }])).toBe("tenMinutes");
});

test("STG2 canvases are told by the style of the whole page, and no more when it is over", async () => {
  const style = () => document.documentElement.style.getPropertyValue("--tension");
  const seen: number[] = [];
  function Screen({ left }: { readonly left: number }) {
    seen.push(useTension({ serverNow: () => endsAt - left, clockSet: signal(1) }, view));
    return null;
  }
  const { app } = stageApp();
  await show(app, <Screen left={700_000} />);
  await settle();
  expect(style()).toBe("");
  await show(app, <Screen left={60_000} />);
  await settle();
  expect([seen.at(-1), style()]).toEqual([2, "2"]);
  await settle(clear);
  expect(style()).toBe("");
});

// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { created, opens } from "../../../shared/contest/testing.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { Connection } from "../../net/linkParts.ts";
import type { LoopName } from "../../sound/loops.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, settle, show, stageApp } from "../testing/stage.tsx";
import { publicView } from "./testing/publicView.ts";
import { musicOf, useMusic } from "./useMusic.ts";

const view = publicView({ Foxes: [0, 0, 0] });
const endsAt = view.clock.endsAt ?? 0;
const at = (changes: Partial<PublicView>, leftMs = 120_000) =>
  musicOf({ ...view, ...changes }, endsAt - leftMs, false);

test("SCR4 the lobby has its music until the start is counted down to", () => {
  expect(at({ phase: "lobby" })).toBe("lobby");
  expect(at({ phase: "lobby", countdownAt: endsAt })).toBeNull();
  expect(at({ phase: "draft" })).toBeNull();
});

test("SCR4 the last two minutes have a pulse, which stops at the bell", () => {
  expect(endsAt).toBeGreaterThan(0);
  expect([120_001, 120_000, 1, 0].map((leftMs) => at({}, leftMs))).toEqual([
    null,
    "lastMinutes",
    "lastMinutes",
    null,
  ]);
  expect(at({ phase: "finished" }, 1_000)).toBeNull();
});

test("SCR4 a pause is still, and so is a quiet screen", () => {
  expect(at({ phase: "paused" }, 60_000)).toBeNull();
  expect(musicOf(view, endsAt - 60_000, true)).toBeNull();
});

afterEach(() => {
  clear();
  vi.useRealTimers();
});

test("SCR4 without a connection the music fades, comes again with it, and goes with the screen", async () => {
  vi.useFakeTimers();
  const connection = signal<Connection>("live");
  const store: ContestStore = { ...openClassroom(created(), opens()).storeOfModerator(), connection };
  const { app } = stageApp();
  const heard: (LoopName | null)[] = [];
  const loop = (name: LoopName | null) => {
    if (heard.length === 0 || heard.at(-1) !== name) heard.push(name);
  };
  function Screen() {
    useMusic(store);
    return null;
  }
  await show({ ...app, sounds: { ...app.sounds, loop } }, <Screen />);
  for (const next of ["reconnecting", "live"] as const) {
    connection.value = next;
    await settle(() => vi.advanceTimersByTimeAsync(300));
  }
  await settle(clear);
  expect(heard).toEqual(["lobby", null, "lobby", null]);
});

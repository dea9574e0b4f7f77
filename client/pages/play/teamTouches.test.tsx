// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { answers, buys, created, joins, minute, opens, starts } from "../../../shared/contest/testing.ts";
import type { Touch } from "../../sound/haptics.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle, stageApp } from "../testing/stage.tsx";
import { TeamTouches } from "./TeamTouches.tsx";

const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts());

afterEach(() => {
  clear();
  vi.useRealTimers();
});

async function phoneOf(room: ReturnType<typeof lesson>, told: Parameters<typeof showPlay>[3] = {}) {
  const felt: Touch[] = [];
  const { app } = stageApp();
  const haptics = { ...app.haptics, feel: (touch: Touch) => void felt.push(touch) };
  await showPlay(room, "t1", <TeamTouches />, told, { app: { ...app, haptics } });
  return felt;
}

test("a team feels what its answers came to, and that another has passed it", async () => {
  const room = lesson();
  const felt = await phoneOf(room);
  await settle(() => room.happens(buys(1, "t1", 1)));
  expect(felt).toEqual([]);
  await settle(() => room.happens(answers(2, "t1", 1, "7")));
  expect(felt).toEqual(["wrong"]);
  await settle(() => room.happens(answers(3, "t1", 1, "42")));
  expect(felt).toEqual(["wrong", "accepted"]);
  for (const step of [buys(4, "t2", 1), answers(5, "t2", 1, "42")]) await settle(() => room.happens(step));
  expect(felt).toEqual(["wrong", "accepted", "overtaken"]);
});

test("a page that is opened later does not feel what happened before", async () => {
  const room = lesson();
  for (const step of [buys(1, "t1", 1), answers(2, "t1", 1, "42")]) room.happens(step);
  expect(await phoneOf(room)).toEqual([]);
});

test("the last minute is felt once, as it begins", async () => {
  vi.useFakeTimers();
  const room = lesson();
  const endsAt = room.storeOfTeam("t1").live.value?.view.clock.endsAt ?? 0;
  expect(endsAt).toBeGreaterThan(0);
  let now = endsAt - minute - 1_500;
  const felt = await phoneOf(room, { serverNow: () => now });
  const told: number[] = [];
  for (let second = 0; second < 5; second += 1) {
    now += 1_000;
    await settle(() => vi.advanceTimersByTimeAsync(1_000));
    told.push(felt.length);
  }
  expect(told).toEqual([0, 1, 1, 1, 1]);
  expect(felt).toEqual(["lastMinute"]);
});

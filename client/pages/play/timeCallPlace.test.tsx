// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  buys,
  created,
  extendsBy,
  finishes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle, textOf } from "../testing/stage.tsx";
import { PlayScreen } from "./PlayScreen.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
});
afterEach(() => {
  clear();
  vi.useRealTimers();
});

test("CAL3 on a team's page a call has a line between the header and the sections, and gives it back", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), buys(1, "t1", 1));
  await showPlay(room, "t1", <PlayScreen />);
  await settle(() => room.happens(extendsBy(minute, 5 * minute)));
  await settle(() => vi.advanceTimersByTime(300));
  const call = document.querySelector(".time-call");
  expect(textOf(call)).toBe(en.control.calls.later("5:00", "15:00"));
  const place = call?.parentElement;
  expect([place?.getAttribute("role"), place?.parentElement?.className]).toEqual(["status", "play"]);
  const parts = [...(place?.parentElement?.children ?? [])];
  const [header, own, main] = [".play-header", ".time-call-place", ".play-main"].map((selector) =>
    parts.findIndex((part) => part.matches(selector)),
  );
  expect(header).toBeLessThan(own ?? -1);
  expect(own).toBeLessThan(main ?? -1);
  await settle(() => vi.advanceTimersByTime(10_000));
  expect(document.querySelector(".time-call")).toBeNull();
});

test("CAL3 the bell ends a call", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), buys(1, "t1", 1));
  await showPlay(room, "t1", <PlayScreen />);
  await settle(() => room.happens(extendsBy(minute, 5 * minute)));
  await settle(() => vi.advanceTimersByTime(300));
  expect(document.querySelector(".time-call")).not.toBeNull();
  await settle(() => room.happens(finishes(2 * minute)));
  expect(document.querySelector(".time-call")).toBeNull();
});

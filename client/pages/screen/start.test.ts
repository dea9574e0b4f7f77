import { expect, test } from "vitest";
import type { PublicView } from "../../../shared/contest/view.ts";
import { plainView } from "../../store/testing/plainView.ts";
import { goMs, type StartAct, startAt } from "./start.ts";

const at = 1_000_000;
const { clock } = plainView();
const lobby: PublicView = plainView({
  phase: "lobby",
  clock: { ...clock, startedAt: null, endsAt: null },
});
const counted: PublicView = { ...lobby, countdownAt: at };
const running: PublicView = plainView({ clock: { ...clock, startedAt: at, endsAt: at + 600_000 } });

const said = (act: StartAct) => (act.kind === "counting" ? act.seconds : act.kind);

test("STG1 3, 2, 1 and then Go!, until the start that was counted is there", () => {
  const acts = [-3_000, -2_001, -2_000, -1_000, -1, 0, 900].map((after) =>
    said(startAt(counted, at + after).value),
  );
  expect(acts).toEqual([3, 3, 2, 1, 1, "go", "go"]);
  expect([0, goMs - 1].map((after) => said(startAt(running, at + after).value))).toEqual(["go", "go"]);
});

test("STG1 after Go! a board that is late may still come for a moment, and then the start is over", () => {
  expect(said(startAt(running, at + goMs).value)).toBe("settling");
  expect(said(startAt(running, at + 60_000).value)).toBe("far");
  expect(said(startAt({ ...running, phase: "paused" }, at + 10).value)).toBe("far");
});

test("STG1 a count under a cover, or one that led to nothing, is not shown", () => {
  expect(said(startAt({ ...counted, cover: "emergency" }, at - 1_000).value)).toBe("far");
  expect(said(startAt(counted, at + 60_000).value)).toBe("far");
});

test("STG1 before a start by the clock the board gets ready beneath the lobby; without one nothing does", () => {
  const planned: PublicView = { ...lobby, clock: { ...lobby.clock, startsAt: at } };
  expect([-60_000, -5_000, 500].map((after) => said(startAt(planned, at + after).value))).toEqual([
    "far",
    "near",
    "near",
  ]);
  expect(startAt(lobby, at)).toEqual({ value: { kind: "far" }, until: null });
});

test("STG1 it is known when the next act comes, and never before then", () => {
  const planned: PublicView = { ...lobby, clock: { ...lobby.clock, startsAt: at } };
  for (const view of [planned, running, counted]) {
    for (let now = at - 20_000; now < at + 8_000; now += 37) {
      const { value, until } = startAt(view, now);
      if (until === null) continue;
      expect(until).toBeGreaterThan(now);
      if (value.kind !== "counting" && view !== counted)
        expect(startAt(view, until - 1).value.kind).toBe(value.kind);
    }
  }
});

import { describe, expect, test } from "vitest";
import type { Command } from "./commands.ts";
import type { SetDetails } from "./detailActs.ts";
import { detailsOf } from "./details.ts";
import {
  byModerator,
  byTime,
  created,
  finishes,
  given,
  happened,
  minute,
  opens,
  pauses,
  running,
  starts,
  t0,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const sets = (at: number, changes: Omit<SetDetails, "type">) =>
  byModerator(at, { type: "SetDetails", ...changes });
const does = (at: number, command: Command) => byModerator(at, command);
const title = { from: "Sample", to: "Fractions" };
const theme = { from: null, to: "dark" } as const;
const language = { from: "en", to: "ru" } as const;
const durationMs = { from: 10 * minute, to: 20 * minute };
const startsAt = { from: null, to: t0 + minute };

describe("DET1 what may be changed", () => {
  test.each([
    ["a draft", happened(created())],
    ["the lobby", happened(created(), opens())],
  ])("in %s all of it, and everybody sees it", (_, history) => {
    const state = given(history)
      .when(sets(1, { title, theme, language, durationMs, startsAt }))
      .gives({
        type: "DetailsSet",
        title: "Fractions",
        theme: "dark",
        language: "ru",
        durationMs: 20 * minute,
        startsAt: t0 + minute,
      });
    expect(viewFor(state, { kind: "public" })).toMatchObject({
      title: "Fractions",
      theme: "dark",
      language: "ru",
      clock: { durationMs: 20 * minute, startsAt: t0 + minute },
    });
  });

  test("DET3 a new language leaves the tasks that are there as they are read", () => {
    const before = given(happened(created()));
    const after = before.when(sets(1, { language })).gives({ type: "DetailsSet", language: "ru" });
    expect(after.board).toBe(before.state.board);
  });

  test.each([
    ["running", running(created())],
    ["paused", running(created(), pauses(5))],
    ["finished", running(created(), finishes(5))],
  ])("of a contest that is %s title and theme, and nothing else", (_, history) => {
    given(history)
      .when(sets(6, { title, theme }))
      .gives({ type: "DetailsSet", title: "Fractions", theme: "dark" });
    for (const change of [{ language }, { durationMs }, { startsAt }, { title, durationMs }])
      given(history).when(sets(6, change)).isRefused("details_fixed");
  });

  test("DET1 a contest lasts as long as was said last before its start, and starts when was said last", () => {
    const lobby = happened(created(), opens(), sets(1, { durationMs, startsAt }));
    given(lobby)
      .when(byTime(minute, { type: "StartOnSchedule" }))
      .gives({ type: "ContestStarted", endsAt: t0 + 21 * minute });
    const state = given(lobby)
      .when(sets(2, { startsAt: { from: t0 + minute, to: null } }))
      .gives({ type: "DetailsSet", startsAt: null });
    expect(state.clock.startsAt).toBeNull();
  });

  test("DET1 a start in the past is none; what is so already changes nothing", () => {
    const draft = happened(created());
    given(draft)
      .when(sets(5, { startsAt: { from: null, to: t0 + 5 } }))
      .isRefused("moment_passed");
    given(draft)
      .when(sets(5, { title: { from: "Sample", to: " Sample " } }))
      .isRefused("nothing_to_change");
    given(draft).when(sets(5, {})).isRefused("nothing_to_change");
    given(draft)
      .when(sets(5, { title: { from: "Sample", to: " Fractions " }, language: { from: "en", to: "en" } }))
      .gives({ type: "DetailsSet", title: "Fractions" });
  });

  test("DET1 a theme is taken away again", () => {
    const themed = happened(created({ theme: "dark" }));
    const state = given(themed)
      .when(sets(1, { theme: { from: "dark", to: null } }))
      .gives({ type: "DetailsSet", theme: null });
    expect("theme" in state).toBe(false);
  });
});

describe("DET2 two who change the same", () => {
  test("never overwrite each other unseen: who comes later is told what it is now", () => {
    const changed = happened(created(), sets(1, { title }));
    given(changed)
      .when(sets(2, { title: { from: "Sample", to: "Decimals" } }))
      .isRefused("changed_meanwhile", { field: "title", now: "Fractions" });
    given(changed)
      .when(sets(2, { theme, title: { from: "Sample", to: "Decimals" } }))
      .isRefused("changed_meanwhile", { field: "title", now: "Fractions" });
    given(changed)
      .when(sets(2, { startsAt: { from: t0 + minute, to: null } }))
      .isRefused("changed_meanwhile", { field: "startsAt", now: "" });
    given(changed).when(sets(2, { theme })).gives({ type: "DetailsSet", theme: "dark" });
    given(changed)
      .when(sets(2, { title: { from: "Fractions", to: "Decimals" } }))
      .gives({ type: "DetailsSet", title: "Decimals" });
  });
});

describe("UND3 a change of details is undone", () => {
  const undoes = (at: number, deed: number) => does(at, { type: "UndoDeed", deed, why: "" });

  test("as a whole, by its inverse", () => {
    const before = given(happened(created({ theme: "pink" }))).state;
    const all = { title, language, durationMs, startsAt, theme: { from: "pink", to: null } } as const;
    const changed = happened(created({ theme: "pink" }), sets(1, all));
    const state = given(changed).when(undoes(2, 1)).gives({ type: "DetailsSet" }, { type: "DeedUndone" });
    expect(detailsOf(state)).toEqual(detailsOf(before));
  });

  test("unless the same was changed since, or the contest was started since", () => {
    const twice = happened(created(), sets(1, { title }), sets(2, { title: { from: "Fractions", to: "A" } }));
    given(twice).when(undoes(3, 1)).isRefused("later_act_depends", { act: 2 });
    const apart = happened(created(), sets(1, { title }), sets(2, { theme }));
    given(apart).when(undoes(3, 1)).gives({ type: "DetailsSet", title: "Sample" }, { type: "DeedUndone" });
    const started = happened(created(), opens(), sets(1, { durationMs }), starts(2));
    given(started).when(undoes(3, 2)).isRefused("details_fixed");
  });
});

import { describe, expect, test } from "vitest";
import type { Command } from "./commands.ts";
import { mostDeeds } from "./deedActs.ts";
import { previewRepair } from "./repairPreview.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  extendsBy,
  finishes,
  freezes,
  given,
  minute,
  pauses,
  reopens,
  running,
  t0,
  teamIn,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const does = (at: number, command: Command) => byModerator(at, command);
const undoes = (at: number, deed: number, why = "") => does(at, { type: "UndoDeed", deed, why });
const renames = (at: number, name: string) => does(at, { type: "RenameTeam", teamId: "t1", name });
const removes = (at: number, teamId: string) => does(at, { type: "RemoveTeam", teamId });

/** The lobby and the start are the first two deeds. */
const played = (...commands: Parameters<typeof running>[1][]) => running(created(), ...commands);

describe("UND3 what moderators did is undone", () => {
  test("a name, a removal, extra time and the deadline", () => {
    const renamed = given(played(renames(5, "Anna")));
    const state = renamed
      .when(undoes(6, 3))
      .gives({ type: "TeamRenamed", name: "Ann" }, { type: "DeedUndone", deed: 3 });
    expect(state.deeds?.map(({ undoes: of, undoneBy }) => [of, undoneBy])).toEqual([
      [null, null],
      [null, null],
      [null, 4],
      [3, null],
    ]);
    given(played(removes(5, "t2")))
      .when(undoes(6, 3))
      .gives({ type: "TeamRestored", teamId: "t2" }, { type: "DeedUndone" });
    given(played(does(5, { type: "GiveExtraTime", teamIds: ["t1"], byMs: minute, why: "" })))
      .when(undoes(6, 3, "by mistake"))
      .gives({ type: "ExtraTimeGiven", byMs: -minute, why: "by mistake" }, { type: "DeedUndone" });
    given(played(extendsBy(5, minute), pauses(6)))
      .when(undoes(minute, 3))
      .gives({ type: "DeadlineMoved", endsAt: t0 + 10 * minute }, { type: "DeedUndone" });
  });

  test("or said why it is not: its own way back, seen by everybody, time went on", () => {
    const state = given(played(freezes(5), finishes(6), does(7, { type: "RevealAll" }))).state;
    const { deeds } = viewFor(state, { kind: "moderator" });
    expect(Object.values(deeds).map(({ type, none }) => [type, none])).toEqual([
      ["LobbyOpened", "time_went_on"],
      ["ContestStarted", "time_went_on"],
      ["StandingsFrozen", "own_way_back"],
      ["ContestFinished", "own_way_back"],
      ["StandingsThawed", "was_seen"],
    ]);
    given(played(freezes(5)))
      .when(undoes(6, 3))
      .isRefused("act_not_undoable");
    given(played()).when(undoes(6, 9)).isRefused("unknown_act");
  });

  test("RES11 with the preview of who stands where then", () => {
    const { state } = given(played(buys(1, "t1", 1), answers(2, "t1", 1, "42"), removes(5, "t1")));
    const undo = undoes(6, 3);
    const preview = previewRepair(state, undo as Parameters<typeof previewRepair>[1]);
    expect(preview).toMatchObject({
      ok: true,
      preview: { teams: [{ teamId: "t2", placeBefore: 1, placeAfter: 2 }], prizesMove: true },
    });
  });
});

describe("UND4 nothing is undone", () => {
  test("while a later deed builds on it; the newest first, then it", () => {
    const twice = played(renames(5, "Anna"), renames(6, "Annie"));
    given(twice).when(undoes(7, 3)).isRefused("later_act_depends", { act: 4 });
    given([...played(renames(5, "Anna"), renames(6, "Annie"), undoes(7, 4))])
      .when(undoes(8, 3))
      .gives({ type: "TeamRenamed", name: "Ann" }, { type: "DeedUndone" });
    const reopened = played(extendsBy(5, 10 * minute), finishes(6), reopens(7, 20 * minute));
    given(reopened).when(undoes(8, 3)).isRefused("later_act_depends", { act: 5 });
    given([...played(extendsBy(5, minute), finishes(6), reopens(7, 20 * minute), extendsBy(8, minute))])
      .when(undoes(9, 6))
      .gives({ type: "DeadlineMoved", endsAt: t0 + 7 + 20 * minute }, { type: "DeedUndone" });
    // Of another team, or another side of it, nothing depends.
    given(played(renames(5, "Anna"), does(6, { type: "BlockTeam", teamId: "t1", blocked: true })))
      .when(undoes(7, 3))
      .gives({ type: "TeamRenamed" }, { type: "DeedUndone" });
  });

  test("twice, nor is an undoing, nor what the rules refuse now", () => {
    const undone = played(renames(5, "Anna"), undoes(6, 3));
    given(undone).when(undoes(7, 3)).isRefused("act_not_undoable");
    given(undone).when(undoes(7, 4)).isRefused("act_not_undoable");
    given(played(extendsBy(5, minute)))
      .when(undoes(10 * minute + 1, 3))
      .isRefused("deadline_in_past");
    given(played(removes(5, "t2"), renames(6, "Bob")))
      .when(undoes(7, 3))
      .isRefused("team_name_taken", { name: "Bob" });
  });

  test("of which so many others came since that it is forgotten", () => {
    const many = Array.from({ length: mostDeeds }, (_, nth) => renames(10 + nth, `Ann ${nth}`));
    const { state } = given(played(removes(5, "t2"), ...many));
    expect(state.deeds).toHaveLength(mostDeeds);
    expect(state.deeds?.at(-1)?.number).toBe(3 + mostDeeds);
    given(played(removes(5, "t2"), ...many))
      .when(undoes(100, 3))
      .isRefused("unknown_act");
    expect(teamIn(state, "t2").removed).toBe(true);
  });
});

import { describe, expect, test } from "vitest";
import {
  answers,
  buys,
  created,
  finishes,
  freezes,
  given,
  pauses,
  revealsNext,
  running,
} from "./contest/testing.ts";
import type { PublicView } from "./contest/view.ts";
import { viewFor } from "./contest/viewFor.ts";
import { readWireState, type WireState } from "./wireState.ts";

/** A view as the server writes it, without Colyseus. */
function wireOf(view: PublicView): WireState {
  const { clock } = view;
  return {
    epoch: 3,
    mark: "",
    saving: true,
    roomCode: view.roomCode,
    title: view.title,
    language: view.language,
    theme: view.theme ?? "",
    rules: JSON.stringify(view.rules),
    board: JSON.stringify(view.board),
    phase: view.phase,
    entryOpen: view.entryOpen,
    entryByApproval: view.entryByApproval,
    durationMs: clock.durationMs,
    startsAt: clock.startsAt ?? 0,
    startedAt: clock.startedAt ?? 0,
    endsAt: clock.endsAt ?? 0,
    pausedAt: clock.pausedAt ?? 0,
    finishedAt: clock.finishedAt ?? 0,
    extraTimeTeams: view.extraTimeTeams,
    countdownAt: view.countdownAt ?? 0,
    missingActs: view.missingActs ?? 0,
    cover: view.cover ?? "",
    screens: view.screens.length > 0 ? JSON.stringify(view.screens) : "",
    announcement: view.announcement ? JSON.stringify(view.announcement) : "",
    frozenAt: view.freeze?.frozenAt ?? 0,
    revealed: view.freeze?.revealed.length ? JSON.stringify(view.freeze.revealed) : "",
    lastReveal: view.lastReveal ? JSON.stringify(view.lastReveal) : "",
    shownPlaces: view.shownPlaces === null ? 0 : view.shownPlaces + 1,
    finality: view.finality ?? "",
    awards: view.awards.length > 0 ? JSON.stringify(view.awards) : "",
    review: view.review ? JSON.stringify(view.review) : "",
    teams: new Map(
      Object.values(view.teams).map((team) => [
        team.id,
        {
          name: team.name,
          balance: team.balancePoints,
          inPlay: team.inPlayPoints,
          lastRewardAt: team.lastRewardAt ?? 0,
          online: 2,
          cells: team.cells,
          outOfSight: team.outOfSight ?? false,
          boat: team.boat,
        },
      ]),
    ),
  };
}

describe("the wire", () => {
  const { state } = given(
    running(created(), buys(1, "t1", 1), answers(2, "t1", 1, "42"), buys(3, "t2", 2), pauses(9)),
  );
  const view = viewFor(state, { kind: "public" });

  test("SEE11 reads back as the public view", () => {
    const live = readWireState(wireOf(view), null);
    expect(live).toEqual({ epoch: 3, saving: true, view, online: { t1: 2, t2: 2 } });
  });

  test("SEE11 FRZ1 FRZ10 frozen standings, what is revealed of them, and provisional results read back", () => {
    const history = running(created(), freezes(1), buys(2, "t1", 1), finishes(3), revealsNext(4));
    const frozen = viewFor(given(history).state, { kind: "public" });
    expect(frozen.freeze?.revealed).toHaveLength(1);
    expect(readWireState(wireOf(frozen), null).view).toEqual(frozen);
  });

  test("SEE11 a contest's theme reads back, and one of a newer server is none", () => {
    const pink = viewFor(given([created({ theme: "pink" })]).state, { kind: "public" });
    expect(readWireState(wireOf(pink), null).view.theme).toBe("pink");
    expect(readWireState({ ...wireOf(pink), theme: "plaid" }, null).view).not.toHaveProperty("theme");
  });

  test("SEE11 what never changes is read once", () => {
    const first = readWireState(wireOf(view), null);
    const next = readWireState({ ...wireOf(view), phase: "running", pausedAt: 0 }, first);
    expect(next.view.board).toBe(first.view.board);
    expect(next.view.rules).toBe(first.view.rules);
    expect(next.view.clock.pausedAt).toBeNull();
  });
});

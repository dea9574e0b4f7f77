import { expect, test } from "vitest";
import type { PublicView, PurchaseView, TeamView } from "../../shared/contest/view.ts";
import { raceView } from "../race/testing/views.ts";
import type { Shown } from "../store/shownContest.ts";
import { plainPurchase, plainTeamView } from "../store/testing/plainTeamView.ts";
import { stirBetween } from "./cheering.ts";

const calm = { isCheer: false, isAct: false };
const bought = raceView({ 1: { balancePoints: 400, cells: [1, 0, 0, 0] } });
const solved = raceView({ 1: { balancePoints: 600, cells: [11, 0, 0, 0] } });
const failed = raceView({ 1: { balancePoints: 400, cells: [2, 0, 0, 0] } });

const screen = (view: PublicView, isQuiet = false): Shown => ({ page: "screen", view, team: null, isQuiet });
const team = (view: PublicView, status: PurchaseView["status"]): Shown => ({
  page: "team",
  view,
  team: teamView(status),
  isQuiet: false,
});

test("PNK3 on the big screen a right answer is cheered, whoever's it is; other acts only stir the petals", () => {
  expect(stirBetween(screen(bought), screen(solved))).toEqual({ isCheer: true, isAct: true });
  expect(stirBetween(screen(bought), screen(failed))).toEqual({ isCheer: false, isAct: true });
  expect(stirBetween(screen(bought), screen({ ...bought }))).toEqual(calm);
});

test("PNK3 a freeze, a reveal and more places that are shown are nothing to cheer for", () => {
  const freeze = { frozenAt: 0, revealed: [] };
  expect(stirBetween(screen({ ...bought, freeze }), screen(solved))).toEqual(calm);
  expect(stirBetween(screen({ ...bought, freeze }), screen({ ...solved, freeze }))).toEqual(calm);
  expect(stirBetween(screen({ ...bought, shownPlaces: 1 }), screen(solved))).toEqual(calm);
});

test("PNK3 SCR5 under a cover or a stand-in nobody cheers, nor when it goes, nor between two contests", () => {
  expect(stirBetween(screen(bought), screen(solved, true))).toEqual(calm);
  expect(stirBetween(screen(bought, true), screen(solved))).toEqual(calm);
  expect(stirBetween(screen(bought), screen({ ...solved, roomCode: "XXXXXX" }))).toEqual(calm);
});

test("PNK3 on a team's page only its own right answer is cheered, frozen or not", () => {
  const frozen = { ...bought, freeze: { frozenAt: 0, revealed: [] } };
  expect(stirBetween(team(bought, "active"), team(solved, "active"))).toEqual(calm);
  expect(stirBetween(team(frozen, "active"), team(frozen, "solved"))).toEqual({ isCheer: true, isAct: true });
  expect(stirBetween(team(bought, "active"), team(bought, "failed"))).toEqual(calm);
  expect(stirBetween(screen(bought), team(solved, "solved"))).toEqual(calm);
});

const verdicts = { solved: "accepted", failed: "wrong", expired: "wrong", withdrawn: "wrong" } as const;

function teamView(status: PurchaseView["status"]): TeamView {
  const submissions =
    status === "active" ? [] : [{ at: 1, answer: "7", reading: "7", verdict: verdicts[status] }];
  return plainTeamView({ purchases: { 1: plainPurchase({ status, submissions }) } });
}

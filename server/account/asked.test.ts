import { expect, test } from "vitest";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { buys, byModerator, created, finishes, freezes, running } from "../../shared/contest/testing.ts";
import { Account } from "./Account.ts";

const by = { role: "moderator", accountId: "teacher" } as const;

/** What is found when a command was accepted after these events, and led to that one. */
function findings(events: readonly ContestEvent[], stamped: StampedCommand, event: ContestEvent) {
  const account = new Account();
  for (const each of events) account.take(account.seq + 1, each);
  account.answered({ stamped, afterSeq: account.seq, accepted: true });
  account.take(account.seq + 1, event);
  return account.findings.map(({ code }) => code);
}

const at = created().at + 20;
const played = running(created(), buys(1, "t1", 1));

test("ACC6 an event that says something else than was asked is found", () => {
  const hides = byModerator(20, { type: "HideName", teamId: "t1", hidden: true });
  const hidden = { type: "NameHidden", at, teamId: "t1", hidden: true, by } as const;
  expect(findings(played, hides, hidden)).toEqual([]);
  expect(findings(played, hides, { ...hidden, teamId: "t2" })).toEqual(["accepted"]);
});

test("ACC6 what people type may be tidied, and what is listed twice counts once", () => {
  const renames = byModerator(20, { type: "RenameTeam", teamId: "t1", name: "  Cid " });
  expect(findings(played, renames, { type: "TeamRenamed", at, teamId: "t1", name: "Cid", by })).toEqual([]);
  const gives = byModerator(20, {
    type: "GiveExtraTime",
    teamIds: ["t1", "t1"],
    byMs: 60_000,
    why: " a bus",
  });
  const given = {
    type: "ExtraTimeGiven",
    at,
    teamIds: ["t1"],
    byMs: 60_000,
    why: "a bus",
    restored: [],
    by,
  } as const;
  expect(findings(played, gives, given)).toEqual([]);
  expect(findings(played, gives, { ...given, byMs: 61_000 })).toEqual(["accepted"]);
});

test("ACC6 a reveal shows somebody as long as somebody is hidden", () => {
  const events = running(created(), freezes(1), finishes(5));
  const reveals = byModerator(20, { type: "RevealNext" });
  expect(findings(events, reveals, { type: "StandingsThawed", at, by })).toEqual(["accepted"]);
});

test("ACC6 FRZ12 a reveal of one team is accepted when it is next, and only then", () => {
  const events = running(created(), buys(1, "t1", 1), freezes(2), finishes(5));
  const reveals = (teamId: string) => byModerator(20, { type: "RevealNext", teamId });
  const refused = (teamId: string) => {
    const account = new Account();
    for (const each of events) account.take(account.seq + 1, each);
    account.answered({ stamped: reveals(teamId), afterSeq: account.seq, accepted: false });
    return account.findings.map(({ code }) => code);
  };
  const shown = { type: "ResultRevealed", at, teamId: "t1", by } as const;
  expect(findings(events, reveals("t1"), shown)).toEqual([]);
  expect(findings(events, reveals("t2"), shown)).toContain("accepted");
  expect(refused("t1")).toEqual(["refused"]);
  expect(refused("t2")).toEqual([]);
});

test("ACC6 what is done is done in the name of who asked for it", () => {
  const actor = { ...by, signIn: "console-1", name: "Anna" } as const;
  const hides = { ...byModerator(20, { type: "HideName", teamId: "t1", hidden: true }), actor };
  const hidden = { type: "NameHidden", at, teamId: "t1", hidden: true } as const;
  expect(findings(played, hides, { ...hidden, by: actor })).toEqual([]);
  for (const other of [by, { ...actor, name: "Boris" }, { ...actor, signIn: "console-2" }])
    expect(findings(played, hides, { ...hidden, by: other })).toEqual(["accepted"]);
});

test("ACC6 covering the boards stops the clock where that was asked, and only there", () => {
  const covers = (pause: boolean) => byModerator(20, { type: "CoverBoards", covered: true, pause });
  const covered = { type: "BoardsCovered", at, holdsClock: false, by } as const;
  expect(findings(played, covers(false), covered)).toEqual([]);
  expect(findings(played, covers(true), covered)).toEqual(["accepted"]);
  expect(findings(played, covers(true), { type: "ContestPaused", at, by })).toEqual([]);
  expect(findings(played, covers(false), { type: "ContestPaused", at, by })).toEqual(["accepted"]);
});

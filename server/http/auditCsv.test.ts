import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { auditEntry } from "../../shared/audit/auditEntry.ts";
import { auditColumns } from "../../shared/audit/auditWords.ts";
import { enAuditWords } from "../../shared/audit/enAuditWords.ts";
import type { Command } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import { storeEvent } from "../../shared/contest/stored/readEvent.ts";
import { byModerator, created, happened, joins, opens, seatOf } from "../../shared/contest/testing.ts";
import type { Language } from "../../shared/languages.ts";
import { auditCsv } from "./auditCsv.ts";
import { newestActs } from "./auditHandlers.ts";

test("AUD2 who did what, in words; no cell computes", () => {
  const renames = byModerator(2, { type: "RenameTeam", teamId: "t1", name: "=1+1" });
  const events = happened(created(), opens(), joins(1, "Ann"), {
    ...renames,
    actor: { role: "moderator", accountId: "teacher", signIn: "s1", name: "@Ada" },
  });
  const entries = events.flatMap((event, index) => auditEntry(index + 1, event) ?? []);
  expect(entries.map(({ type }) => type)).toEqual(["ContestCreated", "LobbyOpened", "TeamRenamed"]);
  const [header, ...rows] = parse(auditCsv(replay(events), entries), { bom: true }) as string[][];
  expect(header).toContain("Reason");
  expect(rows[2]).toEqual(expect.arrayContaining(["'@Ada", "teacher", "s1", "Renamed a team", "'=1+1"]));
});

test("AUD2 of more acts than are shown the newest are, and that there are others is said", () => {
  const rename = byModerator(2, { type: "RenameTeam", teamId: "t1", name: "Ants" });
  const events = happened(created(), opens(), joins(1, "Ann"), rename);
  const rows = events
    .map((event, index) => ({ ...storeEvent(event), seq: index + 1, at: new Date(event.at) }))
    .filter((_row, index) => events[index]?.by.role === "moderator")
    .reverse();
  expect(newestActs(rows, 3)).not.toHaveProperty("more");
  const { entries, more } = newestActs(rows, 2);
  expect(entries.map(({ type }) => type)).toEqual(["TeamRenamed", "LobbyOpened"]);
  expect(more).toBe(true);
  const tableOf = (isMore: boolean) =>
    parse(auditCsv(replay(events), entries, isMore), { bom: true }) as string[][];
  expect(tableOf(true).slice(0, -1)).toEqual(tableOf(false));
  expect(tableOf(true).pop()).toContain(enAuditWords.older);
});

test("AUD1 a planned freeze that is dropped does not read as one that was planned", () => {
  const plan = (minutesBeforeEnd: number | null) => byModerator(1, { type: "PlanFreeze", minutesBeforeEnd });
  const events = happened(created(), opens(), plan(5), plan(null));
  expect(toldIn("en", events).slice(-2)).toEqual([
    ["Changed the planned freeze", "", "5 min before the end"],
    ["Changed the planned freeze", "", "No freeze"],
  ]);
});

const says = (command: Command) => byModerator(1, command);
const seatId = seatOf("t1");
const acts = happened(
  created(),
  opens(),
  joins(1, "Ann"),
  joins(2, "Bob"),
  says({ type: "GiveExtraTime", teamIds: ["t1", "t2"], byMs: 150_000, why: "" }),
  says({ type: "GiveExtraTime", teamIds: ["t2"], byMs: -65_000, why: "" }),
  says({ type: "BlockTeam", teamId: "t1", blocked: true }),
  says({ type: "BlockTeam", teamId: "t1", blocked: false }),
  says({ type: "HideName", teamId: "t2", hidden: true }),
  says({ type: "HideName", teamId: "t2", hidden: false }),
  says({ type: "MoveSeat", seatId, fromTeamId: "t1", toTeamId: "t2" }),
  says({ type: "MergeTeams", fromTeamId: "t1", intoTeamId: "t2" }),
);

test("AUD5 what stands beside an act is said with names, and in words of the language", () => {
  const { acts: en } = enAuditWords;
  expect(toldIn("en", acts).slice(2)).toEqual([
    [en.ExtraTimeGiven, "", "Ann, Bob: +2:30"],
    [en.ExtraTimeGiven, "", "Bob: −1:05"],
    [en.TeamBlocked, "Ann", "Blocked"],
    [en.TeamBlocked, "Ann", "Unblocked"],
    [en.NameHidden, "Bob", "Hidden"],
    [en.NameHidden, "Bob", "Shown"],
    [en.SeatMoved, "Ann", "Bob"],
    [en.TeamsMerged, "Ann", "Bob"],
  ]);
  expect(toldIn("ru", acts).map(([, , text]) => text)).toEqual([
    ...["", "", "Ann, Bob: +2:30", "Bob: −1:05", "Заблокирована", "Разблокирована", "Скрыто", "Показано"],
    ...["Bob", "Bob"],
  ]);
});

/** What, team and text of each act in the CSV of a contest in this language. */
function toldIn(language: Language, events: readonly ContestEvent[]): readonly (readonly string[])[] {
  const entries = events.flatMap((event, index) => auditEntry(index + 1, event) ?? []);
  const [, ...rows] = parse(auditCsv({ ...replay(events), language }, entries), { bom: true }) as string[][];
  const columns = (["what", "team", "text"] as const).map((column) => auditColumns.indexOf(column));
  return rows.map((row) => columns.map((column) => row[column] ?? ""));
}

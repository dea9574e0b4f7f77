import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { auditEntry } from "../../shared/audit/auditEntry.ts";
import { enAuditWords } from "../../shared/audit/enAuditWords.ts";
import { replay } from "../../shared/contest/evolve.ts";
import { storeEvent } from "../../shared/contest/stored/readEvent.ts";
import { byModerator, created, happened, joins, opens } from "../../shared/contest/testing.ts";
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
  const told = events.flatMap((event, index) => auditEntry(index + 1, event) ?? []).slice(-2);
  expect(told.map(({ type, text }) => [enAuditWords.acts[type], text])).toEqual([
    ["Changed the planned freeze", "5 min"],
    ["Changed the planned freeze", "✗"],
  ]);
});

import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { auditEntry } from "../../shared/audit/auditEntry.ts";
import { replay } from "../../shared/contest/evolve.ts";
import { byModerator, created, happened, joins, opens } from "../../shared/contest/testing.ts";
import { auditCsv } from "./auditCsv.ts";

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

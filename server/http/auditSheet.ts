import type { RouteReply } from "../../shared/api.ts";
import { type AuditColumn, auditColumns } from "../../shared/audit/auditWords.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { Language } from "../../shared/languages.ts";
import type { WrittenSheet } from "../files/exports/writeWorkbook.ts";
import { auditRows, auditWords } from "./auditRows.ts";

/** In characters. */
const widths: Readonly<Record<AuditColumn, number>> = {
  number: 8,
  time: 20,
  who: 20,
  account: 38,
  signIn: 24,
  what: 32,
  team: 24,
  card: 20,
  text: 40,
  points: 10,
  reason: 40,
};

/** The acts of moderators as the sheet of a spreadsheet, in words of this language. AUD4 BUD4 */
export function auditSheet(
  contest: Pick<ContestState, "teams" | "board">,
  { entries, more = false }: RouteReply["audit"],
  language: Language,
): WrittenSheet {
  const words = auditWords[language];
  return {
    name: words.title,
    rows: auditRows(contest, entries, more, words),
    widths: auditColumns.map((column) => widths[column]),
  };
}

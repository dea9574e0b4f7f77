import type { EventType } from "../contest/events.ts";
import type { RepairType } from "../contest/repairActs.ts";
import type { AuditEntry } from "./auditEntry.ts";

/** What was done, in words; those of each language are a module of their own, for pages fetch one. */
export interface AuditWords {
  /** What the account of all acts is called, on the page and as the sheet of a spreadsheet. */
  readonly title: string;
  readonly acts: Readonly<Record<EventType, string>>;
  readonly repairs: Readonly<Record<RepairType, string>>;
  /** Of the columns of an exported table. */
  readonly columns: Readonly<Record<AuditColumn, string>>;
  /** That there are acts before the first of those that are shown. */
  readonly older: string;
}

export const auditColumns = [
  "number",
  "time",
  "who",
  "account",
  "signIn",
  "what",
  "team",
  "card",
  "text",
  "points",
  "reason",
] as const;
export type AuditColumn = (typeof auditColumns)[number];

/** What an act was, in one phrase. */
export function auditPhrase(
  words: AuditWords,
  { type, repair }: Pick<AuditEntry, "type" | "repair">,
): string {
  return repair ? words.repairs[repair] : words.acts[type];
}

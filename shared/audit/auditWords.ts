import type { EventType } from "../contest/events.ts";
import type { RepairType } from "../contest/repairActs.ts";
import type { AuditEntry } from "./auditEntry.ts";

/** What was done, in words; those of each language are a module of their own, for pages fetch one. */
export interface AuditWords {
  /** What the account of all acts is called, on the page and as the sheet of a spreadsheet. */
  readonly title: string;
  readonly acts: Readonly<Record<EventType, string>>;
  readonly repairs: Readonly<Record<RepairType, string>>;
  /** What an act did, where its name leaves that open. AUD5 */
  readonly told: {
    readonly blocked: string;
    readonly unblocked: string;
    readonly nameHidden: string;
    readonly nameShown: string;
    readonly freeze: (minutes: number) => string;
    readonly noFreeze: string;
  };
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

/** What stands beside an act, with teams by the names that are known; null: nothing. AUD5 */
export function auditText(
  words: AuditWords,
  { told, text }: Pick<AuditEntry, "told" | "text">,
  nameOf: (teamId: string) => string,
): string | null {
  switch (told?.type) {
    case undefined:
      return text;
    case "team":
      return nameOf(told.teamId);
    case "extraTime":
      return `${told.teamIds.map(nameOf).join(", ")}: ${minutesAndSeconds(told.byMs)}`;
    case "blocked":
      return told.isOn ? words.told.blocked : words.told.unblocked;
    case "nameHidden":
      return told.isOn ? words.told.nameHidden : words.told.nameShown;
    case "freeze":
      return told.minutesBeforeEnd === null ? words.told.noFreeze : words.told.freeze(told.minutesBeforeEnd);
  }
}

/** More or less of time, to the second: +2:30, −62:00. */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  const rest = `${seconds % 60}`.padStart(2, "0");
  return `${ms < 0 ? "−" : "+"}${Math.floor(seconds / 60)}:${rest}`;
}

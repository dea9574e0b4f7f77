import type { AuditEntry } from "../../shared/audit/auditEntry.ts";
import {
  type AuditColumn,
  type AuditWords,
  auditColumns,
  auditPhrase,
  auditText,
} from "../../shared/audit/auditWords.ts";
import { enAuditWords } from "../../shared/audit/enAuditWords.ts";
import { ruAuditWords } from "../../shared/audit/ruAuditWords.ts";
import { findCard } from "../../shared/contest/cards.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { Language } from "../../shared/languages.ts";

export const auditWords: Readonly<Record<Language, AuditWords>> = { en: enAuditWords, ru: ruAuditWords };

/**
 * The acts of moderators as the rows of a table in these words, its header first; `more`: earlier ones are left out, which its
 * last row says. AUD2 AUD4
 */
export function auditRows(
  { teams, board }: Pick<ContestState, "teams" | "board">,
  entries: readonly AuditEntry[],
  more: boolean,
  words: AuditWords,
): readonly (readonly (string | number | Date)[])[] {
  const nameOf = (teamId: string) => teams[teamId]?.name ?? teamId;
  const cells: Readonly<Record<AuditColumn, (entry: AuditEntry) => string | number | Date>> = {
    number: ({ seq }) => seq,
    time: ({ at }) => new Date(at),
    who: ({ name }) => name ?? "",
    account: ({ accountId }) => accountId,
    signIn: ({ signIn }) => signIn ?? "",
    what: (entry) => auditPhrase(words, entry),
    team: ({ teamId }) => (teamId === null ? "" : nameOf(teamId)),
    card: ({ cardId }) => {
      const card = cardId === null ? undefined : findCard(board.cards, cardId);
      return card ? `${card.category} ${card.pricePoints}` : "";
    },
    text: (entry) => auditText(words, entry, nameOf) ?? "",
    points: ({ points }) => points ?? "",
    reason: ({ reason }) => reason,
  };
  const header = auditColumns.map((column) => words.columns[column]);
  const rows = entries.map((entry) => auditColumns.map((column) => cells[column](entry)));
  const last = auditColumns.map((column) => (column === "what" ? words.older : ""));
  return [header, ...rows, ...(more ? [last] : [])];
}

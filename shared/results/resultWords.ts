import type { PurchaseStatus } from "../contest/state.ts";

/** What a table of results says beside names and numbers; the words of each language are a module of their own, for pages fetch one. */
export interface ResultWords {
  /** What the sheet of a spreadsheet is called. */
  readonly sheet: string;
  readonly columns: Readonly<Record<"place" | "team" | "balance", string>>;
  /** What became of a card that a team bought. */
  readonly statuses: Readonly<Record<PurchaseStatus, string>>;
}

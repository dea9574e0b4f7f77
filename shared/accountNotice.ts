/**
 * What an independent account of a contest's journal may find wrong: of an event, against board, rules and the events before
 * it; or of what the server holds in memory, against the journal.
 */
export const accountCodes = [
  // Of the order of events and of those who caused them.
  "order",
  "incomplete",
  "role",
  "phase",
  "late",
  "early",
  "overdue",
  "refused",
  "accepted",
  // Of the clock.
  "clock",
  "gap",
  // Of teams and seats.
  "unknown_team",
  "team_removed",
  "team_number",
  "team_name",
  "team_limit",
  "boat",
  "team_active",
  "start_points",
  "entry_closed",
  "unknown_seat",
  "seat_limit",
  // Of purchases.
  "unknown_card",
  "bought_twice",
  "slots",
  "price",
  "paid",
  "relief",
  "rewards",
  "purchase_number",
  "task_version",
  // Of answers.
  "unknown_purchase",
  "closed",
  "reading",
  "repeated",
  "verdict",
  "attempt",
  "reward",
  "status",
  // Of the end.
  "expired",
  "refund",
  // Of what moderators put right.
  "money",
  "act",
  // Of what authors wrote.
  "edit",
  // Of questions, appeals and how a contest is closed.
  "question",
  // Of what memory holds.
  "seen_clock",
  "seen_team",
  "seen_balance",
  "seen_purchase",
  "seen_places",
  "seen_cards",
  "seen_writing",
  "seen_frozen",
  // Of the account itself.
  "not_followed",
] as const;
export type AccountCode = (typeof accountCodes)[number];

export interface AccountFinding {
  /** Of the event in the journal; of the last one before what memory holds. */
  readonly seq: number;
  readonly code: AccountCode;
  readonly teamId: string | null;
  readonly purchaseId: number | null;
}

/** How the independent account of a contest stands, for its moderators. */
export interface AccountNotice {
  /** `behind`: for more than a moment it has not seen all that happened. */
  readonly state: "agrees" | "behind" | "disagrees";
  /** The last event that it has checked. */
  readonly checkedSeq: number;
  readonly findings: number;
  readonly first: AccountFinding | null;
}

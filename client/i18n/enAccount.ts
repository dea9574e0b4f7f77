import type { AccountCode } from "../../shared/accountNotice.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");

/** What an independent account finds wrong, as the end of "The first one: …". */
const codes: Record<AccountCode, string> = {
  order: "an event out of order",
  incomplete: "half of an act is missing",
  role: "somebody did what they may not do",
  phase: "an act in the wrong phase of the contest",
  late: "an act after the end",
  early: "an act before its time",
  overdue: "the contest did not begin or end when it should",
  refused: "an act was refused without a reason",
  clock: "a wrong deadline",
  gap: "an interruption without a gap",
  unknown_team: "a team that does not exist",
  team_removed: "an act of a removed team",
  team_number: "a wrong number of a team",
  team_name: "two teams of one name",
  team_limit: "more teams than allowed",
  team_active: "a team was let go that had bought something",
  start_points: "wrong start points",
  entry_closed: "a team came in through a closed entry",
  unknown_seat: "an act from a device that does not belong to the team",
  seat_limit: "more devices of a team than allowed",
  unknown_card: "a card that is not on the board",
  bought_twice: "a card bought twice",
  slots: "more cards at once than allowed",
  price: "a wrong price",
  paid: "a wrong payment",
  relief: "a relief that was not due",
  rewards: "wrong rewards for a card",
  purchase_number: "a wrong number of a purchase",
  task_version: "a wrong version of a task",
  unknown_purchase: "a purchase that does not exist",
  closed: "an answer to a task that was closed",
  reading: "an answer read wrongly",
  repeated: "an answer that had been tried already",
  verdict: "an answer judged wrongly",
  attempt: "a wrong number of an attempt",
  reward: "a wrong reward",
  status: "a purchase in a wrong state",
  expired: "wrong purchases expired, or came back",
  refund: "a wrong refund",
  money: "what a purchase or a correction moved is not what it is worth",
  seen_clock: "the clock or phase shown is not the journal's",
  seen_team: "a team's name or devices are not the journal's",
  seen_balance: "a balance shown is not the journal's",
  seen_purchase: "a purchase shown is not the journal's",
  seen_places: "the places shown are not the journal's",
  not_followed: "the journal could not be followed",
};

export const accountWords = {
  codes,
  label: "Second count",
  agrees: "Counted a second time: everything agrees.",
  behind: "The second count is catching up.",
  disagrees: "The second count disagrees.",
  alarm: (findings: number) =>
    `The independent second count of this contest found ${integer(findings)} ${plural(findings, { one: "contradiction", other: "contradictions" })}.`,
  first: (what: string, seq: number) => `The first one: ${what} (entry ${integer(seq)}).`,
  firstOf: (what: string, seq: number, team: string) =>
    `The first one: ${what} (team ${team}, entry ${integer(seq)}).`,
  advice: "Go on playing, but check the results before you announce them. The journal tells what happened.",
};

import type { Misreading } from "./checkers/readers.ts";

/** Every "no" of the rules. Each has a sentence in every language; none has a side effect. GEN5 */
export const rejectionCodes = [
  // who and when
  "not_allowed",
  "contest_in_draft",
  "contest_not_started",
  "contest_running",
  "contest_paused",
  "contest_finished",
  "time_is_up",
  // teams and seats
  "entry_closed",
  "contest_full",
  "team_full",
  "team_name_invalid",
  "team_name_taken",
  "unknown_team",
  "team_removed",
  "team_gone",
  "wrong_pin",
  "pin_unknown",
  "unknown_seat",
  "entry_by_approval",
  "team_blocked",
  "same_team",
  "nothing_to_change",
  "word_too_long",
  "too_many_words",
  "boat_taken",
  // what a contest is called, and when it is played; and whatever two may write at once
  "changed_meanwhile",
  "details_fixed",
  // buying
  "unknown_card",
  "already_bought",
  "no_free_slot",
  "not_enough_points",
  "price_changed",
  // answering
  "unknown_purchase",
  "purchase_closed",
  "already_tried",
  "answer_empty",
  "answer_too_long",
  "answer_not_a_number",
  "answer_ambiguous_number",
  "answer_percent_unclear",
  "answer_percent_missing",
  "answer_wrong_layout",
  "answer_capitals_count",
  "answer_not_an_option",
  // putting right
  "card_voided",
  "nothing_to_restate",
  "unknown_answer",
  "unknown_act",
  "act_not_undoable",
  "later_act_depends",
  "bought_again",
  // editing
  "place_taken",
  "outside_board",
  "card_on_board",
  "card_unfinished",
  "board_empty",
  "too_many_cards",
  "card_bought",
  "not_while_played",
  "start_points_given",
  // questions and appeals
  "text_empty",
  "too_many_questions",
  "unknown_question",
  "already_answered",
  "nothing_to_appeal",
  "already_appealed",
  "results_are_final",
  // time
  "deadline_in_past",
  "no_extra_time",
  "counting_down",
  "not_counting_down",
  "moment_passed",
  "start_missed",
  "unknown_planned_act",
  "too_much_planned",
  // covers and messages
  "boards_covered",
  "already_covered",
  "not_covered",
  "everything_stopped",
  "nothing_stopped",
  "unknown_message",
  "unknown_screen",
  "too_many_screens",
  // freezing and closing
  "already_frozen",
  "not_frozen",
  "already_final",
  "final_needs_reason",
  "still_frozen",
  "unknown_award",
  "award_given",
  "too_many_awards",
  // said by the server around the rules, never by `decide`
  "invalid_message",
  "too_fast",
  "overloaded",
  "picture_unknown",
  "contest_moved",
  "already_settled",
  "turned_away",
  "internal",
] as const satisfies readonly (Misreading["code"] | string)[];
export type RejectionCode = (typeof rejectionCodes)[number];

export interface Rejection {
  readonly code: RejectionCode;
  /** Fills the sentence: points, names, the two ways a number may be meant. Never a key, never another's answer. SEE10 */
  readonly params?: Readonly<Record<string, string | number>>;
}

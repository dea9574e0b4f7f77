import { findProposal } from "./awards.ts";
import { findCard } from "./cards.ts";
import type { AccountStand, FinalBlocker, GivenAward } from "./closingRecords.ts";
import type { Command, StampedCommand } from "./commands.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import { openQuestions } from "./questions.ts";
import { type Hint, radarHints } from "./radar.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, Purchase } from "./state.ts";
import { unreachable } from "./unreachable.ts";

type ClosingCommand = Extract<
  Command,
  {
    type:
      | "SetPrizes"
      | "MarkFinal"
      | "GiveAward"
      | "GiveOwnAward"
      | "TakeAwardBack"
      | "ReviewTask"
      | "ShowKeys";
  }
>;
type Decided = readonly DecidedEvent[] | Rejection;

/** Places for which there is a prize, where nobody said how many. CLO1 */
export const usualPrizes = 3;

export function prizesOf({ prizes }: Pick<ContestState, "prizes">): number {
  return prizes ?? usualPrizes;
}

export function decideClosing(state: ContestState, { command, at }: StampedCommand<ClosingCommand>): Decided {
  switch (command.type) {
    case "SetPrizes":
      return [{ type: "PrizesSet", at, places: command.places }];
    case "MarkFinal":
      return markedFinal(state, command, at);
    case "GiveAward":
    case "GiveOwnAward":
      return state.freeze ? { code: "still_frozen" } : awarded(state, command, at); // AWD2
    case "TakeAwardBack":
      return state.awards?.some(({ number }) => number === command.number)
        ? [{ type: "AwardTakenBack", at, number: command.number }]
        : { code: "unknown_award" };
    case "ReviewTask":
      return state.freeze ? { code: "still_frozen" } : reviewed(state, command, at); // WLK1
    case "ShowKeys":
      return state.freeze ? { code: "still_frozen" } : [{ type: "KeysShown", at, open: command.open }];
    default:
      return unreachable(command);
  }
}

type CommandOf<Type extends ClosingCommand["type"]> = Extract<ClosingCommand, { type: Type }>;

/** CLO2 */
function markedFinal(
  state: ContestState,
  { reason: given, account }: CommandOf<"MarkFinal">,
  at: number,
): Decided {
  if (state.final) return { code: "already_final" };
  const reason = given?.trim() || null;
  const against = [...finalBlockers(state), ...accountBlockers[account]];
  if (reason === null && against.length > 0) return { code: "final_needs_reason" };
  return [{ type: "ResultsMarkedFinal", at, reason, ...(against.length > 0 && { against }) }];
}

const accountBlockers: Readonly<Record<AccountStand, readonly FinalBlocker[]>> = {
  agrees: [],
  behind: ["account_behind"],
  disagrees: ["account_disagrees"],
  unknown: ["account_unknown"],
};

/** Why results should not be called final yet, as far as the rules know. FRZ10 CLO2 */
export function finalBlockers(state: ContestState): readonly FinalBlocker[] {
  return [
    ...(state.freeze ? (["not_revealed"] as const) : []),
    ...(openQuestions(state, "appeal").length > 0 ? (["open_appeals"] as const) : []),
    ...(openQuestions(state, "question").length > 0 ? (["open_questions"] as const) : []),
    ...(openHints(state).length > 0 ? (["open_hints"] as const) : []),
  ];
}

/** What the radar hints at, but for cards out of the game and readings that somebody has ruled on. CLO3 */
export function openHints({ teams, board }: Pick<ContestState, "teams" | "board">): readonly Hint[] {
  const byCard = new Map<number, { readonly teamId: string; readonly purchase: Purchase }[]>();
  for (const { id: teamId, removed, purchases } of Object.values(teams)) {
    if (removed) continue;
    for (const purchase of purchases) {
      const bought = byCard.get(purchase.cardId) ?? [];
      byCard.set(purchase.cardId, bought);
      bought.push({ teamId, purchase });
    }
  }
  return radarHints(byCard).filter((hint) => {
    const card = findCard(board.cards, hint.cardId);
    if (card?.voided) return false;
    return hint.type !== "same_wrong" || !card?.rulings?.some(({ reading }) => reading === hint.reading);
  });
}

/** AWD1 AWD3 */
function awarded(state: ContestState, command: CommandOf<"GiveAward" | "GiveOwnAward">, at: number): Decided {
  const given = state.awards ?? [];
  const number = 1 + Math.max(0, ...given.map((award) => award.number));
  if (command.type === "GiveOwnAward") {
    const team = state.teams[command.teamId];
    const text = command.text.trim();
    if (!team || team.removed) return { code: "unknown_team" };
    if (text === "") return { code: "text_empty" };
    if (given.length >= mostAwards) return { code: "too_many_awards" };
    return [
      { type: "AwardGiven", at, number, kind: "own", cardId: null, teamIds: [team.id], value: null, text },
    ];
  }
  const { kind, cardId } = command;
  if (given.some((award) => award.kind === kind && award.cardId === cardId)) return { code: "award_given" };
  const proposal = findProposal(state, kind, cardId);
  if (!proposal) return { code: "unknown_award" };
  if (given.length >= mostAwards) return { code: "too_many_awards" };
  return [{ type: "AwardGiven", at, number, ...proposal, text: "" }];
}

/** One for each card of the largest board, and as many again. */
const mostAwards = 300;

function reviewed(state: ContestState, { cardId, step }: CommandOf<"ReviewTask">, at: number): Decided {
  if (cardId !== null && !findCard(state.board.cards, cardId)) return { code: "unknown_card" };
  return [{ type: "TaskReviewed", at, cardId, step }];
}

// What becomes of the state.

type EventOf<Type extends ContestEvent["type"]> = Extract<ContestEvent, { type: Type }>;

export function withFinal(
  state: ContestState,
  { at, reason, against }: EventOf<"ResultsMarkedFinal">,
): ContestState {
  return { ...state, final: { at, reason, ...(against && { against }) } };
}

export function withAward(
  state: ContestState,
  { number, kind, cardId, teamIds, value, text, at }: EventOf<"AwardGiven">,
): ContestState {
  const award: GivenAward = { number, kind, cardId, teamIds, value, text, at };
  return { ...state, awards: [...(state.awards ?? []), award] };
}

export function withoutAward(state: ContestState, taken: number): ContestState {
  return { ...state, awards: (state.awards ?? []).filter(({ number }) => number !== taken) };
}

export function withReview(
  { review: _before, ...state }: ContestState,
  { cardId, step }: EventOf<"TaskReviewed">,
): ContestState {
  return cardId === null ? state : { ...state, review: { cardId, step } };
}

export function withKeysShown({ keysShown: _before, ...state }: ContestState, open: boolean): ContestState {
  return open ? { ...state, keysShown: true } : state;
}

/** What the results are made of is another: they are no longer those that somebody called final. CLO7 */
export function notFinal(state: ContestState): ContestState {
  if (!state.final) return state;
  const { final: _final, ...others } = state;
  return others;
}

/** The contest goes on: what belonged to its end is taken back. CLO4 */
export function notClosed({
  final: _final,
  lastReveal: _lastReveal,
  awards: _awards,
  review: _review,
  keysShown: _keys,
  ...state
}: ContestState): ContestState {
  return state;
}

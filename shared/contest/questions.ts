import { findCard } from "./cards.ts";
import type { Command, StampedCommand } from "./commands.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Question, QuestionReply } from "./questionRecords.ts";
import type { Rejection } from "./rejections.ts";
import { decideRepairing } from "./repairing.ts";
import type { ContestState, Team } from "./state.ts";

/** Unanswered at the same time, and in a whole contest, of one team. QST1 */
export const mostOpenQuestions = 5;
export const mostQuestions = 60;

type AskingCommand = Extract<Command, { type: "AskQuestion" | "AppealVerdict" }>;
type ReplyingCommand = Extract<Command, { type: "AnswerQuestion" | "SettleAppeal" }>;
type Decided = readonly DecidedEvent[] | Rejection;
type EventOf<Type extends ContestEvent["type"]> = Extract<ContestEvent, { type: Type }>;

export function isAsking(command: Command): command is AskingCommand {
  return command.type === "AskQuestion" || command.type === "AppealVerdict";
}

/** QST1 */
export function decideAsking(
  state: ContestState,
  team: Team,
  { command, at }: StampedCommand<AskingCommand>,
): Decided {
  if (state.final) return { code: "results_are_final" };
  const text = command.text.trim();
  if (text === "") return { code: "text_empty" };
  const questions = team.questions ?? [];
  const isFull = questions.filter(isOpen).length >= mostOpenQuestions || questions.length >= mostQuestions;
  if (isFull) return { code: "too_many_questions" };
  const asked = { at, teamId: team.id, number: questions.length + 1, text } as const;
  if (command.type === "AppealVerdict") return appealed(team, command, asked);
  const { cardId } = command;
  if (cardId !== null && !findCard(state.board.cards, cardId)) return { code: "unknown_card" };
  return [{ type: "QuestionAsked", ...asked, cardId }];
}

/** QST2 */
function appealed(
  team: Team,
  { purchaseId, index }: Extract<AskingCommand, { type: "AppealVerdict" }>,
  asked: Pick<EventOf<"VerdictAppealed">, "at" | "teamId" | "number" | "text">,
): Decided {
  const purchase = team.purchases.find(({ id }) => id === purchaseId);
  if (!purchase) return { code: "unknown_purchase" };
  if (purchase.status === "withdrawn") return { code: "purchase_closed", params: { status: "withdrawn" } };
  const submission = purchase.submissions[index];
  if (!submission) return { code: "unknown_answer" };
  if (submission.verdict === "accepted") return { code: "nothing_to_appeal" };
  const isAgain = team.questions?.some(
    ({ appeal }) => appeal?.purchaseId === purchaseId && appeal.index === index,
  );
  if (isAgain) return { code: "already_appealed" };
  return [{ type: "VerdictAppealed", ...asked, cardId: purchase.cardId, purchaseId, index }];
}

/** QST3 QST4 */
export function decideReplying(state: ContestState, stamped: StampedCommand<ReplyingCommand>): Decided {
  const { command, at } = stamped;
  const { teamId, number } = command;
  const team = state.teams[teamId];
  if (!team || team.removed) return { code: "unknown_team" };
  const question = team.questions?.find((each) => each.number === number);
  const isFitting = (question?.appeal !== undefined) === (command.type === "SettleAppeal");
  if (!question || !isFitting) return { code: "unknown_question" };
  if (!isOpen(question)) return { code: "already_answered" };
  if (command.type === "SettleAppeal") return settled(state, team, question, { ...stamped, command });
  const text = command.text.trim();
  if (text === "") return { code: "text_empty" };
  return [{ type: "QuestionAnswered", at, teamId, number, toAll: command.to === "all", text }];
}

/** An answer that was put right meanwhile needs no further act. */
function settled(
  state: ContestState,
  team: Team,
  { appeal, number, cardId }: Question,
  { command, actor, at }: StampedCommand<Extract<ReplyingCommand, { type: "SettleAppeal" }>>,
): Decided {
  const { accepted, policy } = command;
  const why = command.why.trim();
  if (!accepted && why === "") return { code: "text_empty" };
  const settling: DecidedEvent = { type: "AppealSettled", at, teamId: team.id, number, accepted, why };
  const purchase = team.purchases.find(({ id }) => id === appeal?.purchaseId);
  const isRight = appeal && purchase?.submissions[appeal.index]?.verdict === "accepted";
  if (!accepted || isRight || !appeal || cardId === null) return [settling];
  const repaired = decideRepairing(state, {
    command: {
      type: "JudgeAnswers",
      cardId,
      reading: null,
      answers: [{ teamId: team.id, ...appeal }],
      verdict: "accepted",
      policy,
      why,
    },
    actor,
    at,
  });
  return "code" in repaired ? repaired : [...repaired, settling];
}

/** What no moderator has answered or settled, of teams that are here. */
export function openQuestions(
  { teams }: Pick<ContestState, "teams">,
  kind: "question" | "appeal",
): readonly Question[] {
  return Object.values(teams)
    .filter(({ removed }) => !removed)
    .flatMap(({ questions = [] }) => questions)
    .filter((question) => isOpen(question) && (question.appeal !== undefined) === (kind === "appeal"));
}

function isOpen({ reply }: Question): boolean {
  return reply === undefined;
}

// What becomes of the state.

export function withQuestion(team: Team, event: EventOf<"QuestionAsked" | "VerdictAppealed">): Team {
  const { number, at, cardId, text } = event;
  const question: Question = {
    number,
    at,
    cardId,
    text,
    ...(event.type === "VerdictAppealed" && {
      appeal: { purchaseId: event.purchaseId, index: event.index },
    }),
  };
  return { ...team, questions: [...(team.questions ?? []), question] };
}

export function withReply(team: Team, event: EventOf<"QuestionAnswered" | "AppealSettled">): Team {
  const { at } = event;
  const reply: QuestionReply =
    event.type === "QuestionAnswered"
      ? { type: "answer", at, text: event.text, toAll: event.toAll }
      : { type: "settled", at, accepted: event.accepted, why: event.why };
  const questions = (team.questions ?? []).map((question) =>
    question.number === event.number ? { ...question, reply } : question,
  );
  return { ...team, questions };
}

/** What every team is told. QST3 */
export function withAnswerToAll(state: ContestState, event: EventOf<"QuestionAnswered">): ContestState {
  if (!event.toAll) return state;
  const asked = state.teams[event.teamId]?.questions?.find(({ number }) => number === event.number);
  const answer = { at: event.at, cardId: asked?.cardId ?? null, text: event.text };
  return { ...state, answersToAll: [...(state.answersToAll ?? []), answer] };
}

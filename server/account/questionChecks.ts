import type { BookedTeam, Books, EventOf } from "./books.ts";
import type { Find } from "./eventChecks.ts";

/** As the account knows them; written without a look at the rules' own numbers. */
const mostOpen = 5;
const mostOfAll = 60;

/** A question or appeal, as far as the account follows it. */
export interface BookedQuestion {
  readonly cardId: number | null;
  /** Of an appeal: which answer. */
  readonly appeal: { readonly purchaseId: number; readonly index: number } | null;
  isOpen: boolean;
}

export function bookQuestion(books: Books, event: EventOf<"QuestionAsked">, find: Find): void {
  const { teamId, number, cardId, text } = event;
  const team = checkAsked(books, teamId, number, text, find);
  if (cardId !== null && !books.cards.has(cardId)) find("unknown_card", teamId);
  team?.questions.push({ cardId, appeal: null, isOpen: true });
}

export function bookAppeal(books: Books, event: EventOf<"VerdictAppealed">, find: Find): void {
  const { teamId, number, cardId, purchaseId, index, text } = event;
  const team = checkAsked(books, teamId, number, text, find);
  const purchase = team?.purchases.get(purchaseId);
  if (!purchase || purchase.cardId !== cardId) find("unknown_purchase", teamId, purchaseId);
  else if (!canBeAppealed(team, purchaseId, index)) find("question", teamId, purchaseId);
  team?.questions.push({ cardId, appeal: { purchaseId, index }, isOpen: true });
}

export function bookQuestionAnswer(books: Books, event: EventOf<"QuestionAnswered">, find: Find): void {
  const { teamId, number, text } = event;
  close(books, teamId, number, find, (question) => question.appeal === null && text.trim() !== "");
}

/** Whoever accepts an appeal has seen to it that the answer is right by then. */
export function bookSettlement(books: Books, event: EventOf<"AppealSettled">, find: Find): void {
  const { teamId, number, accepted, why } = event;
  close(books, teamId, number, find, ({ appeal }, { purchases }) => {
    if (!appeal) return false;
    if (!accepted) return why.trim() !== "";
    return purchases.get(appeal.purchaseId)?.answers[appeal.index]?.verdict === "accepted";
  });
}

/** Whether a team may ask one thing more. */
export function mayAsk(books: Books, { questions }: BookedTeam): boolean {
  return (
    !books.isFinal &&
    questions.length < mostOfAll &&
    questions.filter(({ isOpen }) => isOpen).length < mostOpen
  );
}

export function canBeAppealed(team: BookedTeam | undefined, purchaseId: number, index: number): boolean {
  const purchase = team?.purchases.get(purchaseId);
  const answer = purchase?.answers[index];
  if (!answer || purchase?.status === "withdrawn" || answer.verdict === "accepted") return false;
  return !team?.questions.some(({ appeal }) => appeal?.purchaseId === purchaseId && appeal.index === index);
}

/** Whether anything of a kind waits for a moderator. */
export function isAnyOpen({ teams }: Books, kind: "question" | "appeal"): boolean {
  return [...teams.values()].some(
    ({ removed, questions }) =>
      !removed && questions.some(({ isOpen, appeal }) => isOpen && (appeal !== null) === (kind === "appeal")),
  );
}

function checkAsked(
  books: Books,
  teamId: string,
  number: number,
  text: string,
  find: Find,
): BookedTeam | undefined {
  const team = books.teams.get(teamId);
  if (!team) {
    find("unknown_team", teamId);
    return undefined;
  }
  if (number !== team.questions.length + 1 || !mayAsk(books, team) || text.trim() === "")
    find("question", teamId);
  return team;
}

function close(
  books: Books,
  teamId: string,
  number: number,
  find: Find,
  isFitting: (question: BookedQuestion, team: BookedTeam) => boolean,
): void {
  const team = books.teams.get(teamId);
  const question = team?.questions[number - 1];
  if (!team || !question) {
    find("question", teamId);
    return;
  }
  if (team.removed) find("team_removed", teamId);
  if (!question.isOpen || !isFitting(question, team)) find("question", teamId);
  question.isOpen = false;
}

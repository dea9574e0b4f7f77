import type { ModeratorTeam, QuestionView } from "../../../shared/contest/view.ts";

/** A question with whom it came from. */
export interface Asked {
  readonly team: ModeratorTeam;
  readonly question: QuestionView;
}

/** All that was asked: what waits for an answer first, the oldest on top; then the rest, the newest on top. */
export function askedBy(teams: Iterable<ModeratorTeam>): readonly Asked[] {
  const all = [...teams].flatMap((team) => team.questions.map((question) => ({ team, question })));
  const waiting = all.filter(isWaiting).sort((a, b) => a.question.at - b.question.at);
  const done = all.filter((asked) => !isWaiting(asked)).sort((a, b) => b.question.at - a.question.at);
  return [...waiting, ...done];
}

/** Of a team that went nobody waits any more. */
export function isWaiting({ team, question }: Asked): boolean {
  return question.reply === null && !team.removed;
}

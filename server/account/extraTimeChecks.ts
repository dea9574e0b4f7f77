import type { Actor, CommandType } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { type BookedTeam, type Books, type EventOf, present } from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { checkRefunds, expire, goOn } from "./expiryChecks.ts";

/** When nobody plays any more; never, before the start. XTR2 */
export function deadlineOfLast(books: Books): number {
  const extras = present(books).map(({ extraMs }) => extraMs);
  return (books.endsAt ?? Number.POSITIVE_INFINITY) + Math.max(0, ...extras);
}

/** A team does so for as long as anybody plays. QST1 */
const asking: readonly string[] = ["AskQuestion", "AppealVerdict", "QuestionAsked", "VerdictAppealed"];

/** Whether the contest runs and the time of whoever does this is up. GEN3 */
export function isTooLate(
  books: Books,
  what: CommandType | ContestEvent["type"],
  by: Pick<Actor, "role"> & { readonly teamId?: string },
  at: number,
): boolean {
  const { phase, endsAt, teams } = books;
  if (phase !== "running" || endsAt === null) return false;
  if (by.role === "guest") return at > endsAt;
  const team = by.role === "team" && !asking.includes(what) ? teams.get(by.teamId ?? "") : undefined;
  return at > (team ? endsAt + team.extraMs : deadlineOfLast(books));
}

/** Those whose own end has come and was not told. */
export function endsDue(books: Books, at: number): readonly BookedTeam[] {
  const { phase, endsAt } = books;
  if (phase !== "running" || endsAt === null) return [];
  return present(books).filter((team) => team.endedAt === null && at > endsAt + team.extraMs);
}

export function bookExtraTime(books: Books, event: EventOf<"ExtraTimeGiven">, find: Find): void {
  const { at, teamIds, byMs, restored } = event;
  const standsAt = books.phase === "paused" ? (books.pausedAt ?? at) : at;
  const back: BookedTeam[] = [];
  for (const teamId of teamIds) {
    const team = books.teams.get(teamId);
    if (!team) find("unknown_team", teamId);
    else if (team.removed) find("team_removed", teamId);
    if (!team) continue;
    team.extraMs += byMs;
    team.grants.push({ at, byMs });
    if (team.extraMs < 0) find("clock", teamId);
    if (books.endsAt !== null && books.endsAt + team.extraMs <= standsAt) find("clock", teamId);
    if (team.endedAt !== null) back.push(team);
    team.endedAt = null;
  }
  if (new Set(teamIds).size < teamIds.length || teamIds.length === 0) find("order", teamIds[0]);
  checkRefunds(books, restored, "expired", back, find);
  goOn(books, restored, at);
}

/** All whose end has come, none else; and not when it is the end of everybody. */
export function bookTeamEnds(books: Books, event: EventOf<"TeamsEnded">, find: Find): void {
  const { at, teamIds, expired } = event;
  const due = new Map(endsDue(books, at).map((team) => [team.id, team]));
  const ended: BookedTeam[] = [];
  for (const teamId of teamIds) {
    const team = due.get(teamId);
    if (team) ended.push(team);
    else find("early", teamId);
    due.delete(teamId);
  }
  if (teamIds.length === 0) find("order");
  checkRefunds(books, expired, "active", ended, find);
  expire(books, expired, at);
  for (const team of ended) team.endedAt = at;
}

/** What of its extra time a team had not used when the contest ended. */
export function spendExtraTime(books: Books, at: number): void {
  if (books.endsAt === null) return;
  const overMs = (books.pausedAt ?? at) - books.endsAt;
  if (overMs <= 0) return;
  for (const team of books.teams.values()) team.extraMs = team.extraMs > overMs ? team.extraMs - overMs : 0;
}

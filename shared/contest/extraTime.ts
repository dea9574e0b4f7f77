import type { Actor, Command, StampedCommand } from "./commands.ts";
import { presentTeams } from "./entering.ts";
import type { DecidedEvent } from "./events.ts";
import { purchasesAtEnd } from "./expiring.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, Team } from "./state.ts";

type Stamped<Type extends Command["type"]> = StampedCommand<Extract<Command, { type: Type }>>;

/** When this team's own time is up: the contest's deadline, and after it what it was given; null before the start. XTR1 */
export function deadlineOf(
  { clock }: Pick<ContestState, "clock">,
  { extraTime }: Pick<Team, "extraTime">,
): number | null {
  return clock.endsAt === null ? null : clock.endsAt + (extraTime?.leftMs ?? 0);
}

/** When the last team's time is up: then the contest is over. XTR2 */
export function lastDeadline(state: ContestState): number | null {
  const { endsAt } = state.clock;
  if (endsAt === null) return null;
  let last = endsAt;
  for (const { extraTime, removed } of Object.values(state.teams))
    if (extraTime && !removed) last = Math.max(last, endsAt + extraTime.leftMs);
  return last;
}

/** The deadline that a command has to meet: a team's own, but for what it asks (QST1); guests the common one; moderators the last. GEN3 */
export function deadlineFor(state: ContestState, actor: Actor): number | null {
  if (actor.role === "guest") return state.clock.endsAt;
  const team = actor.role === "team" ? state.teams[actor.teamId] : undefined;
  return team ? deadlineOf(state, team) : lastDeadline(state);
}

/** Those whose own time is up, but who were not told so, while others play on. XTR2 */
export function dueTeams(state: ContestState, at: number): readonly Team[] {
  const { endsAt } = state.clock;
  if (state.phase !== "running" || endsAt === null || at <= endsAt) return [];
  return presentTeams(state).filter(
    (team) => team.endedAt === undefined && at > endsAt + (team.extraTime?.leftMs ?? 0),
  );
}

/** The first moment at which some team's time is up that goes on still; null: nobody's is running. */
export function nextTeamEnd(state: ContestState): number | null {
  const { endsAt } = state.clock;
  if (endsAt === null) return null;
  let next: number | null = null;
  for (const { removed, endedAt, extraTime } of Object.values(state.teams)) {
    if (removed || endedAt !== undefined) continue;
    if (!extraTime?.leftMs) return endsAt + 1;
    next = Math.min(next ?? Number.POSITIVE_INFINITY, endsAt + extraTime.leftMs + 1);
  }
  return next;
}

/** Teams that play longer than the others, as everybody may know: how many, and not which. XTR5 */
export function extraTimeTeams(state: ContestState): number {
  if (state.phase === "draft" || state.phase === "finished") return 0;
  return presentTeams(state).filter(({ extraTime, endedAt }) => extraTime?.leftMs && endedAt === undefined)
    .length;
}

/** How much a team had been given before this moment. What a tie is broken by is net of it. XTR4 */
export function extraMsBefore({ extraTime }: Pick<Team, "extraTime">, at: number): number {
  let sum = 0;
  for (const grant of extraTime?.grants ?? []) if (grant.at < at) sum += grant.byMs;
  return sum;
}

/** XTR1 XTR3 */
export function decideGivingExtraTime(
  state: ContestState,
  { command, at }: Stamped<"GiveExtraTime">,
): readonly DecidedEvent[] | Rejection {
  const { byMs, why } = command;
  const teamIds = [...new Set(command.teamIds)];
  const standsAt = state.clock.pausedAt ?? at;
  const ended: Team[] = [];
  for (const teamId of teamIds) {
    const team = Object.hasOwn(state.teams, teamId) ? state.teams[teamId] : undefined;
    if (!team) return { code: "unknown_team" };
    if (team.removed) return { code: "team_removed" };
    const leftMs = (team.extraTime?.leftMs ?? 0) + byMs;
    if (leftMs < 0) return { code: "no_extra_time", params: { name: team.name } };
    const deadline = deadlineOf(state, { extraTime: { leftMs, grants: [] } });
    if (deadline !== null && deadline <= standsAt) return { code: "deadline_in_past" };
    if (team.endedAt !== undefined) ended.push(team);
  }
  const restored = purchasesAtEnd(state.rules, ended, "expired");
  return [{ type: "ExtraTimeGiven", at, teamIds, byMs, why, restored }];
}

/** XTR2 */
export function decideEndingTeams(
  state: ContestState,
  { command, at }: Stamped<"EndTeams">,
): readonly DecidedEvent[] | Rejection {
  const due = dueTeams(state, at).filter(({ id }) => command.teamIds.includes(id));
  if (due.length === 0) return { code: "contest_running" };
  const expired = purchasesAtEnd(state.rules, due, "active");
  return [{ type: "TeamsEnded", at, teamIds: due.map(({ id }) => id), expired }];
}

// What becomes of the teams.

/** A team that was given time goes on, also when its end had come. */
export function withExtraTime(
  { endedAt: _goesOn, extraTime, ...team }: Team,
  grant: { readonly at: number; readonly byMs: number; readonly why: string },
): Team {
  const { leftMs = 0, grants = [] } = extraTime ?? {};
  return { ...team, extraTime: { leftMs: leftMs + grant.byMs, grants: [...grants, grant] } };
}

/** All of them go on: the deadline was moved past this moment, or the contest reopened. */
export function goingOn(teams: ContestState["teams"]): ContestState["teams"] {
  return changed(teams, (team) => {
    if (team.endedAt === undefined) return team;
    const { endedAt: _goesOn, ...rest } = team;
    return rest;
  });
}

/** At the end of the contest nothing but what a team had not used remains of its extra time. XTR3 */
export function withSpentTime({ teams, clock }: ContestState, at: number): ContestState["teams"] {
  const { endsAt } = clock;
  if (endsAt === null) return teams;
  const standsAt = clock.pausedAt ?? at;
  return changed(teams, (team) => {
    const { extraTime } = team;
    if (!extraTime) return team;
    const leftMs = Math.min(extraTime.leftMs, Math.max(0, endsAt + extraTime.leftMs - standsAt));
    return leftMs === extraTime.leftMs ? team : { ...team, extraTime: { ...extraTime, leftMs } };
  });
}

function changed(teams: ContestState["teams"], change: (team: Team) => Team): ContestState["teams"] {
  let after: Record<string, Team> | null = null;
  for (const team of Object.values(teams)) {
    const next = change(team);
    if (next === team) continue;
    after ??= { ...teams };
    after[team.id] = next;
  }
  return after ?? teams;
}

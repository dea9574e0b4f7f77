import { earnedPoints } from "../../../shared/contest/earning.ts";
import type { ModeratorTeam } from "../../../shared/contest/view.ts";

/** From a moment on, what a team is worth: its balance and what it has in play. */
export interface WorthStep {
  readonly at: number;
  readonly points: number;
}

/**
 * How a team's worth went, as its purchases and the other entries of its ledger tell: buying changes nothing, the end of a
 * purchase does. What was put right later is drawn as if it had always been so. CON5
 */
export function worthSteps(team: ModeratorTeam, refundExpired: boolean): readonly WorthStep[] {
  const changes = team.otherEntries.map(({ at, deltaPoints }) => ({ at, points: deltaPoints }));
  for (const purchase of team.purchases) {
    const { status, closedAt, refunded } = purchase;
    if (status === "active" || closedAt === null) continue;
    const paidPoints = refunded ? 0 : purchase.paidPoints;
    const isPaidBack = status === "withdrawn" || (status === "expired" && refundExpired);
    changes.push({ at: closedAt, points: isPaidBack ? 0 : earnedPoints(purchase) - paidPoints });
  }
  let points = 0;
  return changes
    .sort((a, b) => a.at - b.at)
    .map((change) => {
      points += change.points;
      return { at: change.at, points };
    });
}

/** One line of the chart: a team's steps, and what it is worth now. */
export interface WorthLine {
  readonly steps: readonly WorthStep[];
  readonly now: number;
}

/** As a chart takes it: the moments of all lines in order, and at each what each line was worth; null before its team came. */
export interface WorthTable {
  readonly times: readonly number[];
  readonly columns: readonly (readonly (number | null)[])[];
}

export function worthTable(lines: readonly WorthLine[], from: number, to: number): WorthTable {
  const times = [
    ...new Set([from, to, ...lines.flatMap(({ steps }) => steps.map(({ at }) => Math.max(from, at)))]),
  ]
    .filter((at) => at <= to)
    .sort((a, b) => a - b);
  return { times, columns: lines.map((line) => columnOf(line, times)) };
}

function columnOf({ steps, now }: WorthLine, times: readonly number[]): readonly (number | null)[] {
  let next = 0;
  let points: number | null = null;
  return times.map((at, index) => {
    for (let step = steps[next]; step && step.at <= at; step = steps[next]) {
      points = step.points;
      next++;
    }
    return index === times.length - 1 ? now : points;
  });
}

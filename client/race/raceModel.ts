import { readCell } from "../../shared/contest/cells.ts";
import { shownStandings } from "../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../shared/contest/standings.ts";
import { remainingMs } from "../../shared/contest/timing.ts";
import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";
import type { TeamId } from "../../shared/ids.ts";
import { gainOf, isOneStory, overtakersBetween } from "../store/overtaking.ts";
import { alongOf, dearestOf, type Scale, scaleOf } from "../store/raceScale.ts";
import { motionTimes } from "../theme/motionTimes.ts";

/** A boat of the race, as its team stands. */
export interface Racer {
  readonly teamId: TeamId;
  readonly name: string;
  readonly place: number;
  /** What the team stands by. */
  readonly points: number;
  readonly boat: number;
}

/**
 * RCE1 The race: what the public views of before and after come to, and nothing else. So a freeze freezes it, and who has just
 * opened the page sees no wake.
 */
export interface Race {
  readonly view: PublicView;
  /** In the order of the standings. */
  readonly racers: readonly Racer[];
  readonly scale: Scale;
  readonly courses: ReadonlyMap<TeamId, Course>;
}

/** How far a boat has come on its water, and how far down it lies: shares of 1. */
interface Spot {
  readonly along: number;
  readonly down: number;
}

interface Course {
  readonly from: Spot;
  readonly to: Spot;
  readonly setAt: number;
  /** Of the last minute, as it was when anything last happened. */
  readonly gains: readonly { readonly at: number; readonly points: number }[];
  readonly acts: readonly Act[];
}

/** `gust` for a right answer, `bump` for a failed card, `pass` for a place won by points. */
interface Act {
  readonly kind: "gust" | "bump" | "pass";
  readonly at: number;
}

/** A boat at one moment. */
export interface BoatMoment extends Spot {
  readonly racer: Racer;
  /** Where the wake begins: where the boat was before it gained what it gained lately. */
  readonly wakeFrom: number;
  /** How strongly these show, from 1 to 0. */
  readonly gust: number;
  readonly bump: number;
  /** What has just happened to it, the newest last. */
  readonly acts: readonly Act["kind"][];
  /** It gained lately, and not much less than whoever gained most. */
  readonly isGaining: boolean;
}

export const { sail: sailMs, gust: gustMs, bump: bumpMs } = motionTimes;
const noteMs = 4_500;
const recentMs = 60_000;

/** The race as it is found: nothing is known of before. */
export function openRace(view: PublicView): Race {
  const racers = racersOf(view);
  const scale = scaleOf(
    racers.map(({ points }) => points),
    dearestOf(view),
  );
  const courses = new Map(
    racers.map((racer, index) => {
      const to = spotOf(racer, index, racers.length, scale);
      return [racer.teamId, { from: to, to, setAt: Number.NEGATIVE_INFINITY, gains: [], acts: [] }];
    }),
  );
  return { view, racers, scale, courses };
}

/** The race after another view of it came at `now`. */
export function followRace(race: Race, after: PublicView, now: number): Race {
  const { view: before } = race;
  if (before.roomCode !== after.roomCode) return openRace(after);
  if (isSameRace(before, after)) return { ...race, view: after };
  const next = openRace(after);
  const isTold = isOneStory(before, after);
  const overtakers = new Set(overtakersBetween(before, after));
  const moments = new Map(boatsAt(race, now).map((moment) => [moment.racer.teamId, moment]));
  const courses = new Map<TeamId, Course>();
  for (const [teamId, { to }] of next.courses) {
    const course = race.courses.get(teamId);
    const team = after.teams[teamId];
    if (!team) continue;
    const moment = moments.get(teamId);
    // Who joins sails in from the side.
    const from = moment ? { along: moment.along, down: moment.down } : { along: 0, down: to.down };
    const earlier = before.teams[teamId];
    const gain = isTold ? gainOf(earlier, team, after.rules) : 0;
    const acts = isTold && earlier && !earlier.outOfSight ? actsBetween(earlier, team, now) : [];
    const isSameWay = course !== undefined && course.to.along === to.along && course.to.down === to.down;
    courses.set(teamId, {
      ...(isSameWay ? course : { from, to, setAt: now }),
      gains: [...(course?.gains ?? []), ...(gain > 0 ? [{ at: now, points: gain }] : [])].filter(
        ({ at }) => now - at < recentMs,
      ),
      acts: [
        ...(course?.acts ?? []),
        ...acts,
        ...(overtakers.has(teamId) ? [{ kind: "pass" as const, at: now }] : []),
      ].filter(({ at }) => now - at < noteMs),
    });
  }
  return { ...next, courses };
}

/**
 * Every boat at a moment, in the order of the standings; at `Infinity` as it stands when all has come to rest. What has just
 * happened to it is told by `notesAt`, so that it is told where nothing moves, too. RCE7
 */
export function boatsAt(race: Race, now: number, notesAt = now): readonly BoatMoment[] {
  const mostGained = race.racers.reduce(
    (most, { teamId }) => Math.max(most, pointsOf(race.courses.get(teamId))),
    0,
  );
  return race.racers.flatMap((racer) => {
    const course = race.courses.get(racer.teamId);
    if (!course) return [];
    const share = easeOut((now - course.setAt) / sailMs);
    const along = between(course.from.along, course.to.along, share);
    const down = between(course.from.down, course.to.down, share);
    const gained = pointsOf(course);
    return {
      racer,
      along,
      down,
      wakeFrom: clamp(along - gained * race.scale.perPoint),
      gust: fading(course, "gust", now, gustMs),
      bump: fading(course, "bump", now, bumpMs),
      acts: course.acts.filter(({ at }) => notesAt - at < noteMs).map(({ kind }) => kind),
      isGaining: gained * 2 > mostGained,
    };
  });
}

/** Whether the picture stands: it does from five seconds after the last act at the latest. */
export function isStill(race: Race, now: number): boolean {
  return [...race.courses.values()].every(
    ({ setAt, acts }) => now - setAt >= sailMs && acts.every(({ at }) => now - at >= noteMs),
  );
}

/** When the next thing that is told of a boat has been told for long enough; null where nothing is. */
export function nextNoteEnd(race: Race, now: number): number | null {
  const ends = [...race.courses.values()].flatMap(({ acts }) => acts.map(({ at }) => at + noteMs));
  const next = Math.min(...ends.filter((end) => end > now));
  return Number.isFinite(next) ? next : null;
}

const finishSteps = 100;

/**
 * How far away the finish is, from 1 at the start to 0 at the bell; in steps, so that the picture stands between them. Without
 * a deadline it stays where it is at a start.
 */
export function finishAhead(view: PublicView, serverNow: number): number {
  const left = remainingMs(view, serverNow);
  const { startedAt, endsAt, durationMs } = view.clock;
  if (left === null) return view.phase === "finished" ? 0 : 1;
  const wholeMs = startedAt !== null && endsAt !== null ? endsAt - startedAt : durationMs;
  return clamp(Math.ceil((left / Math.max(1, wholeMs)) * finishSteps) / finishSteps);
}

function isSameRace(before: PublicView, after: PublicView): boolean {
  const { teams, rules, board, freeze, shownPlaces } = after;
  return (
    before.teams === teams &&
    before.rules === rules &&
    before.board === board &&
    before.freeze === freeze &&
    before.shownPlaces === shownPlaces
  );
}

function racersOf(view: PublicView): readonly Racer[] {
  return shownStandings(view).map(({ place, team }) => ({
    teamId: team.id,
    name: team.name,
    place,
    points: rankingPoints(team, view.rules),
    boat: team.boat,
  }));
}

function spotOf({ points }: Racer, index: number, count: number, scale: Scale): Spot {
  return { along: alongOf(scale, points), down: (index + 0.5) / count };
}

function actsBetween(earlier: PublicTeam, team: PublicTeam, at: number): readonly Act[] {
  const acts: Act[] = [];
  team.cells.forEach((cell, index) => {
    if (cell === earlier.cells[index]) return;
    const { status } = readCell(cell);
    if (status === "solved") acts.push({ kind: "gust", at });
    if (status === "failed") acts.push({ kind: "bump", at });
  });
  return acts;
}

function pointsOf(course: Course | undefined): number {
  return course?.gains.reduce((sum, { points }) => sum + points, 0) ?? 0;
}

function fading(course: Course, kind: Act["kind"], now: number, lastsMs: number): number {
  const newest = course.acts.reduce((at, act) => (act.kind === kind ? Math.max(at, act.at) : at), -Infinity);
  return clamp(1 - (now - newest) / lastsMs);
}

function easeOut(share: number): number {
  return 1 - (1 - clamp(share)) ** 3;
}

function between(from: number, to: number, share: number): number {
  return share >= 1 ? to : from + (to - from) * share;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

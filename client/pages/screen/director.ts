import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { remainingMs } from "../../../shared/contest/timing.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { TeamId } from "../../../shared/ids.ts";
import { isOneStory, overtakersBetween, placesOf } from "../../store/overtaking.ts";
import { lateMs } from "../parts/ContestClock.tsx";
import { celebrationsBetween } from "./celebrations.ts";
import { happeningsBetween } from "./happenings.ts";

/** What the big screen gives its room to; the first three teams are in sight in each. */
export type Layout = "board" | "race" | "standings";

/** What the screen shows, and why. */
export interface Direction {
  readonly layout: Layout;
  readonly cue: CueKind | "home";
  readonly since: number;
  /** From then on it goes home, if nothing else calls. */
  readonly until: number;
  /** What called while it was too early to turn. */
  readonly waiting: Cue | null;
  /** When answers were judged lately. */
  readonly answers: readonly number[];
  /** Places as the standings last filled the screen: arrows say what changed since. */
  readonly places: ReadonlyMap<TeamId, number>;
  /** How many quarters of the time had passed. */
  readonly quarters: number;
  /** When the board was last in sight. */
  readonly boardSeenAt: number;
}

interface Cue {
  readonly kind: CueKind;
  readonly at: number;
}
type CueKind = keyof typeof cues;

/**
 * What calls for which view, for how long, and how long it waits until it is old news; of two at once the weightier one
 * counts, of equals the first of these.
 */
const cues = {
  last_minutes: { layout: "race", weight: 4, holdsMs: Number.POSITIVE_INFINITY, waitsMs: 60_000 },
  overtaking: { layout: "race", weight: 3, holdsMs: 15_000, waitsMs: 12_000 },
  board_unseen: { layout: "board", weight: 3, holdsMs: 15_000, waitsMs: 12_000 },
  quarter: { layout: "standings", weight: 2, holdsMs: 15_000, waitsMs: 60_000 },
  upheaval: { layout: "standings", weight: 1, holdsMs: 12_000, waitsMs: 30_000 },
  rush: { layout: "race", weight: 1, holdsMs: 20_000, waitsMs: 12_000 },
  first_solve: { layout: "board", weight: 1, holdsMs: 12_000, waitsMs: 12_000 },
} as const satisfies Record<
  string,
  { readonly layout: Layout; readonly weight: number; readonly holdsMs: number; readonly waitsMs: number }
>;

/** No view goes sooner, whatever happens. */
export const leastMs = 8_000;
const recentMs = 20_000;
/** However lively a contest is, so long at most it does without the sight of what can still be bought. */
export const longestWithoutBoardMs = 75_000;
/** So long without an answer, and the board shows what there is to be bought. */
const calmMs = 45_000;
const leaders = 3;

/** A screen that was just opened shows the board: what there is to be won. */
export function openDirection(view: PublicView, now: number): Direction {
  return {
    layout: "board",
    cue: "home",
    since: now,
    until: now,
    waiting: null,
    answers: [],
    places: placesOf(view),
    quarters: quartersOf(view, now),
    boardSeenAt: now,
  };
}

/** RCE4 What the screen shows after the contest went from one view to the next, and after every look at the clock (both the same). */
export function direct(direction: Direction, before: PublicView, after: PublicView, now: number): Direction {
  if (before.roomCode !== after.roomCode || before.phase === "lobby") return openDirection(after, now);
  const noted = dropUntrue(note(direction, before, after, now), after, now);
  // What stands still is shown as it stands.
  if (after.phase !== "running") return noted;
  const cue = weightiest([...cuesOf(direction, noted, before, after, now), noted.waiting], now);
  if (cue && cue.kind === noted.cue)
    return { ...noted, until: Math.max(noted.until, now + cues[cue.kind].holdsMs), waiting: null };
  const isHeld = now - noted.since < leastMs;
  const outweighs = cue && (now >= noted.until || weightOf(cue.kind) >= weightOf(noted.cue));
  if (isHeld || (cue && !outweighs)) return { ...noted, waiting: cue };
  if (cue) return turn({ ...noted, waiting: null }, cues[cue.kind].layout, cue.kind, after, now);
  if (now < noted.until) return noted;
  const home = homeOf(noted, after, now);
  if (home !== noted.layout) return turn(noted, home, "home", after, now);
  return noted.cue === "home" ? noted : { ...noted, cue: "home" };
}

/** A deadline that was moved takes the last minutes back: TIM5 they call no more, and hold nothing. */
function dropUntrue(direction: Direction, view: PublicView, now: number): Direction {
  if (isInLastMinutes(view, now)) return direction;
  const waiting = direction.waiting?.kind === "last_minutes" ? null : direction.waiting;
  return direction.cue === "last_minutes"
    ? { ...direction, waiting, cue: "home", until: now }
    : { ...direction, waiting };
}

function turn(
  direction: Direction,
  layout: Layout,
  cue: Direction["cue"],
  view: PublicView,
  now: number,
): Direction {
  const until = cue === "home" ? now : now + cues[cue].holdsMs;
  // The same view for another reason is no turn.
  const since = layout === direction.layout ? direction.since : now;
  const places =
    direction.layout === "standings" && layout !== "standings" ? placesOf(view) : direction.places;
  return { ...direction, layout, cue, since, until, places };
}

/** Where the screen rests: at the race once somebody has earned something, at the board while nothing is answered. */
function homeOf({ answers }: Direction, view: PublicView, now: number): Layout {
  const isUnderWay = Object.values(view.teams).some((team) => team.lastRewardAt !== null);
  const last = answers.at(-1);
  return isUnderWay && last !== undefined && now - last < calmMs ? "race" : "board";
}

function note(direction: Direction, before: PublicView, after: PublicView, now: number): Direction {
  const judged = isOneStory(before, after)
    ? happeningsBetween(before, after).filter(({ kind }) => kind === "solved" || kind === "failed").length
    : 0;
  const known = direction.answers.filter((at) => now - at < calmMs);
  const isSame = judged === 0 && known.length === direction.answers.length;
  const answers = isSame ? direction.answers : [...known, ...new Array<number>(judged).fill(now)];
  const boardSeenAt = direction.layout === "board" ? now : direction.boardSeenAt;
  return { ...direction, answers, quarters: quartersOf(after, now), boardSeenAt };
}

function cuesOf(
  earlier: Direction,
  { answers, quarters, places, boardSeenAt }: Direction,
  before: PublicView,
  after: PublicView,
  now: number,
): readonly Cue[] {
  const found: CueKind[] = [];
  if (isInLastMinutes(after, now)) found.push("last_minutes");
  if (overtakersBetween(before, after).some((teamId) => isLeading(after, teamId))) found.push("overtaking");
  if (quarters > earlier.quarters) found.push("quarter");
  const hasAnswered = answers.at(-1) === now;
  if (hasAnswered && risenSince(places, after) >= manyOf(after)) found.push("upheaval");
  if (hasAnswered && answers.filter((at) => now - at < recentMs).length >= manyOf(after)) found.push("rush");
  if (celebrationsBetween(before, after).some(({ kind }) => kind === "first_solve"))
    found.push("first_solve");
  if (now - boardSeenAt >= longestWithoutBoardMs) found.push("board_unseen");
  return found.map((kind) => ({ kind, at: now }));
}

function weightiest(found: readonly (Cue | null)[], now: number): Cue | null {
  return found.reduce((best, cue) => {
    if (!cue || now - cue.at > cues[cue.kind].waitsMs) return best;
    return best && weightOf(best.kind) >= weightOf(cue.kind) ? best : cue;
  }, null);
}

function weightOf(cue: Direction["cue"]): number {
  return cue === "home" ? -1 : cues[cue].weight;
}

function isLeading(view: PublicView, teamId: TeamId): boolean {
  return shownStandings(view)
    .slice(0, leaders)
    .some(({ team }) => team.id === teamId);
}

/** So many answers within {@link recentMs} are a rush, and so many that rose more than the ticker can tell: of thirty a third. */
function manyOf({ teams }: PublicView): number {
  return Math.max(4, Math.round(Object.keys(teams).length / 3));
}

/** How many teams stand higher than they did. */
function risenSince(places: ReadonlyMap<TeamId, number>, view: PublicView): number {
  return shownStandings(view).filter(({ place, team }) => (places.get(team.id) ?? place) > place).length;
}

/** The race has the end of a contest: two minutes, and of one of a few minutes the last quarter, so that its board is seen. */
function isInLastMinutes(view: PublicView, now: number): boolean {
  const left = remainingMs(view, now);
  const { startedAt, endsAt, durationMs } = view.clock;
  if (left === null || startedAt === null || endsAt === null) return false;
  return left <= Math.min(lateMs, Math.max(durationMs, endsAt - startedAt) / 4);
}

/** A contest of a few minutes has its last minutes, and no quarters. */
const leastForQuartersMs = 4 * lateMs;

function quartersOf(view: PublicView, now: number): number {
  const { startedAt, endsAt } = view.clock;
  const left = remainingMs(view, now);
  if (left === null || startedAt === null || endsAt === null) return 0;
  const wholeMs = endsAt - startedAt;
  if (wholeMs < leastForQuartersMs) return 0;
  return Math.floor((4 * (wholeMs - left)) / wholeMs);
}

import { rankingPoints, standingsOf } from "../../../shared/contest/standings.ts";
import type {
  ClockView,
  ModeratorTeam,
  ModeratorView,
  PublicTeam,
  PurchaseView,
} from "../../../shared/contest/view.ts";
import type { LiveView } from "../../../shared/wireState.ts";
import { attemptsLeft } from "../purchases.ts";

/** A team as the console's table shows it. The same object as before while nothing of it changed. CON2 */
export interface TeamRow {
  readonly teamId: string;
  readonly name: string;
  readonly boat: number;
  readonly place: number;
  readonly balancePoints: number;
  readonly inPlayPoints: number;
  readonly pin: string | null;
  readonly seatsOnline: number;
  readonly seatsTaken: number;
  readonly solvedCount: number;
  /** How long it plays on after the others. */
  readonly extraMs: number;
  /** Somebody should look at its name. NAM1 */
  readonly marked: boolean;
  readonly nameHidden: boolean;
  readonly blocked: boolean;
  readonly active: readonly ActiveCard[];
  /** When it last bought or answered, or came in. */
  readonly lastActAt: number | null;
  /** When it was last seen here, as far as this page knows; null while somebody is there, and when nobody knows. */
  readonly lastSeenAt: number | null;
}

export interface ActiveCard {
  readonly cardId: number;
  readonly attemptsLeft: number;
}

/** Makes the rows anew from the two views, in the order of the standings. Remembers the last ones. */
export type MakeRows = (
  live: LiveView,
  moderator: ModeratorView,
  lastSeen: ReadonlyMap<string, number>,
  isMarked: (name: string) => boolean,
) => readonly TeamRow[];

export function createTeamRows(): MakeRows {
  let known = new Map<string, TeamRow>();
  return (live, moderator, lastSeen, isMarked) => {
    const rows: TeamRow[] = [];
    for (const { place, team } of standingsOf(trueTeams(live, moderator), live.view.rules)) {
      // A team that only one of the two views knows yet waits for the other.
      const secrets = moderator.teams[team.id];
      if (!secrets || secrets.removed) continue;
      const work = workOf(secrets);
      const seatsOnline = live.online[team.id] ?? 0;
      const row: TeamRow = {
        teamId: team.id,
        name: secrets.name,
        boat: team.boat,
        place,
        balancePoints: team.balancePoints,
        inPlayPoints: team.inPlayPoints,
        pin: secrets.pin,
        seatsOnline,
        seatsTaken: secrets.seats.length,
        ...work,
        marked: isMarked(secrets.name),
        nameHidden: secrets.nameHidden,
        blocked: secrets.blocked,
        extraMs: secrets.extraTime?.leftMs ?? 0,
        lastSeenAt: seatsOnline > 0 ? null : latest(lastSeen.get(team.id), work.lastActAt),
      };
      const before = known.get(team.id);
      rows.push(before && isSameRow(before, row) ? before : row);
    }
    known = new Map(rows.map((row) => [row.teamId, row]));
    return rows;
  };
}

/** With their true points, whatever everybody is shown. FRZ5 */
function trueTeams(live: LiveView, moderator: ModeratorView): readonly PublicTeam[] {
  return Object.values(live.view.teams).map((team) => {
    const { balancePoints, inPlayPoints, lastRewardAt, cells } = moderator.teams[team.id] ?? team;
    return {
      id: team.id,
      name: team.name,
      boat: team.boat,
      balancePoints,
      inPlayPoints,
      lastRewardAt,
      cells,
    };
  });
}

type Work = Pick<TeamRow, "solvedCount" | "active" | "lastActAt">;
const works = new WeakMap<ModeratorTeam, Work>();

/** What a team does; the views' parts are never changed, so it is remembered by the team. */
function workOf(team: ModeratorTeam): Work {
  const known = works.get(team);
  if (known) return known;
  let lastActAt: number | null = team.otherEntries[0]?.at ?? null;
  for (const purchase of team.purchases) lastActAt = latest(lastActAt, lastTouchOf(purchase));
  const work: Work = {
    solvedCount: team.purchases.filter(({ status }) => status === "solved").length,
    active: team.purchases
      .filter(({ status }) => status === "active")
      .map((purchase) => ({ cardId: purchase.cardId, attemptsLeft: attemptsLeft(purchase) })),
    lastActAt,
  };
  works.set(team, work);
  return work;
}

/** When its team last did something with it. */
export function lastTouchOf(purchase: PurchaseView): number {
  return purchase.submissions.at(-1)?.at ?? purchase.boughtAt;
}

function latest(a: number | null | undefined, b: number | null): number | null {
  if (a === null || a === undefined) return b;
  return b === null ? a : Math.max(a, b);
}

function isSameRow(a: TeamRow, b: TeamRow): boolean {
  return (Object.keys(a) as (keyof TeamRow)[]).every((field) => a[field] === b[field]);
}

/** How long a team has done nothing while it could; null before the start and after the end. */
export function idleMs(row: Pick<TeamRow, "lastActAt">, clock: ClockView, now: number): number | null {
  if (clock.startedAt === null || clock.finishedAt !== null) return null;
  return Math.max(0, (clock.pausedAt ?? now) - Math.max(row.lastActAt ?? 0, clock.startedAt));
}

export const sortColumns = [
  "place",
  "team",
  "seats",
  "worth",
  "balance",
  "inPlay",
  "active",
  "idle",
  "solved",
] as const;
export type SortColumn = (typeof sortColumns)[number];
export interface Sorting {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** What a column is sorted by first: places and names upward, figures from the greatest. */
export function firstSorting(column: SortColumn): Sorting {
  return { column, descending: column !== "place" && column !== "team" && column !== "seats" };
}

/** Teams as they come; of whom nobody is there; at work and long silent; too poor for the cheapest card; by a marked name. */
export const teamFilters = ["all", "offline", "stuck", "poor", "marked"] as const;
export type TeamFilter = (typeof teamFilters)[number];

/** From here on a team with a card in work is called stuck. */
export const stuckMs = 5 * 60_000;

export interface Selection {
  readonly search: string;
  readonly filter: TeamFilter;
  readonly sorting: Sorting;
}

export interface Circumstances {
  readonly clock: ClockView;
  readonly now: number;
  readonly cheapestPoints: number;
}

/** The rows that are asked for, in the order that is asked for. `compare`: names as a reader sorts them. CON2 CON12 */
export function chosenRows(
  rows: readonly TeamRow[],
  { search, filter, sorting }: Selection,
  around: Circumstances,
  compare: (one: string, other: string) => number,
): readonly TeamRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  const chosen = rows.filter(
    (row) => isOf(filter, row, around) && row.name.toLocaleLowerCase().includes(wanted),
  );
  const sign = sorting.descending ? -1 : 1;
  const value = sortValues[sorting.column];
  // Rows come by place, and sorting is stable.
  return chosen.sort((a, b) => {
    const [left, right] = [value(a, around), value(b, around)];
    if (typeof left === "string") return sign * compare(left, String(right));
    return sign * (left - Number(right));
  });
}

export function isOf(filter: TeamFilter, row: TeamRow, around: Circumstances): boolean {
  switch (filter) {
    case "all":
      return true;
    case "offline":
      return row.seatsOnline === 0;
    case "stuck":
      return row.active.length > 0 && (idleMs(row, around.clock, around.now) ?? 0) >= stuckMs;
    case "poor":
      return row.balancePoints < around.cheapestPoints;
    case "marked":
      return row.marked;
  }
}

const sortValues: Readonly<Record<SortColumn, (row: TeamRow, around: Circumstances) => number | string>> = {
  place: (row) => row.place,
  team: (row) => row.name,
  seats: (row) => row.seatsOnline,
  worth: (row) => rankingPoints(row, { ranking: "worth" }),
  balance: (row) => row.balancePoints,
  inPlay: (row) => row.inPlayPoints,
  active: (row) => row.active.length,
  idle: (row, { clock, now }) => idleMs(row, clock, now) ?? -1,
  solved: (row) => row.solvedCount,
};

import { boatOf } from "./contest/boats.ts";
import type { AnnouncementView, ScreenView } from "./contest/controlView.ts";
import type { Phase } from "./contest/phases.ts";
import type { RulePack } from "./contest/rules.ts";
import { type Theme, themes } from "./contest/themes.ts";
import type {
  AwardView,
  FreezeView,
  LastRevealView,
  PublicBoard,
  PublicTeam,
  PublicView,
  RevealedView,
  TaskReviewView,
} from "./contest/view.ts";
import { isLanguage } from "./languages.ts";

/**
 * The public state as Colyseus carries it (`server/rooms/schema.ts` declares the same fields). Times are ms since
 * 1970, 0 for none. What seldom changes travels as JSON text.
 */
export interface WireState {
  readonly epoch: number;
  /** How far this shows the contest; for the server alone. Empty where there is but one process. */
  readonly mark: string;
  readonly roomCode: string;
  readonly title: string;
  readonly language: string;
  /** Empty for none. */
  readonly theme: string;
  /** JSON of {@link RulePack}. */
  readonly rules: string;
  /** JSON of {@link PublicBoard}. */
  readonly board: string;
  readonly phase: string;
  readonly entryOpen: boolean;
  readonly entryByApproval: boolean;
  /** False while the journal cannot be written: "not saved, retrying". */
  readonly saving: boolean;
  readonly durationMs: number;
  readonly startsAt: number;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly pausedAt: number;
  readonly finishedAt: number;
  readonly extraTimeTeams: number;
  readonly countdownAt: number;
  /** 0 for none. */
  readonly missingActs: number;
  /** Empty for null. */
  readonly cover: string;
  /** JSON of an {@link AnnouncementView}; empty for none. */
  readonly announcement: string;
  /** JSON of {@link ScreenView}s; empty for none. */
  readonly screens: string;
  readonly frozenAt: number;
  /** JSON of what a {@link FreezeView} has revealed; empty for nothing. */
  readonly revealed: string;
  /** JSON of a {@link LastRevealView}; empty for none. */
  readonly lastReveal: string;
  /** One more than the places that everybody sees; 0 for all. */
  readonly shownPlaces: number;
  /** Empty for null. */
  readonly finality: string;
  /** JSON of the awards that were given out; empty for none. */
  readonly awards: string;
  /** JSON of the task that is gone through; empty for none. */
  readonly review: string;
  readonly teams: ReadonlyMapLike<WireTeam>;
}

export interface WireTeam {
  readonly name: string;
  readonly balance: number;
  readonly inPlay: number;
  /** 0 for nothing earned yet; no moment, see `PublicTeam`. */
  readonly lastRewardAt: number;
  /** Seats connected now. */
  readonly online: number;
  readonly cells: Iterable<number>;
  readonly outOfSight: boolean;
  readonly boat: number;
}

interface ReadonlyMapLike<V> {
  forEach(callback: (value: V, key: string) => void): void;
}

/** What a screen knows: the public view, and what only the live room can tell. */
export interface LiveView {
  readonly epoch: number;
  readonly saving: boolean;
  readonly view: PublicView;
  /** Connected seats by team. */
  readonly online: Readonly<Record<string, number>>;
}

/** Reads the wire form back. `last` lends the large parts that did not change, so that they are parsed once. SEE11 */
export function readWireState(wire: WireState, last: LiveView | null): LiveView {
  const teams: Record<string, PublicTeam> = {};
  const online: Record<string, number> = {};
  wire.teams.forEach((team, id) => {
    online[id] = team.online;
    teams[id] = {
      id,
      name: team.name,
      boat: boatOf({ id, boat: team.boat }), // a server before it says nothing
      balancePoints: team.balance,
      inPlayPoints: team.inPlay,
      lastRewardAt: team.lastRewardAt || null,
      cells: [...team.cells],
      ...(team.outOfSight && { outOfSight: true as const }),
    };
  });
  const view: PublicView = {
    roomCode: wire.roomCode,
    title: wire.title,
    language: isLanguage(wire.language) ? wire.language : "en",
    ...themeOf(wire),
    rules: parsed<RulePack>(wire.rules, last?.view.rules),
    board: parsed<PublicBoard>(wire.board, last?.view.board),
    phase: wire.phase as Phase,
    entryOpen: wire.entryOpen,
    entryByApproval: wire.entryByApproval,
    clock: {
      durationMs: wire.durationMs,
      startsAt: timeOrNull(wire.startsAt),
      startedAt: timeOrNull(wire.startedAt),
      endsAt: timeOrNull(wire.endsAt),
      pausedAt: timeOrNull(wire.pausedAt),
      finishedAt: timeOrNull(wire.finishedAt),
    },
    extraTimeTeams: wire.extraTimeTeams,
    countdownAt: timeOrNull(wire.countdownAt),
    missingActs: wire.missingActs || null, // a server before it says nothing
    cover: wire.cover === "look_up" || wire.cover === "emergency" ? wire.cover : null,
    screens: screensOf(wire, last),
    announcement: wire.announcement
      ? parsed<AnnouncementView>(wire.announcement, last?.view.announcement ?? undefined)
      : null,
    freeze: freezeOf(wire),
    lastReveal: partOf<LastRevealView>(wire.lastReveal),
    shownPlaces: wire.shownPlaces ? wire.shownPlaces - 1 : null, // a server before it says nothing
    finality: wire.finality === "final" || wire.finality === "provisional" ? wire.finality : null,
    awards: partOf<readonly AwardView[]>(wire.awards) ?? [],
    review: partOf<TaskReviewView>(wire.review),
    teams,
  };
  return { epoch: wire.epoch, saving: wire.saving, view, online };
}

const textOf = new WeakMap<object, string>();

/** The same object for the same text. */
function parsed<Part extends object>(text: string, last: Part | undefined): Part {
  if (last && textOf.get(last) === text) return last;
  const part = JSON.parse(text) as Part;
  textOf.set(part, text);
  return part;
}

/** The same list as long as nothing in it changed. */
function screensOf({ screens }: WireState, last: LiveView | null): readonly ScreenView[] {
  if (!screens) return noScreens; // a server before them says nothing
  return parsed<readonly ScreenView[]>(screens, last?.view.screens);
}

const noScreens: readonly ScreenView[] = [];

function themeOf({ theme }: WireState): { readonly theme?: Theme } {
  const known = themes.find((name) => name === theme);
  return known ? { theme: known } : {};
}

function freezeOf({ frozenAt, revealed }: WireState): FreezeView | null {
  if (!frozenAt) return null;
  return { frozenAt, revealed: revealed ? (JSON.parse(revealed) as readonly RevealedView[]) : [] };
}

/** Null for an empty text, and for a field that an older server does not send. */
function partOf<Part>(json: string | undefined): Part | null {
  return json ? (JSON.parse(json) as Part) : null;
}

function timeOrNull(wireTime: number): number | null {
  return wireTime === 0 ? null : wireTime;
}

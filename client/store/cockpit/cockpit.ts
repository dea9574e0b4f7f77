import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import { type Hint, radarHints } from "../../../shared/contest/radar.ts";
import type { NameWordsView, PublicView } from "../../../shared/contest/view.ts";
import type { Storage } from "../browserStorage.ts";
import type { ContestStore } from "../contestStore.ts";
import { type Bought, type CardRow, createCardRows, purchasesByCard } from "./cardRows.ts";
import { createFeed, type FeedChoice, type FeedEntry } from "./feed.ts";
import { createNotes, type Notes } from "./notes.ts";
import { createPreparedAnswers, type PreparedAnswers } from "./preparedAnswers.ts";
import { type Asked, askedBy } from "./questions.ts";
import {
  type Circumstances,
  chosenRows,
  createTeamRows,
  firstSorting,
  type SortColumn,
  type Sorting,
  type TeamFilter,
  type TeamRow,
} from "./teamRows.ts";

/** The panel beside the teams. */
export type Opened =
  | { readonly type: "card"; readonly cardId: number }
  | { readonly type: "team"; readonly teamId: string };

/** What a narrow page shows of the cockpit; a wide one has board and teams always, and one of the others. */
export const panes = [
  "teams",
  "board",
  "feed",
  "hints",
  "questions",
  "worth",
  "acts",
  "closing",
  "notes",
  "entrance",
] as const;
export type Pane = (typeof panes)[number];
/** Those that stand below the board on a wide page. */
export const lowerPanes = [
  "feed",
  "hints",
  "questions",
  "worth",
  "acts",
  "closing",
  "notes",
  "entrance",
] as const satisfies readonly Pane[];

/** What a moderator looks at in a running room; nothing here changes the contest. */
export interface Cockpit {
  /** The server's time, as often as tables need it. */
  readonly now: ReadonlySignal<number>;
  readonly rows: ReadonlySignal<readonly TeamRow[]>;
  readonly around: ReadonlySignal<Circumstances | null>;
  readonly search: Signal<string>;
  readonly filter: Signal<TeamFilter>;
  readonly sorting: Signal<Sorting>;
  /** The rows that are searched and filtered for, in their order. */
  readonly shown: ReadonlySignal<readonly TeamRow[]>;
  readonly selected: ReadonlySignal<ReadonlySet<string>>;
  readonly bought: ReadonlySignal<ReadonlyMap<number, readonly Bought[]>>;
  readonly cards: ReadonlySignal<readonly CardRow[]>;
  readonly hints: ReadonlySignal<readonly Hint[]>;
  readonly feed: ReadonlySignal<readonly FeedEntry[]>;
  readonly feedChoice: Signal<FeedChoice>;
  readonly notes: Notes;
  readonly prepared: PreparedAnswers;
  /** All that teams asked, what waits for an answer first. */
  readonly asked: ReadonlySignal<readonly Asked[]>;
  readonly opened: Signal<Opened | null>;
  /** Null until somebody chooses. */
  readonly pane: Signal<Pane | null>;
  /** Whether somebody should look at this name. NAM1 */
  readonly isMarked: ReadonlySignal<(name: string) => boolean>;
  sortBy(column: SortColumn): void;
  /** Selects a team or takes it back; with `range` all from the last one touched to it, as they are shown. */
  toggle(teamId: string, range: boolean): void;
  /** All that are shown, or none. */
  selectShown(on: boolean): void;
  /** Another page of this browser may have written notes and prepared answers. CON6 */
  readStored(): void;
  /** Follows the contest until stopped. */
  start(): () => void;
}

const tickMs = 5_000;

/** `compare`: names as the page's language sorts them. CON12 */
export function createCockpit(
  store: ContestStore,
  storage: Storage,
  roomCode: string,
  compare: ReadonlySignal<(one: string, other: string) => number>,
): Cockpit {
  const now = signal(store.serverNow());
  const makeRows = createTeamRows();
  const makeCards = createCardRows();
  const feed = createFeed();
  const lastSeen = signal<ReadonlyMap<string, number>>(new Map());
  const search = signal("");
  const filter = signal<TeamFilter>("all");
  const sorting = signal(firstSorting("place"));
  const isMarked = signal<(name: string) => boolean>(() => false);
  const picked = signal<ReadonlySet<string>>(new Set());
  const moderator = computed(() => {
    const view = store.privateView.value;
    return view?.kind === "moderator" ? view : null;
  });
  let touched: string | null = null;

  const rows = computed(() => {
    const live = store.live.value;
    return live && moderator.value ? makeRows(live, moderator.value, lastSeen.value, isMarked.value) : [];
  });
  const around = computed<Circumstances | null>(() => {
    const contest = store.live.value?.view;
    return contest ? { clock: contest.clock, now: now.value, cheapestPoints: cheapestOf(contest) } : null;
  });
  const shown = computed(() => {
    if (!around.value) return [];
    const choice = { search: search.value, filter: filter.value, sorting: sorting.value };
    return chosenRows(rows.value, choice, around.value, compare.value);
  });
  const bought = computed(() => purchasesByCard(moderator.value?.teams ?? {}));
  const board = computed(() => store.live.value?.view.board ?? null);
  const nameWords = computed(() => moderator.value?.nameWords ?? null);
  const stillAt = computed(() => store.live.value?.view.clock.pausedAt ?? null);
  const notes = createNotes(storage, roomCode);
  const prepared = createPreparedAnswers(storage);

  return {
    now,
    rows,
    around,
    search,
    filter,
    sorting,
    shown,
    selected: computed(() => {
      const here = new Set(rows.value.map(({ teamId }) => teamId));
      return new Set([...picked.value].filter((teamId) => here.has(teamId)));
    }),
    bought,
    cards: computed(() =>
      board.value ? makeCards(board.value, bought.value, stillAt.value ?? now.value) : [],
    ),
    hints: computed(() => radarHints(bought.value)),
    feed: feed.entries,
    feedChoice: signal<FeedChoice>({ kind: null, teamId: null, cardId: null }),
    notes,
    prepared,
    asked: computed(() => askedBy(Object.values(moderator.value?.teams ?? {}))),
    opened: signal<Opened | null>(null),
    pane: signal<Pane | null>(null),
    isMarked,
    sortBy(column) {
      const last = sorting.peek();
      sorting.value =
        last.column === column ? { column, descending: !last.descending } : firstSorting(column);
    },
    toggle(teamId, range) {
      const order = shown.peek().map((row) => row.teamId);
      const ends = [order.indexOf(touched ?? teamId), order.indexOf(teamId)].sort((a, b) => a - b);
      const [from = -1, to = -1] = ends;
      const next = new Set(picked.peek());
      const isOn = !next.has(teamId);
      for (const id of range && from >= 0 ? order.slice(from, to + 1) : [teamId]) {
        if (isOn) next.add(id);
        else next.delete(id);
      }
      touched = teamId;
      picked.value = next;
    },
    selectShown(on) {
      picked.value = on ? new Set(shown.peek().map(({ teamId }) => teamId)) : new Set();
    },
    readStored() {
      notes.refresh();
      prepared.refresh();
    },
    start() {
      const timer = setInterval(() => {
        now.value = store.serverNow();
      }, tickMs);
      const stopFeed = effect(() => {
        const contest = store.live.value?.view;
        const view = moderator.value;
        if (contest && view) untracked(() => feed.take(contest, view, store.serverNow()));
      });
      const stopWatch = watchPresence(store, lastSeen);
      const stopMarks = effect(() => {
        const words = nameWords.value;
        if (words) void markBy(words, isMarked);
      });
      return () => {
        clearInterval(timer);
        stopFeed();
        stopWatch();
        stopMarks();
      };
    },
  };
}

/** The lists of words come with a part of the page of their own; without it nothing is marked. */
async function markBy(words: NameWordsView, isMarked: Signal<(name: string) => boolean>): Promise<void> {
  const known = new Map<string, boolean>();
  try {
    const { createNameJudge } = await import("./suspiciousNames.ts");
    const judge = createNameJudge(words);
    isMarked.value = (name) => {
      const verdict = known.get(name) ?? judge(name);
      known.set(name, verdict);
      return verdict;
    };
  } catch {
    isMarked.value = () => false;
  }
}

/** Notes when the last device of a team goes. Before this page was open nobody watched. */
function watchPresence(store: ContestStore, lastSeen: Signal<ReadonlyMap<string, number>>): () => void {
  let before: Readonly<Record<string, number>> = {};
  return effect(() => {
    const online = store.live.value?.online ?? {};
    const gone = Object.keys(before).filter((teamId) => (before[teamId] ?? 0) > 0 && !online[teamId]);
    before = online;
    if (gone.length === 0) return;
    const at = store.serverNow();
    lastSeen.value = new Map([...lastSeen.peek(), ...gone.map((teamId) => [teamId, at] as const)]);
  });
}

function cheapestOf({ board }: PublicView): number {
  return Math.min(...board.cards.map(({ pricePoints }) => pricePoints));
}

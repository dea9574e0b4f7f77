import type { CardId, PurchaseId, SeatId, TeamId } from "../ids.ts";
import type { Card } from "./board.ts";
import { type Cell, cellsOf } from "./cells.ts";
import { readerOf } from "./checkers/checker.ts";
import type { CheckerKind, Reader } from "./checkers/readers.ts";
import type { Phase } from "./phases.ts";
import type { RulePack } from "./rules.ts";
import { rewardsFor } from "./scoring.ts";
import { sparseRecord } from "./sparseRecord.ts";
import { inPlayPoints } from "./standings.ts";
import type { Clock, ContestState, LedgerEntry, Purchase, RoomLimits, Team } from "./state.ts";
import type { Theme } from "./themes.ts";

/** Who looks. Everything that leaves the server about a contest passes through {@link viewFor}. */
export type Audience =
  | { readonly kind: "public" }
  | { readonly kind: "team"; readonly teamId: TeamId }
  | { readonly kind: "moderator" };

/** What everybody may know, the projector and every team included. */
export interface PublicView {
  readonly roomCode: string;
  readonly title: string;
  readonly language: "en" | "ru";
  readonly theme?: Theme;
  readonly rules: RulePack;
  readonly board: PublicBoard;
  readonly phase: Phase;
  readonly entryOpen: boolean;
  readonly clock: Clock;
  /** Removed teams are not here. */
  readonly teams: Readonly<Record<TeamId, PublicTeam>>;
}

export interface PublicBoard {
  readonly rows: number;
  readonly columns: number;
  readonly cards: readonly PublicCard[];
}

/** `rewardsPoints[k]` is paid when attempt k+1 is right; its length is the number of attempts. */
export interface PublicCard {
  readonly id: CardId;
  readonly row: number;
  readonly column: number;
  readonly category: string;
  readonly pricePoints: number;
  readonly kind: CheckerKind;
  readonly rewardsPoints: readonly number[];
}

export interface PublicTeam {
  readonly id: TeamId;
  readonly name: string;
  readonly balancePoints: number;
  /** What was paid for cards that are still active. */
  readonly inPlayPoints: number;
  /** When the balance last grew by a reward; breaks ties where the rules say so. */
  readonly lastRewardAt: number | null;
  /** One per card, in card order; see `cells.ts`. */
  readonly cells: readonly Cell[];
}

/** What one team knows beside the public. */
export interface TeamView {
  readonly kind: "team";
  readonly teamId: TeamId;
  readonly name: string;
  readonly pin: string;
  readonly removed: boolean;
  readonly seats: readonly SeatId[];
  readonly ledger: readonly LedgerEntry[];
  readonly purchases: Readonly<Record<PurchaseId, Purchase>>;
  /** The tasks of the bought cards. */
  readonly tasks: Readonly<Record<CardId, TaskView>>;
}

/** A task as its buyer sees it: never the key. */
export interface TaskView {
  readonly statement: string;
  readonly reader: Reader;
}

/** What a moderator knows beside the public: every team's answers, PIN and seats. Statements are asked for. */
export interface ModeratorView {
  readonly kind: "moderator";
  readonly limits: RoomLimits;
  readonly teams: Readonly<Record<TeamId, ModeratorTeam>>;
}

export interface ModeratorTeam {
  readonly teamId: TeamId;
  readonly name: string;
  readonly pin: string;
  readonly removed: boolean;
  readonly seats: readonly SeatId[];
  readonly purchases: readonly Purchase[];
}

export type PrivateView = TeamView | ModeratorView;

interface ViewOf {
  readonly public: PublicView;
  readonly team: TeamView;
  readonly moderator: ModeratorView;
}

/**
 * The one gate for secrets: what this audience may see of the contest, and nothing more.
 * Parts that did not change between two states are the same objects. Throws for a team that does not exist.
 */
export function viewFor<A extends Audience>(state: ContestState, audience: A): ViewOf[A["kind"]];
export function viewFor(state: ContestState, audience: Audience): ViewOf[keyof ViewOf] {
  switch (audience.kind) {
    case "public":
      return publicView(state);
    case "team":
      return teamView(state, audience.teamId);
    case "moderator":
      return moderatorView(state);
  }
}

/** A card's task without its key, for those who may read it. */
export function taskView(card: Card): TaskView {
  return remember(taskViews, card, () => ({
    statement: card.task.statement,
    reader: readerOf(card.task.checker),
  }));
}

function publicView(state: ContestState): PublicView {
  const teams: Record<TeamId, PublicTeam> = {};
  for (const team of Object.values(state.teams)) {
    if (!team.removed) teams[team.id] = publicTeam(team, state.board.cards.length);
  }
  const { roomCode, title, language, theme, rules, phase, entryOpen, clock } = state;
  const board = publicBoard(state);
  return { roomCode, title, language, ...(theme && { theme }), rules, board, phase, entryOpen, clock, teams };
}

function publicBoard(state: ContestState): PublicBoard {
  const boards = remember(publicBoards, state.rules, () => new WeakMap<object, PublicBoard>());
  return remember(boards, state.board, () => ({
    rows: state.board.rows,
    columns: state.board.columns,
    cards: state.board.cards.map((card) => ({
      id: card.id,
      row: card.row,
      column: card.column,
      category: card.category,
      pricePoints: card.pricePoints,
      kind: card.task.checker.kind,
      rewardsPoints: rewardsFor(state.rules, card),
    })),
  }));
}

function publicTeam(team: Team, cardCount: number): PublicTeam {
  return remember(publicTeams, team, () => ({
    id: team.id,
    name: team.name,
    balancePoints: team.balancePoints,
    inPlayPoints: inPlayPoints(team),
    lastRewardAt: team.lastRewardAt,
    cells: cellsOf(team, cardCount),
  }));
}

function teamView(state: ContestState, teamId: TeamId): TeamView {
  const team = state.teams[teamId];
  if (!team) throw new Error(`no team ${teamId}`);
  return remember(teamViews, team, () => {
    const purchases = sparseRecord<Purchase>();
    const tasks: Record<CardId, TaskView> = {};
    for (const purchase of team.purchases) {
      purchases[purchase.id] = purchase;
      const card = state.board.cards[purchase.cardId - 1];
      if (card) tasks[card.id] = taskView(card);
    }
    const { id, name, pin, removed, seats, ledger } = team;
    return { kind: "team", teamId: id, name, pin, removed, seats, ledger, purchases, tasks };
  });
}

function moderatorView(state: ContestState): ModeratorView {
  const teams: Record<TeamId, ModeratorTeam> = {};
  for (const team of Object.values(state.teams)) {
    teams[team.id] = remember(moderatorTeams, team, () => {
      const { id, name, pin, removed, seats, purchases } = team;
      return { teamId: id, name, pin, removed, seats, purchases };
    });
  }
  return { kind: "moderator", limits: state.limits, teams };
}

// The state is immutable, so a part's view can be remembered by the part itself.
const taskViews = new WeakMap<object, TaskView>();
/** By rules, then by board: a card's rewards follow from both. */
const publicBoards = new WeakMap<object, WeakMap<object, PublicBoard>>();
const publicTeams = new WeakMap<object, PublicTeam>();
const teamViews = new WeakMap<object, TeamView>();
const moderatorTeams = new WeakMap<object, ModeratorTeam>();

function remember<V>(views: WeakMap<object, V>, part: object, make: () => V): V {
  const known = views.get(part);
  if (known !== undefined) return known;
  const view = make();
  views.set(part, view);
  return view;
}

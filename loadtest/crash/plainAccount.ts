import type { EventType } from "../../shared/contest/events.ts";
import type { JournalRow } from "./journalRows.ts";

// What a contest's journal comes to, counted over the raw rows by code that shares nothing with the rules: neither
// `evolve` nor its types. It is what everything that clients were shown is held against.

export interface PlainTeam {
  readonly id: string;
  /** After every event of this team, oldest first. */
  readonly states: PlainState[];
  readonly ledger: PlainEntry[];
  readonly purchases: Map<number, PlainPurchase>;
}

export interface PlainState {
  readonly epoch: number;
  readonly balancePoints: number;
  readonly inPlayPoints: number;
  readonly cells: readonly number[];
}

export interface PlainEntry {
  readonly deltaPoints: number;
  readonly purchaseId: number | null;
}

export interface PlainPurchase {
  readonly cardId: number;
  readonly paidPoints: number;
  readonly bestReward: number;
  status: "active" | "solved" | "failed" | "expired" | "withdrawn";
  answers: number;
  rewardPoints: number;
  /** A moderator's act says what it is worth. */
  isRestated: boolean;
  /** What was paid came back: it is in play no more. */
  isRefunded: boolean;
}

export interface PlainClock {
  readonly epoch: number;
  readonly phase: string;
  readonly startedAt: number | null;
  readonly endsAt: number | null;
  readonly pausedAt: number | null;
  readonly finishedAt: number | null;
}

export interface PlainAccount {
  readonly teams: ReadonlyMap<string, PlainTeam>;
  /** After every event that moved it, oldest first. */
  readonly clocks: readonly PlainClock[];
  /** What the events themselves do twice, or do to what is not there. */
  readonly faults: readonly string[];
}

/** The account of one contest's rows, in the order of `seq`. */
export function accountOf(rows: readonly JournalRow[]): PlainAccount {
  const account = new Account();
  for (const row of rows) entries[row.type as EventType]?.(account, row); // the journal knows no other
  return account;
}

/** How each kind of row moves the account; null: neither points nor the clock. */
const entries: Readonly<Record<EventType, ((account: Account, row: JournalRow) => void) | null>> = {
  ContestCreated: (account, { data }) => {
    account.cardIds = (data.board as { readonly cards: readonly { readonly id: number }[] }).cards.map(
      ({ id }) => id,
    );
  },
  /** No card comes or goes while it is played. */
  ContestEdited: null,
  ScheduleMissed: null,
  ActsMissed: null,
  ContestReopened: null,
  EntrySet: null,
  SeatTaken: null,
  PinGiven: null,
  SeatReleased: null,
  BoatChosen: null,
  TeamRenamed: null,
  TeamRemoved: null,
  TeamRestored: (account, row) => {
    account.expire(row);
    account.restore(row);
  },
  TeamsMerged: null,
  SeatMoved: null,
  TeamBlocked: null,
  NameHidden: null,
  NameWordsSet: null,
  QuestionAsked: null,
  VerdictAppealed: null,
  QuestionAnswered: null,
  AppealSettled: null,
  StandingsFrozen: (account) => account.freeze(),
  StandingsThawed: (account, row) => account.thaw(row),
  FreezePlanned: null,
  PlacesShown: null,
  ResultRevealed: (account, row) => account.reveal(row),
  ResultsMarkedFinal: null,
  MessageSent: null,
  MessageTakenBack: null,
  BoardsCovered: null,
  BoardsUncovered: null,
  EverythingStopped: null,
  EmergencyEnded: null,
  CountdownStarted: null,
  CountdownCalledOff: null,
  ActPlanned: null,
  PlannedActDone: null,
  PlannedActCancelled: null,
  ScreenSteered: null,
  PrizesSet: null,
  AwardGiven: null,
  AwardTakenBack: null,
  TaskReviewed: null,
  KeysShown: null,
  DetailsSet: null,
  LobbyOpened: (account, row) => account.moveClock(row, { phase: "lobby" }),
  ContestStarted: (account, row) =>
    account.moveClock(row, { phase: "running", startedAt: row.at, endsAt: Number(row.data.endsAt) }),
  ContestPaused: (account, row) => account.moveClock(row, { phase: "paused", pausedAt: row.at }),
  ContestInterrupted: (account, row) =>
    account.moveClock(row, { phase: "paused", pausedAt: Number(row.data.lastAliveAt) }),
  ContestResumed: (account, row) =>
    account.moveClock(row, { phase: "running", pausedAt: null, endsAt: Number(row.data.endsAt) }),
  DeadlineMoved: (account, row) => {
    account.moveClock(row, { endsAt: Number(row.data.endsAt) });
    account.restore(row);
  },
  DeedUndone: null,
  ExtraTimeGiven: (account, row) => account.restore(row),
  TeamsEnded: (account, row) => account.expire(row),
  ContestFinished: (account, row) => account.finish(row),
  TeamJoined: (account, row) => account.join(row),
  CardBought: (account, row) => account.buy(row),
  AnswerJudged: (account, row) => account.answer(row),
  Restated: (account, row) => account.restate(row),
};

interface Expiry {
  readonly teamId: string;
  readonly purchaseId: number;
  readonly refundPoints: number;
}

class Account implements PlainAccount {
  readonly teams = new Map<string, PlainTeam>();
  readonly clocks: PlainClock[] = [
    { epoch: 0, phase: "draft", startedAt: null, endsAt: null, pausedAt: null, finishedAt: null },
  ];
  readonly faults: string[] = [];
  /** In the order of the board. */
  cardIds: readonly number[] = [];
  /** Teams whose states everybody is not shown. */
  #hidden = new Set<string>();
  #isFrozen = false;

  /** Everybody goes on seeing what was seen last. */
  freeze(): void {
    this.#isFrozen = true;
    this.#hidden = new Set(this.teams.keys());
  }

  thaw(row: JournalRow): void {
    this.#isFrozen = false;
    const hidden = [...this.#hidden];
    this.#hidden.clear();
    for (const teamId of hidden) this.#noteTeam(teamId, row);
  }

  reveal(row: JournalRow): void {
    const teamId = String(row.data.teamId);
    this.#hidden.delete(teamId);
    this.#noteTeam(teamId, row);
  }

  #noteTeam(teamId: string, row: JournalRow): void {
    const team = this.teams.get(teamId);
    if (team) this.#note(team, row);
  }

  moveClock({ epoch }: JournalRow, change: Partial<PlainClock>): void {
    const last = this.clocks.at(-1);
    if (last) this.clocks.push({ ...last, ...change, epoch });
  }

  finish(row: JournalRow): void {
    this.moveClock(row, { phase: "finished", pausedAt: null, finishedAt: row.at });
    this.expire(row);
  }

  /** What was not solved when its team's time was up. */
  expire(row: JournalRow): void {
    const expired = row.data.expired as readonly Expiry[];
    for (const { teamId, purchaseId, refundPoints } of expired) {
      const active = this.#activePurchase(row, teamId, purchaseId);
      if (!active) continue;
      active.purchase.status = "expired";
      if (refundPoints !== 0) post(active.team, refundPoints, purchaseId);
      this.#note(active.team, row);
    }
  }

  /** What had expired goes on with its team. */
  restore(row: JournalRow): void {
    for (const { teamId, purchaseId, refundPoints } of (row.data.restored ?? []) as readonly Expiry[]) {
      const team = this.teams.get(teamId);
      const purchase = team?.purchases.get(purchaseId);
      if (!team || purchase?.status !== "expired") {
        this.faults.push(`event ${row.seq} brings back purchase ${purchaseId}, which had not expired`);
        continue;
      }
      purchase.status = "active";
      if (refundPoints !== 0) post(team, 0 - refundPoints, purchaseId);
      this.#note(team, row);
    }
  }

  join(row: JournalRow): void {
    const id = String(row.data.teamId);
    if (this.teams.has(id)) this.faults.push(`team ${id} joined twice, at ${row.seq} again`);
    const team: PlainTeam = { id, states: [], ledger: [], purchases: new Map() };
    this.teams.set(id, team);
    post(team, Number(row.data.startPoints), null);
    this.#note(team, row);
    if (this.#isFrozen) this.#hidden.add(id);
  }

  buy(row: JournalRow): void {
    const { seq, data } = row;
    const purchaseId = Number(data.purchaseId);
    const cardId = Number(data.cardId);
    const paidPoints = Number(data.paidPoints);
    const team = this.teams.get(String(data.teamId));
    if (!team) {
      this.faults.push(`event ${seq} concerns a team that never joined`);
      return;
    }
    if (team.purchases.has(purchaseId))
      this.faults.push(`team ${team.id} made purchase ${purchaseId} twice, at ${seq} again`);
    const again = (purchase: PlainPurchase) => purchase.cardId === cardId && purchase.status !== "withdrawn";
    if ([...team.purchases.values()].some(again))
      this.faults.push(`team ${team.id} bought card ${cardId} twice, at ${seq} again`);
    team.purchases.set(purchaseId, {
      cardId,
      paidPoints,
      bestReward: Math.max(...(data.rewardsPoints as readonly number[])),
      status: "active",
      answers: 0,
      rewardPoints: 0,
      isRestated: false,
      isRefunded: false,
    });
    post(team, 0 - paidPoints, purchaseId);
    this.#note(team, row);
  }

  answer(row: JournalRow): void {
    const { data } = row;
    const purchaseId = Number(data.purchaseId);
    const active = this.#activePurchase(row, String(data.teamId), purchaseId);
    if (!active) return;
    const { team, purchase } = active;
    purchase.answers += 1;
    if (purchase.answers !== data.attempt)
      this.faults.push(`attempt ${data.attempt} at purchase ${purchaseId} is number ${purchase.answers}`);
    purchase.status = data.status as PlainPurchase["status"];
    if (data.verdict === "accepted") {
      purchase.rewardPoints += Number(data.rewardPoints);
      post(team, Number(data.rewardPoints), purchaseId);
    }
    if (!purchase.isRestated && purchase.rewardPoints > purchase.bestReward)
      this.faults.push(`purchase ${purchaseId} was paid ${purchase.rewardPoints}, above its best reward`);
    this.#note(team, row);
  }

  /** What a moderator put right says itself what becomes of each purchase and ledger. */
  restate(row: JournalRow): void {
    const { act, changes, entries: posted } = row.data as unknown as RestatedRow;
    const touched = new Set<PlainTeam>();
    const given = act.type === "give" ? this.teams.get(act.teamId) : undefined;
    if (act.type === "give" && given) {
      touched.add(given);
      given.purchases.set(act.purchaseId, {
        cardId: act.cardId,
        paidPoints: 0,
        bestReward: Math.max(...act.rewardsPoints),
        status: "active",
        answers: 0,
        rewardPoints: 0,
        isRestated: false,
        isRefunded: false,
      });
    }
    for (const { teamId, purchaseId, status, submissions, refunded } of changes) {
      const team = this.teams.get(teamId);
      const purchase = team?.purchases.get(purchaseId);
      if (!team || !purchase) {
        this.faults.push(`act at ${row.seq} concerns purchase ${purchaseId}, which is not there`);
        continue;
      }
      purchase.isRestated = true;
      purchase.isRefunded = refunded === true;
      purchase.status = status;
      purchase.answers = submissions.filter(({ verdict }) => verdict !== "annulled").length;
      touched.add(team);
    }
    for (const { teamId, purchaseId, deltaPoints } of posted) {
      const team = this.teams.get(teamId);
      if (!team) continue;
      post(team, deltaPoints, purchaseId);
      touched.add(team);
    }
    for (const team of touched) this.#note(team, row);
  }

  #activePurchase({ seq, type }: JournalRow, teamId: string, purchaseId: number) {
    const team = this.teams.get(teamId);
    const purchase = team?.purchases.get(purchaseId);
    if (team && purchase?.status === "active") return { team, purchase };
    this.faults.push(
      `${type} at ${seq} concerns purchase ${purchaseId}, which is ${purchase?.status ?? "not there"}`,
    );
    return null;
  }

  /** What everybody may see of the team after this row. */
  #note(team: PlainTeam, { epoch }: JournalRow): void {
    if (this.#hidden.has(team.id)) return;
    const cells = this.cardIds.map(() => 0);
    let inPlayPoints = 0;
    for (const purchase of team.purchases.values()) {
      cells[this.cardIds.indexOf(purchase.cardId)] = cellOf(purchase);
      if (purchase.status === "active" && !purchase.isRefunded) inPlayPoints += purchase.paidPoints;
    }
    team.states.push({ epoch, balancePoints: balanceOf(team), inPlayPoints, cells });
  }
}

interface RestatedRow {
  readonly act:
    | {
        readonly type: "give";
        readonly teamId: string;
        readonly purchaseId: number;
        readonly cardId: number;
        readonly rewardsPoints: readonly number[];
      }
    | { readonly type: "another" };
  readonly changes: readonly {
    readonly teamId: string;
    readonly purchaseId: number;
    readonly status: PlainPurchase["status"];
    readonly submissions: readonly { readonly verdict: string }[];
    readonly refunded?: boolean;
  }[];
  readonly entries: readonly {
    readonly teamId: string;
    readonly purchaseId: number | null;
    readonly deltaPoints: number;
  }[];
}

/** The sum of the ledger. */
export function balanceOf({ ledger }: PlainTeam): number {
  return ledger.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
}

function post(team: PlainTeam, deltaPoints: number, purchaseId: number | null): void {
  team.ledger.push({ deltaPoints, purchaseId });
}

/** 0 nothing · 1 active · 2 failed · 3 expired · 4 withdrawn · 10 + k solved by attempt k */
function cellOf({ status, answers }: PlainPurchase): number {
  const cells = { active: 1, failed: 2, expired: 3, withdrawn: 4, solved: 10 + Math.max(1, answers) };
  return cells[status];
}

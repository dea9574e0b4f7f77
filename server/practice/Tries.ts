import { randomInt } from "node:crypto";
import type { Board, LiveBoard } from "../../shared/contest/board.ts";
import { editingOf, unfinishedCards } from "../../shared/contest/editing.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { PracticeMinutes } from "../../shared/practice.ts";
import type { PlayersChoice, TrialState } from "../../shared/trying.ts";
import type { SeatClaim } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { OwnedElsewhere } from "../cluster/Owners.ts";
import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { UnknownContest } from "../journal/journal.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import { ContestBroken } from "../supervision/BrokenContests.ts";
import type { LookedContests } from "../supervision/LookedContests.ts";
import type { HeldContest, MemoryContent, MemoryContests } from "./MemoryContests.ts";
import { SimulatedTeams } from "./SimulatedTeams.ts";
import { trialTeamNames } from "./trialTeams.ts";

export interface TriesDeps {
  /** Of the trials alone. */
  readonly contests: MemoryContests;
  readonly looked: LookedContests;
  readonly budgets: Budgets;
  readonly clock: Clock;
  readonly log: Log;
}

export interface TryWish extends PlayersChoice {
  readonly accountId: string;
  readonly teams: number;
  readonly minutes: PracticeMinutes | null;
  /** The room code of the account's own trial that goes when this one has begun. PRA10 */
  readonly insteadOf?: string;
}

export type StartedTry =
  | ({ readonly ok: true; readonly roomCode: string; readonly leftOut: number } & SeatClaim)
  | { readonly ok: false; readonly rejection: Rejection }
  | { readonly ok: false; readonly code: "try_full" }
  | { readonly ok: false; readonly code: "try_too_often"; readonly waitMs: number };

/** What a trial is one of, and who plays in it. */
interface Trial {
  readonly sourceId: string;
  /** Of the content, when it was copied. */
  readonly mark: string;
  readonly simulated: SimulatedTeams;
}

/** When all places are taken, whoever has been away for so long loses theirs. */
const awayMs = 5 * 60_000;
const seeds = 2 ** 32;

/** Authors who try what they write: each trial is a contest in memory, with a copy of the content. PRA9 – PRA12 */
export class Tries {
  readonly #deps: TriesDeps;
  /** Gone with the contest: its row is held as long as it is there. */
  readonly #trials = new WeakMap<ContestRow, Trial>();

  constructor(deps: TriesDeps) {
    this.#deps = deps;
  }

  find(roomCode: string): ContestRow | undefined {
    return this.#deps.contests.find(roomCode)?.row;
  }

  /** Whose the trial behind a room code is; undefined: it is none. */
  authorOf(roomCode: string): string | undefined {
    return this.#deps.contests.find(roomCode)?.holder;
  }

  /** The contest whose pictures a contest shows: its own, unless it is a trial of another. PRA12 */
  picturesOf(contestId: string): string {
    const held = this.#deps.contests.all().find(({ row }) => row.id === contestId);
    return (held && this.#trials.get(held.row)?.sourceId) ?? contestId;
  }

  /** A running contest on a copy of what is written. */
  start(draft: ContestState, wish: TryWish): Promise<StartedTry> {
    return this.#deps.contests.inTurn(() => this.#start(draft, wish));
  }

  /** How it stands with a trial; undefined: it is none. */
  async look(roomCode: string): Promise<TrialState | undefined> {
    const trial = this.#trial(roomCode);
    if (!trial) return undefined;
    const { simulated, sourceId, mark } = trial;
    return { ...simulated.choice, teams: simulated.count, changed: (await this.#markOf(sourceId)) !== mark };
  }

  /** Lets its simulated teams play so; false: it is no trial. */
  steer(roomCode: string, choice: PlayersChoice): boolean {
    const trial = this.#trial(roomCode);
    trial?.simulated.change(choice);
    return trial !== undefined;
  }

  async #start(draft: ContestState, wish: TryWish): Promise<StartedTry> {
    const content = contentOf(draft);
    if (!content) return { ok: false, rejection: { code: "board_empty" } };
    const share = { rate: "tries", whose: wish.accountId } as const;
    const started = await this.#deps.budgets.spend(
      [share],
      () => this.#begin(draft, content, wish),
      ({ ok }) => !ok,
    );
    return started.ok ? started.result : { ok: false, code: "try_too_often", waitMs: started.waitMs };
  }

  async #begin(draft: ContestState, content: MemoryContent, wish: TryWish): Promise<StartedTry> {
    const { contests, clock, log } = this.#deps;
    const { accountId, teams, minutes, skillPercent, cardSeconds, hurry } = wish;
    const named = contests.find(wish.insteadOf ?? "");
    const before = named?.holder === accountId ? named : undefined;
    if (!(await this.#hasPlace(accountId, before))) return { ok: false, code: "try_full" };
    const contest = await contests.begin(content, {
      holder: accountId,
      minutes,
      teamNames: trialTeamNames(draft.language, teams),
    });
    const { row, places } = contest;
    const [own, ...others] = places;
    if (!own) throw new Error("a trial has no team");
    const simulated = new SimulatedTeams({ contest, clock, log, seed: randomInt(seeds) }, others, {
      skillPercent,
      cardSeconds,
      hurry,
    });
    this.#trials.set(row, { sourceId: draft.contestId, mark: markOf(draft), simulated });
    // Not only when its page leaves it: of authors who begin anew together, each would count twice until then. PRA10
    if (before) await contests.remove(before.row);
    const leftOut = unfinishedCards(draft).length;
    return { ok: true, roomCode: row.roomCode, contestId: row.id, leftOut, ...own };
  }

  /** PRA10: an author who begins another one is not there any more where he was. `before`: about to go, and needs no place. */
  async #hasPlace(accountId: string, before: HeldContest | undefined): Promise<boolean> {
    const { budgets, contests } = this.#deps;
    const ofAccount = contests.of(accountId).filter((held) => held !== before);
    const isFull = ofAccount.length >= budgets.most("accountTries");
    if (isFull && !(await contests.makePlace(ofAccount, 0))) return false;
    const most = budgets.most("tries");
    const size = contests.size - (before ? 1 : 0);
    return size < most || (most > 0 && contests.makePlace(contests.all(), awayMs));
  }

  #trial(roomCode: string): Trial | undefined {
    const row = this.find(roomCode);
    return row && this.#trials.get(row);
  }

  /** Of what is tried, as it is now; undefined: it is gone, or cannot be read here. */
  async #markOf(sourceId: string): Promise<string | undefined> {
    try {
      return markOf((await this.#deps.looked.look(sourceId)).state);
    } catch (error) {
      const isUnreadable = error instanceof ContestBroken || error instanceof OwnedElsewhere;
      if (isUnreadable || error instanceof UnknownContest) return undefined;
      throw error;
    }
  }
}

/** What of a contest can be played now; null: nothing. Cards that are not finished, aside or void are left out. PRA9 */
function contentOf(draft: ContestState): MemoryContent | null {
  const { title, language, theme, rules } = draft;
  const board = boardNow(draft.board);
  if (board.cards.length === 0) return null;
  return { title, language, rules, board, ...(theme && { theme }) };
}

/** Each card with the task that is bought now, and none of what it was before. */
function boardNow({ rows, columns, cards }: LiveBoard): Board {
  const sold = cards.filter(({ voided }) => !voided);
  return {
    rows,
    columns,
    cards: sold.map(({ id, row, column, category, pricePoints, task: { statement, checker, solution } }) => {
      const task = { version: 1, statement, checker, ...(solution !== undefined && { solution }) };
      return { id, row, column, category, pricePoints, task, earlierTasks: [] };
    }),
  };
}

/** Moves with whatever is written, and with what moderators put right. */
function markOf(state: ContestState): string {
  return `${editingOf(state).revision} ${state.acts?.length ?? 0}`;
}

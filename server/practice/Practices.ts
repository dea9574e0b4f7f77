import { classicRules } from "../../shared/contest/rules.ts";
import { type PracticeMinutes, practiceTeamName } from "../../shared/practice.ts";
import type { SeatClaim } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import type { DemoBoard } from "./demoBoards.ts";
import type { HeldContest, MemoryContests } from "./MemoryContests.ts";

export interface PracticesDeps {
  /** Of the practices alone. */
  readonly contests: MemoryContests;
  readonly readBoards: () => Promise<readonly DemoBoard[]>;
  readonly budgets: Budgets;
}

export type StartedPractice =
  | ({ readonly ok: true; readonly roomCode: string } & SeatClaim)
  | { readonly ok: false; readonly code: "unknown_board" | "practice_full" }
  | { readonly ok: false; readonly code: "practice_too_often"; readonly waitMs: number };

/** When all places are taken, whoever has been away for so long loses theirs. */
const awayMs = 5 * 60_000;

/** Contests in memory of one person alone on a demo board. PRA1 – PRA8 */
export class Practices {
  readonly #deps: PracticesDeps;
  #boards: Promise<readonly DemoBoard[]> | null = null;

  constructor(deps: PracticesDeps) {
    this.#deps = deps;
  }

  /** The boards to choose from. Read once; tried anew after a failure. */
  boards(): Promise<readonly DemoBoard[]> {
    const boards = this.#boards ?? this.#deps.readBoards();
    this.#boards = boards;
    boards.catch(() => {
      this.#boards = null;
    });
    return boards;
  }

  /** The practice behind a room code. */
  find(roomCode: string): ContestRow | undefined {
    return this.#deps.contests.find(roomCode)?.row;
  }

  /** A running contest with its one team and one seat, or why not. */
  start(wish: {
    readonly board: string;
    readonly minutes: PracticeMinutes | null;
    readonly address: string;
    /** The id of a practice of the same player that goes when this one has begun. PRA13 */
    readonly insteadOf?: string;
  }): Promise<StartedPractice> {
    return this.#deps.contests.inTurn(() => this.#start(wish));
  }

  async #start({
    board: boardId,
    minutes,
    address,
    insteadOf,
  }: Parameters<Practices["start"]>[0]): Promise<StartedPractice> {
    const board = (await this.boards()).find(({ id }) => id === boardId);
    if (!board) return { ok: false, code: "unknown_board" };
    const share = { rate: "practiceStarts", whose: address } as const;
    const started = await this.#deps.budgets.spend(
      [share],
      () => this.#begin(board, minutes, address, insteadOf),
      ({ ok }) => !ok,
    );
    if (started.ok) return started.result;
    return { ok: false, code: "practice_too_often", waitMs: started.waitMs }; // PRA8
  }

  async #begin(
    board: DemoBoard,
    minutes: PracticeMinutes | null,
    address: string,
    insteadOf: string | undefined,
  ): Promise<StartedPractice> {
    const { contests } = this.#deps;
    const before = contests.all().find(({ row }) => row.id === insteadOf);
    if (!(await this.#hasPlace(address, before))) return { ok: false, code: "practice_full" }; // PRA7
    const { title, language } = board;
    const { row, places } = await contests.begin(
      { title, language, board: board.board, rules: classicRules },
      { holder: address, minutes, teamNames: [practiceTeamName] },
    );
    const [place] = places;
    if (!place) throw new Error("a practice has no team");
    // Not only when its page leaves it: of a class that begins anew together, each would count twice until then. PRA13
    if (before) await contests.remove(before.row);
    return { ok: true, roomCode: row.roomCode, contestId: row.id, ...place };
  }

  /** `before`: about to go, and needs no place. */
  async #hasPlace(address: string, before: HeldContest | undefined): Promise<boolean> {
    const { budgets, contests } = this.#deps;
    const ofAddress = contests.of(address).filter((held) => held !== before);
    const isFull = ofAddress.length >= budgets.most("addressPractices");
    if (isFull && !(await contests.makePlace(ofAddress, awayMs))) return false;
    const most = budgets.most("practices");
    const size = contests.size - (before ? 1 : 0);
    return size < most || (most > 0 && contests.makePlace(contests.all(), awayMs));
  }
}

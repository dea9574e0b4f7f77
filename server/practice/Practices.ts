import { randomUUID } from "node:crypto";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import type { ContestDefinition } from "../../shared/contest/events.ts";
import { classicRules } from "../../shared/contest/rules.ts";
import { type PracticeMinutes, practiceTeamName } from "../../shared/practice.ts";
import { randomPin, randomPracticeCode, randomSeatId } from "../auth/random.ts";
import type { SeatClaim } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import type { MemoryJournal } from "../journal/memoryJournal.ts";
import { SerialQueue } from "../journal/serialQueue.ts";
import type { Log } from "../ops/log.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import type { DemoBoard } from "./demoBoards.ts";

export interface PracticesDeps {
  /** Holds the practices' events, and nothing else. */
  readonly journal: MemoryJournal;
  readonly live: LiveContests;
  readonly clock: Clock;
  readonly log: Log;
  readonly readBoards: () => Promise<readonly DemoBoard[]>;
  readonly budgets: Budgets;
  readonly rooms: {
    /** When the last client left the contest's room, ms since 1970; null while somebody is there. */
    emptySince(contestId: string): Promise<number | null>;
    /** Ends the contest's runner and room. */
    closeContest(contestId: string): Promise<void>;
  };
}

export type StartedPractice =
  | ({ readonly ok: true; readonly roomCode: string } & SeatClaim)
  | { readonly ok: false; readonly code: "unknown_board" | "practice_full" }
  | { readonly ok: false; readonly code: "practice_too_often"; readonly waitMs: number };

interface Practice {
  readonly row: ContestRow;
  readonly address: string;
}

/** Without a clock the rules still want an end: one that nobody reaches. */
const withoutClockMs = 24 * 60 * 60_000;
const keptEmptyMs = 30 * 60_000;
/** When all places are taken, whoever has been away for so long loses theirs. */
const awayMs = 5 * 60_000;
const lookForEmptyEveryMs = 60_000;

const player = "practice";
const organizer: Actor = { role: "moderator", accountId: player };

/**
 * Contests of one person alone on a demo board: live contests like any other, but journalled in memory only, owned by
 * nobody and found by nobody but their player. PRA1 – PRA8
 */
export class Practices {
  readonly #deps: PracticesDeps;
  /** By room code, the oldest first. */
  readonly #practices = new Map<string, Practice>();
  /** One start at a time: two must not take the last place. */
  readonly #queue = new SerialQueue();
  #boards: Promise<readonly DemoBoard[]> | null = null;
  #cancelSweep: () => void = () => undefined;

  constructor(deps: PracticesDeps) {
    this.#deps = deps;
    this.#scheduleSweep();
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
    return this.#practices.get(roomCode)?.row;
  }

  /** A running contest with its one team and one seat, or why not. */
  start(wish: {
    readonly board: string;
    readonly minutes: PracticeMinutes | null;
    readonly address: string;
  }): Promise<StartedPractice> {
    return this.#queue.run(() => this.#start(wish));
  }

  /** No practice is removed by time any more. */
  stop(): void {
    this.#cancelSweep();
  }

  async #start({ board: boardId, minutes, address }: Parameters<Practices["start"]>[0]) {
    const board = (await this.boards()).find(({ id }) => id === boardId);
    if (!board) return { ok: false, code: "unknown_board" } as const;
    const { budgets } = this.#deps;
    const taken = await budgets.take("practiceStarts", address);
    if (!taken.ok) return { ok: false, code: "practice_too_often", waitMs: taken.waitMs } as const; // PRA8
    if (!(await this.#hasPlace(address))) {
      await budgets.give("practiceStarts", address);
      return { ok: false, code: "practice_full" } as const; // PRA7
    }

    const now = this.#deps.clock.now();
    const contestId = randomUUID();
    const roomCode = randomPracticeCode();
    const { title, language } = board;
    const durationMs = minutes === null ? withoutClockMs : minutes * 60_000;
    this.#deps.journal.createContest(definitionOf(board, { contestId, roomCode, durationMs }), now);
    const row = { id: contestId, ownerAccountId: player, title, roomCode, language, createdAt: now };
    this.#practices.set(roomCode, { row, address });
    try {
      const seat = await this.#open(await this.#deps.live.get(contestId));
      return { ok: true, roomCode, contestId, ...seat } as const;
    } catch (error) {
      await this.#remove(row);
      throw error;
    }
  }

  /** From the draft to the running contest. */
  async #open(runner: ContestRunner): Promise<{ readonly teamId: string; readonly seatId: string }> {
    const execute = (command: Command, actor: Actor) =>
      runner.execute({ id: null, command, actor, receivedAt: this.#deps.clock.now() });
    const seat = {
      type: "JoinContest",
      name: practiceTeamName,
      pin: randomPin(),
      seatId: randomSeatId(),
    } as const;
    await execute({ type: "OpenLobby" }, organizer);
    const joined = await execute(seat, { role: "guest" });
    const started = await execute({ type: "StartContest" }, organizer);
    if (!started.ok || !joined.ok || joined.outcome.type !== "joined")
      throw new Error(`a practice did not start: ${JSON.stringify([joined, started])}`);
    const logFault = (err: unknown) => {
      // It ended meanwhile: there is nothing to go on with.
      if (!(err instanceof RunnerEnded)) this.#deps.log.error({ err }, "a practice did not go on");
    };
    runner.subscribe({
      published: (_before, after) => {
        // PRA5: nobody else is there to let it go on after a gap of the program.
        if (after.phase === "paused") execute({ type: "ResumeContest" }, organizer).catch(logFault);
      },
      savingChanged: () => undefined,
      ended: () => undefined,
    });
    return { teamId: joined.outcome.teamId, seatId: seat.seatId };
  }

  async #hasPlace(address: string): Promise<boolean> {
    const { budgets } = this.#deps;
    const ofAddress = [...this.#practices.values()].filter((other) => other.address === address);
    const isFull = ofAddress.length >= budgets.most("addressPractices");
    if (isFull && !(await this.#makePlace(ofAddress))) return false;
    const most = budgets.most("practices");
    return this.#practices.size < most || (most > 0 && this.#makePlace([...this.#practices.values()]));
  }

  /** Removes the one that needs its place least; false when each is in use. */
  async #makePlace(practices: readonly Practice[]): Promise<boolean> {
    const now = this.#deps.clock.now();
    const left: { readonly row: ContestRow; readonly since: number }[] = [];
    for (const { row } of practices) {
      const since = await this.#emptySince(row);
      if (since === null) continue;
      const { phase } = (await this.#deps.live.get(row.id)).state;
      if (phase === "finished" || now - since >= awayMs) left.push({ row, since });
    }
    const [longest] = left.sort((a, b) => a.since - b.since);
    if (longest) await this.#remove(longest.row);
    return longest !== undefined;
  }

  async #emptySince(row: ContestRow): Promise<number | null> {
    const since = await this.#deps.rooms.emptySince(row.id);
    return since === null ? null : Math.max(since, row.createdAt);
  }

  async #remove({ id, roomCode }: ContestRow): Promise<void> {
    this.#practices.delete(roomCode);
    await this.#deps.rooms.closeContest(id);
    this.#deps.journal.forget(id);
  }

  #scheduleSweep(): void {
    const { clock, log } = this.#deps;
    this.#cancelSweep = clock.schedule(clock.now() + lookForEmptyEveryMs, () => {
      this.#queue
        .run(() => this.#removeEmpty())
        .catch((error: unknown) => log.warn({ err: error }, "a left practice was not removed"));
      this.#scheduleSweep();
    });
  }

  async #removeEmpty(): Promise<void> {
    const now = this.#deps.clock.now();
    for (const { row } of [...this.#practices.values()]) {
      const since = await this.#emptySince(row);
      if (since !== null && now - since >= keptEmptyMs) await this.#remove(row); // PRA6
    }
  }
}

function definitionOf(
  { title, language, board }: DemoBoard,
  own: Pick<ContestDefinition, "contestId" | "roomCode" | "durationMs">,
): ContestDefinition {
  return {
    ...own,
    title,
    language,
    board,
    startsAt: null,
    rules: classicRules,
    limits: { teams: 1, seatsPerTeam: 1 },
  };
}

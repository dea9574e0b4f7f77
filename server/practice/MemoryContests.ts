import { randomUUID } from "node:crypto";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import type { ContestDefinition } from "../../shared/contest/events.ts";

import type { ContestState } from "../../shared/contest/state.ts";
import type { PracticeMinutes } from "../../shared/practice.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { randomPin, randomSeatId } from "../auth/random.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import { type Log, RunnerEnded } from "../contests/runnerTypes.ts";
import type { MemoryJournal } from "../journal/memoryJournal.ts";
import { SerialQueue } from "../journal/serialQueue.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import { randomPracticeCode } from "./practiceCodes.ts";

export interface MemoryContestsDeps {
  /** Holds the events of these contests, and nothing else. */
  readonly journal: MemoryJournal;
  readonly live: LiveContests;
  readonly clock: Clock;
  readonly log: Log;
  /** Of this process, one of several; null: alone. */
  readonly slot: number | null;
  readonly rooms: {
    /** When the last client left the contest's room, ms since 1970; null while somebody is there. */
    emptySince(contestId: string): Promise<number | null>;
    /** Ends the contest's runner and room. */
    closeContest(contestId: string): Promise<void>;
  };
}

/** What is played. */
export type MemoryContent = Pick<ContestDefinition, "title" | "language" | "board" | "rules" | "theme">;

export interface HeldContest {
  readonly row: ContestRow;
  /** Whose it is: an address, an account. */
  readonly holder: string;
}

export interface Place {
  readonly teamId: string;
  readonly seatId: string;
}

/** A contest that has begun: what a program may do in it. Only contests in memory are ever handed out so. */
export interface MemoryContest {
  readonly row: ContestRow;
  /** Of the teams, in the order of their names. */
  readonly places: readonly Place[];
  readonly state: () => ContestState;
  send(actor: Actor, command: Command): Promise<CommandReply>;
  /** `ended`: it is finished or gone. Called once. */
  whenOver(ended: () => void): void;
}

/** Without a clock the rules still want an end: one that nobody reaches. */
const withoutClockMs = 24 * 60 * 60_000;
const keptEmptyMs = 30 * 60_000;
const lookForEmptyEveryMs = 60_000;

const organizerId = "practice";
const organizer: Actor = { role: "moderator", accountId: organizerId };

/**
 * Live contests like any other, but journalled in memory only, owned by nobody and found by nobody but their players.
 * PRA2 PRA5 PRA6
 */
export class MemoryContests {
  readonly #deps: MemoryContestsDeps;
  /** By room code, the oldest first. */
  readonly #held = new Map<string, HeldContest>();
  /** One start at a time: two must not take the last place. */
  readonly #queue = new SerialQueue();
  #cancelSweep: () => void = () => undefined;

  constructor(deps: MemoryContestsDeps) {
    this.#deps = deps;
    this.#scheduleSweep();
  }

  get size(): number {
    return this.#held.size;
  }

  find(roomCode: string): HeldContest | undefined {
    return this.#held.get(roomCode);
  }

  all(): readonly HeldContest[] {
    return [...this.#held.values()];
  }

  of(holder: string): readonly HeldContest[] {
    return this.all().filter((held) => held.holder === holder);
  }

  /** One after another, with the removal of those that were left. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.run(work);
  }

  /** A running contest with teams of these names, each with one seat. */
  async begin(
    content: MemoryContent,
    wish: {
      readonly holder: string;
      readonly minutes: PracticeMinutes | null;
      readonly teamNames: readonly string[];
    },
  ): Promise<MemoryContest> {
    const { journal, live, clock, slot } = this.#deps;
    const { holder, minutes, teamNames } = wish;
    const now = clock.now();
    const contestId = randomUUID();
    const roomCode = randomPracticeCode(slot);
    const { title, language } = content;
    const definition: ContestDefinition = {
      ...content,
      contestId,
      roomCode,
      durationMs: minutes === null ? withoutClockMs : minutes * 60_000,
      startsAt: null,
      limits: { teams: teamNames.length, seatsPerTeam: 1 },
    };
    journal.createContest(definition, now);
    const row = { id: contestId, ownerAccountId: organizerId, title, roomCode, language, createdAt: now };
    this.#held.set(roomCode, { row, holder });
    try {
      return await this.#open(row, await live.get(contestId), teamNames);
    } catch (error) {
      await this.remove(row);
      throw error;
    }
  }

  /** Removes the one of these that needs its place least; false when each is in use. `awayMs`: so long it waits for its player. */
  async makePlace(among: readonly HeldContest[], awayMs: number): Promise<boolean> {
    const now = this.#deps.clock.now();
    const left: { readonly row: ContestRow; readonly since: number }[] = [];
    for (const { row } of among) {
      const since = await this.#emptySince(row);
      if (since === null) continue;
      const { phase } = (await this.#deps.live.get(row.id)).state;
      if (phase === "finished" || now - since >= awayMs) left.push({ row, since });
    }
    const [longest] = left.sort((a, b) => a.since - b.since);
    if (longest) await this.remove(longest.row);
    return longest !== undefined;
  }

  async remove({ id, roomCode }: ContestRow): Promise<void> {
    this.#held.delete(roomCode);
    await this.#deps.rooms.closeContest(id);
    this.#deps.journal.forget(id);
  }

  /** None is removed by time any more. */
  stop(): void {
    this.#cancelSweep();
  }

  /** From the draft to the running contest. */
  async #open(row: ContestRow, runner: ContestRunner, teamNames: readonly string[]): Promise<MemoryContest> {
    const send = (actor: Actor, command: Command) =>
      runner.execute({ id: null, command, actor, receivedAt: this.#deps.clock.now() });
    const places: Place[] = [];
    await send(organizer, { type: "OpenLobby" });
    for (const name of teamNames) {
      const seatId = randomSeatId();
      const joined = await send({ role: "guest" }, { type: "JoinContest", name, pin: randomPin(), seatId });
      if (!joined.ok || joined.outcome.type !== "joined")
        throw new Error(`nobody could join a contest in memory: ${JSON.stringify(joined)}`);
      places.push({ teamId: joined.outcome.teamId, seatId });
    }
    const started = await send(organizer, { type: "StartContest" });
    if (!started.ok) throw new Error(`a contest in memory did not start: ${JSON.stringify(started)}`);
    this.#keepGoing(runner, () => send(organizer, { type: "ResumeContest" }));
    return { row, places, state: () => runner.state, send, whenOver: (ended) => whenOver(runner, ended) };
  }

  #keepGoing(runner: ContestRunner, resume: () => Promise<unknown>): void {
    const logFault = (err: unknown) => {
      // It ended meanwhile: there is nothing to go on with.
      const { contestId } = runner.state;
      if (!(err instanceof RunnerEnded)) this.#deps.log.error({ contestId, err }, "a practice did not go on");
    };
    runner.subscribe({
      published: (_before, after) => {
        // PRA5: nobody else is there to let it go on after a gap of the program.
        if (after.phase === "paused") resume().catch(logFault);
      },
      savingChanged: () => undefined,
      ended: () => undefined,
    });
  }

  async #emptySince(row: ContestRow): Promise<number | null> {
    const since = await this.#deps.rooms.emptySince(row.id);
    return since === null ? null : Math.max(since, row.createdAt);
  }

  #scheduleSweep(): void {
    const { clock, log } = this.#deps;
    this.#cancelSweep = clock.schedule(clock.now() + lookForEmptyEveryMs, () => {
      this.inTurn(() => this.#removeEmpty()).catch((error: unknown) =>
        log.warn({ err: error }, "a left practice was not removed"),
      );
      this.#scheduleSweep();
    });
  }

  async #removeEmpty(): Promise<void> {
    const now = this.#deps.clock.now();
    for (const { row } of this.all()) {
      const since = await this.#emptySince(row);
      if (since !== null && now - since >= keptEmptyMs) await this.remove(row); // PRA6
    }
  }
}

function whenOver(runner: ContestRunner, ended: () => void): void {
  let isOver = false;
  const over = () => {
    if (isOver) return;
    isOver = true;
    unsubscribe();
    ended();
  };
  const unsubscribe = runner.subscribe({
    published: (_before, after) => {
      if (after.phase === "finished") over();
    },
    savingChanged: () => undefined,
    ended: over,
  });
}

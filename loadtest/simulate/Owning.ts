import type { Excuses } from "./Excuses.ts";
import type { Judge } from "./Judge.ts";
import type { OwnerWatcher, Program } from "./Program.ts";

/** How often contests went from one program to another. */
export interface Moves {
  /** Without a handover: its owner was killed, frozen, cut off, or lost what it held it by. */
  failovers: number;
  /** By a program that was told to stop, or to one that has less to do. */
  handovers: number;
  /** Its owner lost what it held it by, and took it again itself. */
  regained: number;
}

/** Watches who has which contest. */
export class Owning implements OwnerWatcher {
  readonly moves: Moves = { failovers: 0, handovers: 0, regained: 0 };
  readonly #judge: Judge;
  readonly #excuses: Excuses;

  constructor(judge: Judge, excuses: Excuses) {
    this.#judge = judge;
    this.#excuses = excuses;
  }

  opened(contestId: string): void {
    this.#excuses.opened(contestId);
  }

  took(contestId: string, program: Program, epoch: number): void {
    const former = this.#excuses.ownerOf(contestId);
    if (former === program) this.moves.regained += 1;
    else if (former?.rooms.isLettingGoOf(contestId)) this.moves.handovers += 1;
    else if (former) this.moves.failovers += 1;
    this.#excuses.took(contestId, program, epoch);
    this.#judge.took(program.processId, contestId, epoch);
  }
}

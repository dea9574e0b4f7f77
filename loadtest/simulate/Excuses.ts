import type { Program } from "./Program.ts";
import type { World } from "./World.ts";

interface Owner {
  readonly program: Program;
  readonly epoch: number;
}

/** What was committed by then may be shown a moment later. */
const shownLaterMs = 5_000;

/**
 * When a database that went back may keep what it lost: where nobody is left who could write it again, because whoever had
 * the contest was dead, cut off or stopped before it had taken the contest anew, or because the database forgot that it had it at all.
 * That acts are missing must be said all the same.
 */
export class Excuses {
  readonly #world: World;
  readonly #owners = new Map<string, Owner>();
  /** By contest: up to when. */
  readonly #until = new Map<string, number>();
  /** Contests that a promotion took something from, and that their owners have not healed yet. */
  readonly #healing = new Map<string, Program>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The one that has the contest now, or had it last. */
  ownerOf(contestId: string): Program | null {
    return this.#owners.get(contestId)?.program ?? null;
  }

  took(contestId: string, program: Program, epoch: number): void {
    this.#owners.set(contestId, { program, epoch });
    this.#healing.delete(contestId);
  }

  /**
   * The database went back, to a time when `epoch` was the contest's: of an owner that came later it knows nothing.
   * `isDisturbed`: it, or who had the contest, suffers otherwise, too.
   */
  wentBack(contestId: string, epoch: number | null, isDisturbed: boolean): void {
    const owner = this.#owners.get(contestId);
    if (!owner) return;
    if (isDisturbed || epoch !== owner.epoch) this.#excuse(contestId);
    else this.#healing.set(contestId, owner.program);
  }

  /** Something is done to the program; null: to all of them. */
  harmed(program: Program | null): void {
    for (const [contestId, healer] of this.#healing)
      if (program === null || healer === program) this.#excuse(contestId);
  }

  /** Whether something that was told then may be lost. */
  isExcused(contestId: string, toldAt: number): boolean {
    return toldAt <= (this.#until.get(contestId) ?? -1);
  }

  #excuse(contestId: string): void {
    this.#until.set(contestId, this.#world.now + shownLaterMs);
    this.#healing.delete(contestId);
  }
}

import type { Program } from "./Program.ts";
import type { World } from "./World.ts";

interface Owner {
  readonly program: Program;
  readonly epoch: number;
}

/** What is left of a contest after a promotion. */
export interface Remains {
  /** Of the last claim that is known; of an owner that came later nothing is. */
  readonly epoch: number | null;
  /** So many entries are gone. */
  readonly lost: number;
  /** The database, or who had the contest, suffers otherwise, too. */
  readonly isDisturbed: boolean;
  /** All programs have been there for a while: each knows the others. */
  readonly isAcquainted: boolean;
}

interface Healing {
  readonly healer: Program;
  readonly lost: number;
  /** The database does not know any more that the healer has the contest: the others have to. */
  readonly isForgotten: boolean;
}

/** How often a promotion took entries of a contest. */
export interface Losses {
  /** And its owner wrote them again. */
  healed: number;
  /** And nobody could. */
  excused: number;
}

/** By then whoever opened a contest has read what the owner before committed last. */
const readWithinMs = 5_000;
/** What was committed by then may be shown a moment later. */
const shownLaterMs = 5_000;

/**
 * When a database that went back may keep what it lost: where nobody is left who could write it again, because whoever had
 * the contest was dead, cut off or stopped before it had taken the contest anew, or because the database forgot that it had
 * it at all, and it, or somebody else, had only just come. That acts are missing must be said all the same.
 */
export class Excuses {
  readonly losses: Losses = { healed: 0, excused: 0 };
  readonly #world: World;
  readonly #owners = new Map<string, Owner>();
  /** By contest: up to when. */
  readonly #until = new Map<string, number>();
  /** Contests that a promotion may have taken something from, with who has to heal them. */
  readonly #healing = new Map<string, Healing>();
  readonly #openedAt = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The one that has the contest now, or had it last. */
  ownerOf(contestId: string): Program | null {
    return this.#owners.get(contestId)?.program ?? null;
  }

  opened(contestId: string): void {
    this.#openedAt.set(contestId, this.#world.now);
  }

  took(contestId: string, program: Program, epoch: number): void {
    this.#owners.set(contestId, { program, epoch });
    const healing = this.#healing.get(contestId);
    if (healing?.healer === program && healing.lost > 0) this.losses.healed += 1;
    this.#healing.delete(contestId);
  }

  wentBack(contestId: string, { epoch, lost, isDisturbed, isAcquainted }: Remains): void {
    const owner = this.#owners.get(contestId);
    if (!owner) return;
    const isForgotten = epoch !== owner.epoch;
    const hasRead = this.#world.now - (this.#openedAt.get(contestId) ?? 0) > readWithinMs;
    if (isDisturbed || (isForgotten && !(isAcquainted && hasRead))) this.#excuse(contestId, lost);
    else this.#healing.set(contestId, { healer: owner.program, lost, isForgotten });
  }

  /** Something is done to the program; null: to all of them. */
  harmed(program: Program | null): void {
    for (const [contestId, { healer, lost, isForgotten }] of this.#healing)
      if (program === null || healer === program || isForgotten) this.#excuse(contestId, lost);
  }

  /** Whether something that was told then may be lost. */
  isExcused(contestId: string, toldAt: number): boolean {
    return toldAt <= (this.#until.get(contestId) ?? -1);
  }

  #excuse(contestId: string, lost: number): void {
    if (lost > 0) this.losses.excused += 1;
    this.#until.set(contestId, this.#world.now + shownLaterMs);
    this.#healing.delete(contestId);
  }
}

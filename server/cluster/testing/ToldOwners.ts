import type { Journal } from "../../journal/journal.ts";
import type { Mark } from "../marks.ts";
import { type Claim, OwnedElsewhere, type Owners, type Place } from "../Owners.ts";
import { SoleOwners } from "../SoleOwners.ts";

/** Says of each contest where it is as it was told; of all others that they are here. */
export class ToldOwners implements Owners {
  /** Whether it says that there are others that may have a contest. */
  isShared = false;
  /** By contest, how often it was asked. */
  readonly asked = new Map<string, number>();
  /** With which marks contests were claimed, in order. */
  readonly marks: (Mark | null)[] = [];
  /** Which contests were let go of, in order. */
  readonly released: string[] = [];
  /** Contests that another process claims a moment before us, and where they are told to be then; null: as before. */
  readonly taken = new Map<string, Place | null>();
  /** What every question throws instead; null: it is answered. */
  trouble: Error | null = null;
  readonly #places = new Map<string, Place>();
  readonly #journal: () => Journal;

  constructor(journal: () => Journal) {
    this.#journal = journal;
  }

  tell(contestId: string, place: Place): void {
    this.#places.set(contestId, place);
  }

  async locate(contestId: string): Promise<Place> {
    this.asked.set(contestId, (this.asked.get(contestId) ?? 0) + 1);
    if (this.trouble) throw this.trouble;
    return this.#places.get(contestId) ?? { at: "here" };
  }

  async claim(contestId: string, mark: Mark | null): Promise<Claim> {
    const takenTo = this.taken.get(contestId);
    if (takenTo) this.tell(contestId, takenTo);
    if (takenTo !== undefined) throw new OwnedElsewhere();
    this.marks.push(mark);
    return new SoleOwners(this.#journal()).claim(contestId);
  }

  async release(contestId: string): Promise<void> {
    this.released.push(contestId);
  }

  async held(): Promise<void> {}

  onRegained(): void {}
}

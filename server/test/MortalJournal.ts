import { EpochFenced, type Journal, type JournalBatch } from "../journal/journal.ts";

/** What the next append meets: nothing gets through, or it is committed and its writer never hears so. */
export type AppendFault = "lost" | "answerLost";

/** A real journal that the process may be cut off from, for a moment or for good, as by a failing network or a kill. */
export class MortalJournal implements Journal {
  readonly #journal: Journal;
  #dead = false;
  #nextFault: AppendFault | null = null;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** From now on nothing is written or read by this process; what is under way may still be committed. */
  die(): void {
    this.#dead = true;
  }

  failNextAppend(fault: AppendFault): void {
    this.#nextFault = fault;
  }

  append(batch: JournalBatch): Promise<void> {
    return this.#while(async () => {
      const fault = this.#nextFault;
      this.#nextFault = null;
      if (fault === "lost") throw new Error("the connection broke before the append");
      await this.#journal.append(batch);
      if (fault === "answerLost") throw new Error("the connection broke after the append");
    });
  }

  claim(...args: Parameters<Journal["claim"]>): ReturnType<Journal["claim"]> {
    return this.#while(() => this.#journal.claim(...args));
  }

  read(...args: Parameters<Journal["read"]>): ReturnType<Journal["read"]> {
    return this.#while(() => this.#journal.read(...args));
  }

  findCommand(...args: Parameters<Journal["findCommand"]>): ReturnType<Journal["findCommand"]> {
    return this.#while(() => this.#journal.findCommand(...args));
  }

  readCommandKeys(...args: Parameters<Journal["readCommandKeys"]>): ReturnType<Journal["readCommandKeys"]> {
    return this.#while(() => this.#journal.readCommandKeys(...args));
  }

  findSnapshot(...args: Parameters<Journal["findSnapshot"]>): ReturnType<Journal["findSnapshot"]> {
    return this.#while(() => this.#journal.findSnapshot(...args));
  }

  saveSnapshot(...args: Parameters<Journal["saveSnapshot"]>): ReturnType<Journal["saveSnapshot"]> {
    return this.#while(() => this.#journal.saveSnapshot(...args));
  }

  renewLiveness(...args: Parameters<Journal["renewLiveness"]>): ReturnType<Journal["renewLiveness"]> {
    return this.#while(() => this.#journal.renewLiveness(...args));
  }

  findLiveness(...args: Parameters<Journal["findLiveness"]>): ReturnType<Journal["findLiveness"]> {
    return this.#while(() => this.#journal.findLiveness(...args));
  }

  saveResults(...args: Parameters<Journal["saveResults"]>): ReturnType<Journal["saveResults"]> {
    return this.#while(() => this.#journal.saveResults(...args));
  }

  findResultsSeq(...args: Parameters<Journal["findResultsSeq"]>): ReturnType<Journal["findResultsSeq"]> {
    return this.#while(() => this.#journal.findResultsSeq(...args));
  }

  async #while<T>(work: () => Promise<T>): Promise<T> {
    this.#throwIfDead();
    const result = await work();
    this.#throwIfDead();
    return result;
  }

  #throwIfDead(): void {
    // What a runner must take for the end: a killed process does not try again.
    if (this.#dead) throw new EpochFenced("this process was killed");
  }
}

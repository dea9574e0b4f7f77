import type { JournalBatch } from "../journal/journal.ts";
import { MemoryJournal } from "../journal/memoryJournal.ts";

/** A journal whose database can be taken away. */
export class FaultyJournal extends MemoryJournal {
  /**
   * `down`: nothing gets through. `answerLost`: the next append is committed, but its writer never hears so. `late`: the
   * next append is given up, and committed only when it is made again.
   */
  mode: "up" | "down" | "answerLost" | "late" = "up";
  /** How often it was asked for a command. */
  questions = 0;
  /** Only the results cannot be written. */
  resultsFail = false;
  appends = 0;
  /** Where snapshots were taken. */
  readonly snapshotSeqs: number[] = [];
  #held: Promise<void> = Promise.resolve();
  #late: JournalBatch | null = null;

  /** Keeps appends waiting before their commit; returns what lets them go. */
  hold(): () => void {
    let release = () => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  override async append(batch: JournalBatch): Promise<void> {
    this.#failWhenDown();
    await this.#held;
    this.appends += 1;
    if (this.mode === "late") {
      this.mode = "up";
      this.#late = batch;
      throw new Error("connection lost");
    }
    if (this.#late) await super.append(this.#late);
    this.#late = null;
    await super.append(batch);
    if (this.mode === "answerLost") {
      this.mode = "up";
      throw new Error("connection lost");
    }
  }

  override async read(...args: Parameters<MemoryJournal["read"]>): ReturnType<MemoryJournal["read"]> {
    this.#failWhenDown();
    return super.read(...args);
  }

  override async findCommand(
    ...args: Parameters<MemoryJournal["findCommand"]>
  ): ReturnType<MemoryJournal["findCommand"]> {
    this.#failWhenDown();
    this.questions += 1;
    return super.findCommand(...args);
  }

  override async saveSnapshot(...args: Parameters<MemoryJournal["saveSnapshot"]>): Promise<void> {
    this.snapshotSeqs.push(args[2].seq);
    return super.saveSnapshot(...args);
  }

  override async renewLiveness(...args: Parameters<MemoryJournal["renewLiveness"]>): Promise<void> {
    this.#failWhenDown();
    return super.renewLiveness(...args);
  }

  override async saveResults(...args: Parameters<MemoryJournal["saveResults"]>): Promise<void> {
    this.#failWhenDown();
    if (this.resultsFail) throw new Error("no results");
    return super.saveResults(...args);
  }

  #failWhenDown(): void {
    if (this.mode === "down") throw new Error("the database is away");
  }
}

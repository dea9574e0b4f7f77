/** How far a bot was shown a contest: every epoch in order, and the newest mark of the last. */
export class Reached {
  readonly #epochs: number[] = [];
  #mark: string | null = null;

  get epochs(): readonly number[] {
    return this.#epochs;
  }

  get epoch(): number {
    return this.#epochs.at(-1) ?? 0;
  }

  /** What it sends along with the next wish for a seat; nobody but the server reads it. */
  get mark(): string | null {
    return this.#mark;
  }

  /** False: a process shows an epoch that is over. */
  take(epoch: number): boolean {
    if (epoch < this.epoch) return false;
    if (epoch > this.epoch) this.#epochs.push(epoch);
    return true;
  }

  note(mark: string | undefined): void {
    if (mark) this.#mark = mark;
  }
}

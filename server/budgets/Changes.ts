/** Who wants to hear when something of a contest changes that its journal does not hold. */
export class Changes {
  readonly #listeners = new Map<string, Set<() => void>>();

  /** Returns what unsubscribes. */
  subscribe(contestId: string, call: () => void): () => void {
    const listeners = this.#listeners.get(contestId) ?? new Set();
    this.#listeners.set(contestId, listeners.add(call));
    return () => {
      listeners.delete(call);
      if (listeners.size === 0 && this.#listeners.get(contestId) === listeners)
        this.#listeners.delete(contestId);
    };
  }

  tell(contestId: string): void {
    for (const call of this.#listeners.get(contestId) ?? []) call();
  }
}

/** What a run prints: every step with its time. Failures are told at once, and counted at the end. */
export class Report {
  #passed = 0;
  #failed = 0;
  readonly #startedAt = performance.now();
  readonly #onFailure: (step: string) => Promise<void>;

  /** `onFailure` keeps what can be seen at that moment. */
  constructor(onFailure: (step: string) => Promise<void>) {
    this.#onFailure = onFailure;
  }

  get hasFailures(): boolean {
    return this.#failed > 0;
  }

  act(title: string): void {
    console.log(`\n${title}`);
  }

  /** Figures between the steps. */
  tell(lines: string): void {
    console.log(lines.replaceAll(/^/gm, "      "));
  }

  /** A step that the rest of the journey stands on: when it fails, it throws {@link JourneyEnded}. */
  async step<T>(name: string, run: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      const result = await run();
      this.#passed++;
      this.#print("✓", name, startedAt);
      return result;
    } catch (error) {
      await this.#fail(name, startedAt, error);
      throw new JourneyEnded(name);
    }
  }

  /** A comparison: when it fails, the journey goes on. */
  async check(name: string, run: () => Promise<void> | void): Promise<void> {
    const startedAt = performance.now();
    try {
      await run();
      this.#passed++;
      this.#print("✓", name, startedAt);
    } catch (error) {
      await this.#fail(name, startedAt, error);
    }
  }

  summary(): void {
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(0);
    console.log(`\nin ${seconds} s`);
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
  }

  async #fail(name: string, startedAt: number, error: unknown): Promise<void> {
    if (error instanceof JourneyEnded) throw error;
    this.#failed++;
    this.#print("✗", name, startedAt);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(text.replaceAll(/^/gm, "      "));
    await this.#onFailure(name);
  }

  #print(sign: string, name: string, startedAt: number): void {
    const ms = Math.round(performance.now() - startedAt);
    const time = ms < 1_000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
    console.log(`  ${sign} ${name.padEnd(92)} ${time.padStart(8)}`);
  }
}

/** A step failed that others stand on; it has been reported. */
export class JourneyEnded extends Error {
  override readonly name = "JourneyEnded";
}

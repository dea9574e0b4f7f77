/** Why this process had better get no new work at the moment; read by a proxy, often. RDS10 */
export class Readiness {
  readonly #checks: (() => string | null)[] = [];

  /** `check` says what lacks, in a word or two, or null; it answers from memory, at once. */
  require(check: () => string | null): void {
    this.#checks.push(check);
  }

  /** Empty: ready. */
  get lacks(): readonly string[] {
    return this.#checks.flatMap((check) => check() ?? []);
  }
}

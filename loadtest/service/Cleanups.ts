/** How to take away what was started, in the opposite order. */
export class Cleanups {
  readonly #undo: { readonly what: string; readonly run: () => unknown }[] = [];

  #running: Promise<readonly string[]> | null = null;

  /** `what` is said when taking it away fails. */
  add(what: string, run: () => unknown): void {
    this.#undo.push({ what, run });
  }

  /** Takes away everything, whatever fails on the way; what failed, in sentences. Who asks again waits for the same. */
  run(): Promise<readonly string[]> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<readonly string[]> {
    const failures: string[] = [];
    for (let last = this.#undo.pop(); last; last = this.#undo.pop()) {
      try {
        await last.run();
      } catch (error) {
        failures.push(`${last.what} was not taken away: ${String(error)}`);
      }
    }
    return failures;
  }
}

/** Takes everything away when this process is asked to end, or fails where nobody expects it, and ends it. */
export function cleanUpAtTheEnd(cleanups: Cleanups): void {
  const end = () => {
    cleanups.run().then(
      () => process.exit(1),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, end);
  process.once("uncaughtException", (error) => {
    console.error(error);
    end();
  });
}

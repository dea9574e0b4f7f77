/** A process that tells how far it is. */
interface Telling {
  onProgress: (value: number) => void;
}

const width = 30;
const everyMs = 200;

/** What a run tells while it goes on, on the standard error output: bars where there is a terminal, else lines. */
export class Progress {
  readonly #isTerminal = process.stderr.isTTY === true;

  say(sentence: string): void {
    process.stderr.write(`${sentence}\n`);
  }

  /** A bar that follows what several processes tell, until it is `done`. */
  bar(title: string, total: number, processes: readonly Telling[]): { readonly done: () => void } {
    const values = processes.map(() => 0);
    let shownAt = 0;
    processes.forEach((child, index) => {
      child.onProgress = (value) => {
        values[index] = value;
        if (!this.#isTerminal || performance.now() < shownAt + everyMs) return;
        shownAt = performance.now();
        this.#draw(
          title,
          values.reduce((sum, each) => sum + each, 0),
          total,
        );
      };
    });
    const startedAt = performance.now();
    return {
      done: () => {
        for (const child of processes) child.onProgress = () => {};
        const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
        this.say(`${this.#isTerminal ? "\r" : ""}${title}: ${total} in ${seconds} s`.padEnd(width * 3));
      },
    };
  }

  #draw(title: string, value: number, total: number): void {
    const filled = Math.round((value / total) * width);
    process.stderr.write(`\r${title} ${"█".repeat(filled)}${"·".repeat(width - filled)} ${value}/${total}`);
  }
}
